package org.ecluse.connector.backup;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * The file format of the age tool, as far as one passphrase needs it: a header with the wrapped key of the file, then
 * chunks of 64 KiB under ChaCha20-Poly1305, the last one marked. (age-encryption.org/v1)
 */
final class AgeFormat {
    static final int CHUNK = 64 * 1024;
    static final int TAG = 16;
    static final int NONCE = 16;

    private static final String VERSION = "age-encryption.org/v1";
    private static final int KEY = 16;
    private static final int SALT = 16;
    private static final int R = 8;
    /** 64 MiB and a fifth of a second for each guess. */
    private static final int LOG_N = 16;
    /** What the tool itself writes: 256 MiB. */
    private static final int LOG_N_MAX = 18;

    private static final int LINE_MAX = 256;
    private static final Base64.Encoder TO_TEXT = Base64.getEncoder().withoutPadding();
    private static final Base64.Decoder FROM_TEXT = Base64.getDecoder();

    private AgeFormat() {}

    /** @param fileKey what the payload's key is derived from */
    record Sealed(byte[] header, byte[] fileKey) {}

    static Sealed header(String passphrase, SecureRandom random) {
        var fileKey = new byte[KEY];
        var salt = new byte[SALT];
        random.nextBytes(fileKey);
        random.nextBytes(salt);
        var wrapped = crypt(Cipher.ENCRYPT_MODE, wrappingKey(passphrase, salt, LOG_N), new byte[12], fileKey, 0, KEY);
        var text = VERSION + "\n-> scrypt " + TO_TEXT.encodeToString(salt) + " " + LOG_N + "\n"
                + TO_TEXT.encodeToString(wrapped) + "\n---";
        var whole = text + " " + TO_TEXT.encodeToString(mac(fileKey, text)) + "\n";
        return new Sealed(whole.getBytes(StandardCharsets.US_ASCII), fileKey);
    }

    /**
     * Reads the header, and leaves the stream behind it.
     *
     * @return the key of the file
     * @throws BackupRefused when it is no such file, or the passphrase is another
     */
    static byte[] open(InputStream in, String passphrase) throws IOException {
        var version = line(in);
        var stanza = line(in).split(" ");
        if (!version.equals(VERSION) || stanza.length != 4 || !stanza[1].equals("scrypt")) {
            throw notOurs(null);
        }
        var body = line(in);
        var end = line(in).split(" ");
        try {
            int logN = Integer.parseInt(stanza[3]);
            if (logN < 1 || logN > LOG_N_MAX || end.length != 2 || !end[0].equals("---")) {
                throw notOurs(null);
            }
            var wrapped = FROM_TEXT.decode(body);
            var fileKey = unwrapped(wrappingKey(passphrase, FROM_TEXT.decode(stanza[2]), logN), wrapped);
            var text = version + "\n" + String.join(" ", stanza) + "\n" + body + "\n---";
            if (!MessageDigest.isEqual(mac(fileKey, text), FROM_TEXT.decode(end[1]))) {
                throw altered();
            }
            return fileKey;
        } catch (IllegalArgumentException e) {
            throw notOurs(e);
        }
    }

    private static byte[] unwrapped(byte[] key, byte[] wrapped) {
        try {
            return crypt(Cipher.DECRYPT_MODE, key, new byte[12], wrapped, 0, wrapped.length);
        } catch (IllegalStateException e) {
            throw new BackupRefused(
                    "backup.passphrase",
                    "the archive does not open with this passphrase",
                    "give the passphrase that it was made with; nobody can open it without",
                    e);
        }
    }

    static byte[] payloadKey(byte[] fileKey, byte[] nonce) {
        return derived(fileKey, nonce, "payload");
    }

    /** @param number of the chunk, from 0 */
    static byte[] chunk(int mode, byte[] payloadKey, long number, boolean last, byte[] bytes, int length) {
        var nonce = new byte[12];
        for (int i = 0; i < 8; i++) {
            nonce[10 - i] = (byte) (number >>> (8 * i));
        }
        nonce[11] = (byte) (last ? 1 : 0);
        return crypt(mode, payloadKey, nonce, bytes, 0, length);
    }

    static BackupRefused altered() {
        return new BackupRefused(
                "backup.altered",
                "the archive was changed or cut since it was made",
                "take another copy of it; nothing was restored");
    }

    private static BackupRefused notOurs(Exception reason) {
        return new BackupRefused(
                "backup.format",
                "this file is no archive of a connector that was made with a passphrase",
                "name the file that `ecluse backup` wrote",
                reason);
    }

    private static byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] bytes, int offset, int length) {
        try {
            var cipher = Cipher.getInstance("ChaCha20-Poly1305");
            cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
            return cipher.doFinal(bytes, offset, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not authentic", e);
        }
    }

    private static byte[] wrappingKey(String passphrase, byte[] salt, int logN) {
        var label = (VERSION + "/scrypt").getBytes(StandardCharsets.US_ASCII);
        var salted = new ByteArrayOutputStream();
        salted.writeBytes(label);
        salted.writeBytes(salt);
        return SCrypt.generate(passphrase.getBytes(StandardCharsets.UTF_8), salted.toByteArray(), 1 << logN, R, 1, 32);
    }

    private static byte[] mac(byte[] fileKey, String header) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derived(fileKey, new byte[0], "header"), "HmacSHA256"));
            return mac.doFinal(header.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private static byte[] derived(byte[] key, byte[] salt, String purpose) {
        var generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(key, salt, purpose.getBytes(StandardCharsets.US_ASCII)));
        var derived = new byte[32];
        generator.generateBytes(derived, 0, derived.length);
        return derived;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() >= LINE_MAX) {
                throw notOurs(new EOFException());
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
