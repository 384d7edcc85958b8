package org.ecluse.trust.enrolment;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.keys.Crypto;
import org.ecluse.trust.keys.SigningKey;
import org.ecluse.trust.tokens.JwsVerifier;

/**
 * A compact JWS with the claims {@code aud} (the registry's DID), {@code nonce} (the registry's challenge) and
 * {@code code} (SHA-256 of the enrolment code, in hex), signed by the new key. It cannot be used at another registry,
 * for another code or after the challenge has ended.
 */
public final class KeyProof {
    private static final String TYPE = "ecluse-enrolment+jwt";

    private KeyProof() {}

    /** The newcomer's side. */
    public static String create(SigningKey key, Did registry, String nonce, String code) {
        Map<String, Object> claims = Map.of("aud", registry.toString(), "nonce", nonce, "code", hash(code));
        return key.sign(key.name(), TYPE, JSONObjectUtils.toJSONString(claims).getBytes(StandardCharsets.UTF_8));
    }

    /** The registry's side: the proof was made with this P-256 key, for this registry, challenge and code. */
    public static Verdict<ECKey> verify(String proof, ECKey key, Did registry, String nonce, String code) {
        return JwsVerifier.read(proof).then(jws -> {
            Map<String, Object> expected = Map.of("aud", registry.toString(), "nonce", nonce, "code", hash(code));
            boolean good = jws.getHeader().getType() != null
                    && TYPE.equals(jws.getHeader().getType().getType())
                    && Curve.P_256.equals(key.getCurve())
                    && expected.equals(jws.getPayload().toJSONObject())
                    && signedBy(jws, key);
            return good
                    ? Verdict.accepted(key)
                    : Verdict.refused(
                            "enrolment.proof",
                            "the proof does not show possession of the key for this challenge and code",
                            "fetch a new challenge and sign it with the private half of the key sent along");
        });
    }

    private static boolean signedBy(JWSObject jws, ECKey key) {
        try {
            ECDSAVerifier verifier = new ECDSAVerifier(key.toPublicJWK());
            verifier.getJCAContext().setProvider(Crypto.provider());
            return jws.verify(verifier);
        } catch (JOSEException | IllegalArgumentException e) {
            return false;
        }
    }

    /** SHA-256 of an enrolment code, lower-case hex: what may be kept and sent in its place. */
    public static String hash(String code) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
