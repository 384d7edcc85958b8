package org.ecluse.contracts.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * A public key that signatures are verified with: P-256 for ES256, Ed25519 for EdDSA, nothing else. Kept as JSON with the
 * members that make the key and no others, in the order of RFC 7638, so that one key has one text.
 */
public final class VerificationKey {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final int ED25519_SIGNATURE_BYTES = 64;
    private static final String ES256 = "ES256";
    private static final List<String> COORDINATES = List.of("x", "y");

    private final JWK key;
    private final String json;

    private VerificationKey(JWK key) {
        this.key = key;
        this.json = JSONObjectUtils.toJSONString(plain(key.getRequiredParams()));
    }

    /** Coordinates in the one base64url form that their bytes have. */
    private static Map<String, ?> plain(Map<String, ?> required) {
        var plain = new TreeMap<String, Object>(required);
        for (var coordinate : COORDINATES) {
            plain.computeIfPresent(coordinate, (name, text) -> Base64URL.encode(new Base64URL(text.toString()).decode())
                    .toString());
        }
        return plain;
    }

    /** The key, when it is of a kind that signs here. */
    public static Optional<VerificationKey> of(JWK key) {
        boolean signs = key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())
                || key instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve());
        return signs ? Optional.of(new VerificationKey(key.toPublicJWK())) : Optional.empty();
    }

    /** Reads what {@link #json()} wrote; any other spelling of the same key is refused. */
    static Optional<VerificationKey> read(String json) {
        try {
            return of(JWK.parse(json)).filter(key -> key.json.equals(json));
        } catch (ParseException | IllegalArgumentException | IllegalStateException notOne) {
            return Optional.empty();
        }
    }

    /** The public key as a JWK with its required members only. (RFC 7638, 3.2) */
    public String json() {
        return json;
    }

    JWK jwk() {
        return key;
    }

    /** Whether a key of this kind signs with that algorithm; {@code Ed25519} is the newer name of RFC 9864. */
    public boolean signsWith(String algorithm) {
        return key instanceof ECKey ? algorithm.equals(ES256) : isEd25519(algorithm);
    }

    /** True for the algorithms that some key here signs with. */
    static boolean isKnown(String algorithm) {
        return algorithm.equals(ES256) || isEd25519(algorithm);
    }

    private static boolean isEd25519(String algorithm) {
        return algorithm.equals("EdDSA") || algorithm.equals("Ed25519");
    }

    /** Whether the signature is this key's over these bytes; false as well where it is no signature at all. */
    public boolean fits(byte[] signed, Base64URL signature) {
        try {
            return key instanceof ECKey ec ? es256(ec, signed, signature) : ed25519(signed, signature.decode());
        } catch (JOSEException | IllegalArgumentException notOne) {
            return false;
        }
    }

    private static boolean es256(ECKey ec, byte[] signed, Base64URL signature) throws JOSEException {
        var verifier = new ECDSAVerifier(ec);
        verifier.getJCAContext().setProvider(PROVIDER);
        return verifier.verify(new JWSHeader(JWSAlgorithm.ES256), signed, signature);
    }

    private boolean ed25519(byte[] signed, byte[] signature) {
        if (signature.length != ED25519_SIGNATURE_BYTES) {
            return false;
        }
        var verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(((OctetKeyPair) key).getDecodedX()));
        verifier.update(signed, 0, signed.length);
        return verifier.verifySignature(signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json;
    }
}
