package org.ecluse.trust.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The keys of one process, in {@code FOLDER/keys.p12}, its password in {@code FOLDER/keys.password}; both are made on
 * first start and readable by their owner only. A key is made when it is first asked for. Safe for threads of one
 * process; two processes must not share a folder.
 */
public final class KeyVault {
    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(3650);
    private static final int SECRET_BYTES = 32;

    private final Path file;
    private final char[] password;
    private final KeyStore store;
    private final InstantSource clock;

    private KeyVault(Path file, char[] password, KeyStore store, InstantSource clock) {
        this.file = file;
        this.password = password;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Opens the folder's vault with the password file beside it, making both on first use.
     *
     * @throws KeyVaultUnreadable when the password does not fit, the file is damaged, or others can read a secret
     */
    public static KeyVault open(Path folder, InstantSource clock) {
        return open(folder, folder.resolve("keys.password"), clock);
    }

    /** Opens the folder's vault with a password file kept elsewhere. */
    public static KeyVault open(Path folder, Path passwordFile, InstantSource clock) {
        Path file = folder.resolve("keys.p12");
        if (Files.exists(file) && !Files.exists(passwordFile)) {
            throw new KeyVaultUnreadable("the keystore " + file + " is there but its password file " + passwordFile
                    + " is not; restore the password file");
        }
        char[] password = OwnerOnlyFile.readOrCreateToken(passwordFile).toCharArray();
        return new KeyVault(file, password, load(file, password), clock);
    }

    private static KeyStore load(Path file, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            if (!Files.exists(file)) {
                store.load(null, password);
                return store;
            }
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, password);
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new KeyVaultUnreadable(
                    "the keystore " + file
                            + " does not open: wrong password or damaged file; restore both from a backup",
                    e);
        }
    }

    /** The signing key of this name, made now when there is none. */
    public synchronized SigningKey signingKey(String name) {
        try {
            if (!store.containsAlias(name)) {
                addSigningKey(name);
            }
            ECKey pair = ECKey.load(store, name, password);
            // only the key: the certificate that PKCS#12 asks for, and its dates, mean nothing to anyone
            return new SigningKey(new ECKey.Builder(pair.getCurve(), pair.getX(), pair.getY())
                    .d(pair.getD())
                    .keyID(name)
                    .keyUse(KeyUse.SIGNATURE)
                    .build());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new KeyVaultUnreadable("the key " + name + " in " + file + " cannot be used; restore it", e);
        }
    }

    /** A symmetric secret of 256 bits of this name, made now when there is none; for HMAC and key derivation. */
    public synchronized SecretKey secret(String name) {
        try {
            if (!store.containsAlias(name)) {
                byte[] bytes = new byte[SECRET_BYTES];
                Crypto.random().nextBytes(bytes);
                SecretKey made = new SecretKeySpec(bytes, "HmacSHA256");
                store.setEntry(name, new KeyStore.SecretKeyEntry(made), new KeyStore.PasswordProtection(password));
                save();
            }
            Key key = store.getKey(name, password);
            return new SecretKeySpec(key.getEncoded(), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new KeyVaultUnreadable("the secret " + name + " in " + file + " cannot be used; restore it", e);
        }
    }

    private void addSigningKey(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", Crypto.provider());
        generator.initialize(new ECGenParameterSpec(Curve.P_256.getStdName()), Crypto.random());
        KeyPair pair = generator.generateKeyPair();
        store.setKeyEntry(name, pair.getPrivate(), password, new Certificate[] {certificate(name, pair)});
        save();
    }

    /** PKCS#12 keeps a private key only beside a certificate; this one vouches for nothing. */
    private Certificate certificate(String name, KeyPair pair) throws GeneralSecurityException {
        X500Name subject = new X500Name("CN=" + name);
        Date from = Date.from(clock.instant());
        Date until = Date.from(clock.instant().plus(CERTIFICATE_LIFE));
        BigInteger serial = new BigInteger(64, Crypto.random());
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA")
                    .setProvider(Crypto.provider())
                    .build(pair.getPrivate());
            var holder = new JcaX509v3CertificateBuilder(
                            subject, serial, from, until, subject, (ECPublicKey) pair.getPublic())
                    .build(signer);
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private void save() throws GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            store.store(bytes, password);
            OwnerOnlyFile.write(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
