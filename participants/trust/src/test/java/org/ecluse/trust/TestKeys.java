package org.ecluse.trust;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.ecluse.trust.keys.Crypto;
import org.ecluse.trust.keys.SigningKey;
import org.ecluse.trust.resolution.DidDocument;
import org.ecluse.trust.resolution.DidResolver;

/** Real keys, and resolvers that know fixed documents. */
public final class TestKeys {
    private TestKeys() {}

    public static SigningKey signingKey(String name) {
        try {
            return new SigningKey(new com.nimbusds.jose.jwk.gen.ECKeyGenerator(Curve.P_256)
                    .keyID(name)
                    .provider(Crypto.provider())
                    .generate());
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static DidDocument document(Did did, SigningKey... keys) {
        return new DidDocument(
                did,
                List.of(keys).stream()
                        .map(key -> new DidDocument.Key(did.keyId(key.name()), key.publicJwk()))
                        .toList(),
                List.of());
    }

    public static DidResolver resolver(DidDocument... documents) {
        return did -> List.of(documents).stream()
                .filter(document -> document.id().equals(did))
                .findFirst()
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.refused("did.unresolvable", "unknown", "-"));
    }

    /** A compact JWS with any header, signed by this P-256 key whatever the header says. */
    public static String jws(Map<String, Object> header, String payload, SigningKey key) {
        String input = encode(com.nimbusds.jose.util.JSONObjectUtils.toJSONString(header)) + "." + encode(payload);
        return input + "." + es256(input, key.privateJwk());
    }

    public static String encode(String text) {
        return Base64URL.encode(text).toString();
    }

    private static Base64URL es256(String input, ECKey key) {
        try {
            var signer = new com.nimbusds.jose.crypto.ECDSASigner(key);
            return signer.sign(
                    new com.nimbusds.jose.JWSHeader(com.nimbusds.jose.JWSAlgorithm.ES256),
                    input.getBytes(StandardCharsets.US_ASCII));
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An Ed25519 key of Bouncy Castle's. */
    public record Ed25519(Ed25519PrivateKeyParameters secret, String name) {
        public static Ed25519 create(String name) {
            return new Ed25519(new Ed25519PrivateKeyParameters(Crypto.random()), name);
        }

        public OctetKeyPair publicJwk() {
            return new OctetKeyPair.Builder(
                            Curve.Ed25519,
                            Base64URL.encode(secret.generatePublicKey().getEncoded()))
                    .keyID(name)
                    .build();
        }

        public String jws(Map<String, Object> header, String payload) {
            String input = encode(com.nimbusds.jose.util.JSONObjectUtils.toJSONString(header)) + "." + encode(payload);
            byte[] bytes = input.getBytes(StandardCharsets.US_ASCII);
            Ed25519Signer signer = new Ed25519Signer();
            signer.init(true, secret);
            signer.update(bytes, 0, bytes.length);
            return input + "." + Base64URL.encode(signer.generateSignature());
        }
    }
}
