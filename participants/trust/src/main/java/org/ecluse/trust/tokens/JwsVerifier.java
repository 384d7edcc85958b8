package org.ecluse.trust.tokens;

import static org.ecluse.trust.Refusal.quote;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.keys.Crypto;
import org.ecluse.trust.resolution.DidResolver;

/**
 * Checks a compact JWS against the keys of the DID that is said to have signed it. Used for tokens, credentials and
 * receipts alike; what the payload means is the caller's business. Safe for threads.
 */
public final class JwsVerifier {
    /** The longest compact form looked at, in characters. */
    public static final int CHARACTERS_MAX = 65_536;

    private static final int HEADER_CHARACTERS_MAX = 4_096;
    // EdDSA is the older name of what RFC 9864 calls Ed25519.
    private static final Set<String> ED25519 = Set.of("EdDSA", "Ed25519");
    private static final Set<String> HEADERS = Set.of("alg", "kid", "typ", "cty");

    private final DidResolver resolver;

    /** A verifier that finds keys with this resolver only. */
    public JwsVerifier(DidResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The parsed JWS when it was signed by a key of this signer, made for {@code relationship}.
     *
     * @param expectedSigner the DID whose key must have signed; the {@code kid} header must be one of its keys
     */
    public Verdict<JWSObject> verify(String compact, Did expectedSigner) {
        return read(compact).then(jws -> verify(jws, expectedSigner));
    }

    /** The JWS, its header checked and its signature not yet: for callers that learn the signer from the payload. */
    public static Verdict<JWSObject> read(String compact) {
        if (compact == null || compact.length() > CHARACTERS_MAX || compact.indexOf('.') > HEADER_CHARACTERS_MAX) {
            return malformed("it is missing or longer than " + CHARACTERS_MAX + " characters");
        }
        JWSObject jws;
        try {
            jws = JWSObject.parse(compact);
        } catch (ParseException | IllegalArgumentException | StackOverflowError e) {
            // the library names "none" and other algorithms in its own way: they all end here or in checkHeader
            return looksLikeAnotherAlgorithm(compact) ? algorithmRefused("none") : malformed("it is not a compact JWS");
        }
        return checkHeader(jws.getHeader()).map(header -> jws);
    }

    /** Checks the signature of a JWS that {@link #read} accepted. */
    public Verdict<JWSObject> verify(JWSObject jws, Did expectedSigner) {
        String keyId = jws.getHeader().getKeyID();
        String prefix = expectedSigner + "#";
        if (!keyId.startsWith(prefix)) {
            return Verdict.refused(
                    "token.kid",
                    "key id " + quote(keyId) + " is not a key of " + quote(expectedSigner),
                    "sign with a key that the issuer's own DID document lists");
        }
        return resolver.resolve(expectedSigner)
                .then(document -> document.key(keyId))
                .then(key -> checkSignature(jws, key));
    }

    private static Verdict<JWSHeader> checkHeader(JWSHeader header) {
        String algorithm = header.getAlgorithm().getName();
        if (!algorithm.equals("ES256") && !ED25519.contains(algorithm)) {
            return algorithmRefused(algorithm);
        }
        // INVARIANT: a header that brings a key, an address of one, or an extension we do not know is never followed.
        for (String name : header.getIncludedParams()) {
            if (!HEADERS.contains(name)) {
                return Verdict.refused(
                        "token.header",
                        "header parameter " + quote(name) + " is not accepted",
                        "use only alg, kid, typ and cty");
            }
        }
        if (header.getKeyID() == null || header.getKeyID().isEmpty()) {
            return Verdict.refused("token.kid", "the key id is missing", "name the signing key in the kid header");
        }
        return Verdict.accepted(header);
    }

    private static Verdict<JWSObject> checkSignature(JWSObject jws, JWK key) {
        boolean good;
        try {
            good = jws.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256) ? es256(jws, key) : ed25519(jws, key);
        } catch (JOSEException | IllegalArgumentException e) {
            good = false;
        }
        return good
                ? Verdict.accepted(jws)
                : Verdict.refused(
                        "token.signature",
                        "the signature does not fit the key "
                                + quote(jws.getHeader().getKeyID()),
                        "sign with the private half of the key that the DID document lists");
    }

    private static boolean es256(JWSObject jws, JWK key) throws JOSEException {
        if (!(key instanceof ECKey ec) || !Curve.P_256.equals(ec.getCurve())) {
            return false;
        }
        ECDSAVerifier verifier = new ECDSAVerifier(ec);
        verifier.getJCAContext().setProvider(Crypto.provider());
        return jws.verify((JWSVerifier) verifier);
    }

    private static boolean ed25519(JWSObject jws, JWK key) {
        if (!(key instanceof OctetKeyPair pair) || !Curve.Ed25519.equals(pair.getCurve())) {
            return false;
        }
        byte[] signature = jws.getSignature().decode();
        if (signature.length != Ed25519PublicKeyParameters.KEY_SIZE * 2) {
            return false;
        }
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(pair.getDecodedX()));
        byte[] input = jws.getSigningInput();
        verifier.update(input, 0, input.length);
        return verifier.verifySignature(signature);
    }

    private static boolean looksLikeAnotherAlgorithm(String compact) {
        int dot = compact.indexOf('.');
        if (dot < 0) {
            return false;
        }
        try {
            String header = new Base64URL(compact.substring(0, dot)).decodeToString();
            Map<String, Object> members = JSONObjectUtils.parse(header);
            Object algorithm = members.get("alg");
            return algorithm != null && !"ES256".equals(algorithm) && !ED25519.contains(algorithm.toString());
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            return false;
        }
    }

    private static <T> Verdict<T> algorithmRefused(String algorithm) {
        return Verdict.refused(
                "token.alg", "algorithm " + quote(algorithm) + " is not accepted", "sign with ES256 or Ed25519");
    }

    private static <T> Verdict<T> malformed(String what) {
        return Verdict.refused(new Refusal("token.malformed", "not a token: " + what, "send a compact JWS"));
    }
}
