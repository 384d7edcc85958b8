package org.ecluse.contracts.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** A party with a real key: P-256 or Ed25519. */
public record TestKey(String keyId, JWK pair) implements Signer, KeyLookup, OwnKeys {

    /** A new key of P-256. */
    public static TestKey of(String did) {
        try {
            return new TestKey(did + "#key-1", new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** A new key of Ed25519. */
    public static TestKey ed25519(String did) {
        var secret = new Ed25519PrivateKeyParameters(new SecureRandom());
        var pair = new OctetKeyPair.Builder(
                        Curve.Ed25519,
                        Base64URL.encode(secret.generatePublicKey().getEncoded()))
                .d(Base64URL.encode(secret.getEncoded()))
                .build();
        return new TestKey(did + "#key-1", pair);
    }

    @Override
    public String jws(String type, byte[] payload) {
        return signed(pair instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.EdDSA, keyId, type, payload);
    }

    /** A JWS whose header says what it is told to. */
    public String signed(JWSAlgorithm algorithm, String kid, String type, byte[] payload) {
        return signed(
                new JWSHeader.Builder(algorithm)
                        .keyID(kid)
                        .type(new JOSEObjectType(type))
                        .build()
                        .toString(),
                payload);
    }

    /** A JWS under any header, made by hand, without its payload. */
    public String detached(String header, byte[] payload) {
        var compact = signed(header, payload);
        return compact.substring(0, compact.indexOf('.') + 1) + compact.substring(compact.lastIndexOf('.'));
    }

    private String signed(String header, byte[] payload) {
        var input = Base64URL.encode(header) + "." + Base64URL.encode(payload);
        return input + "." + Base64URL.encode(raw(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private byte[] raw(byte[] input) {
        try {
            return pair instanceof ECKey ec
                    ? new ECDSASigner(ec)
                            .sign(new JWSHeader(JWSAlgorithm.ES256), input)
                            .decode()
                    : ed25519((OctetKeyPair) pair, input);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] ed25519(OctetKeyPair pair, byte[] input) {
        var signer = new Ed25519Signer();
        signer.init(true, new Ed25519PrivateKeyParameters(pair.getDecodedD()));
        signer.update(input, 0, input.length);
        return signer.generateSignature();
    }

    @Override
    public Optional<JWK> key(String asked) {
        return asked.equals(keyId) ? Optional.of(pair.toPublicJWK()) : Optional.empty();
    }

    @Override
    public boolean claims(String asked) {
        return asked.startsWith(keyId.substring(0, keyId.indexOf('#') + 1));
    }
}
