package org.ecluse.contracts.payment;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.util.function.Function;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.signature.KeyLookup;
import org.ecluse.contracts.signature.Signer;
import org.ecluse.contracts.signature.VerificationKey;
import org.ecluse.policy.Problem;

/**
 * Signs and verifies receipts: a JWS (RFC 7515, compact form, ES256) over the receipt's canonical JSON, signed by the
 * payee's connector.
 */
public final class Receipts {
    private static final String TYPE = "ecluse-receipt+jws";
    private static final int JWS_LENGTH_MAX = 16_384;

    private Receipts() {}

    /** What verifying a receipt finds. */
    public sealed interface Verification {

        /** Signed by the payee it names, unaltered. */
        record Genuine(Receipt receipt) implements Verification {}

        /** Not to be relied on, and why. */
        record Refused(Problem problem) implements Verification {}

        default <T> T fold(Function<Genuine, T> genuine, Function<Refused, T> refused) {
            return this instanceof Genuine g ? genuine.apply(g) : refused.apply((Refused) this);
        }
    }

    /** The receipt as compact JWS. @throws IllegalArgumentException when the signer is not the payee */
    public static String sign(Receipt receipt, Signer signer) {
        if (!belongs(signer.keyId(), receipt)) {
            throw new IllegalArgumentException("only the payee " + receipt.payee() + " signs its receipts");
        }
        return signer.jws(TYPE, CanonicalJson.bytes(receipt.json()));
    }

    /** Whether the JWS is a receipt, in canonical form, signed with a key of the payee that it names. */
    public static Verification verify(String jws, KeyLookup keys) {
        if (jws.length() > JWS_LENGTH_MAX) {
            return refused("receipt.malformed", "it is longer than any receipt");
        }
        try {
            var parsed = JWSObject.parse(jws);
            var receipt = Receipt.read(CanonicalJson.read(parsed.getPayload().toBytes()));
            return checked(parsed, receipt, keys);
        } catch (ParseException | RuntimeException e) {
            return refused("receipt.malformed", "it is not a signed receipt in canonical form");
        }
    }

    private static Verification checked(JWSObject jws, Receipt receipt, KeyLookup keys) {
        var header = jws.getHeader();
        if (!JWSAlgorithm.ES256.equals(header.getAlgorithm()) || !new JOSEObjectType(TYPE).equals(header.getType())) {
            return refused("receipt.algorithm", "it is not signed the way receipts are (ES256)");
        }
        if (header.getKeyID() == null || !belongs(header.getKeyID(), receipt)) {
            return refused("receipt.signer", "it is not signed by the payee that it names");
        }
        return keys.key(header.getKeyID())
                .flatMap(VerificationKey::of)
                .filter(key -> key.signsWith(header.getAlgorithm().getName()))
                .map(key -> key.fits(jws.getSigningInput(), jws.getSignature())
                        ? new Verification.Genuine(receipt)
                        : refused("receipt.signature", "its signature does not fit its content"))
                .orElseGet(() -> refused("receipt.key", "the payee's DID document does not name the signing key"));
    }

    private static boolean belongs(String keyId, Receipt receipt) {
        return keyId.startsWith(receipt.payee().did() + "#");
    }

    private static Verification refused(String code, String what) {
        return new Verification.Refused(new Problem(
                code, "receipt", "the receipt is refused: " + what, "ask the payee's connector for the receipt again"));
    }
}
