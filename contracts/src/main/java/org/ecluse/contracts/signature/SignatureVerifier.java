package org.ecluse.contracts.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWK;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.policy.Problem;

/**
 * Tells whether a signature is a party's over a record. Safe for threads. What was found genuine is remembered, so many of
 * the last ones, and costs no cryptography again; a change of one byte of record, signature or key is another question.
 */
public final class SignatureVerifier {
    /** How many signatures are remembered. */
    static final int REMEMBERED_MAX = 4_096;

    private final Optional<OwnKeys> own;
    private final Map<String, Boolean> genuine = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    /** @param own what signatures that are said to be this connector's are held against, each time they are loaded */
    public SignatureVerifier(OwnKeys own) {
        this(Optional.of(own));
    }

    private SignatureVerifier(Optional<OwnKeys> own) {
        this.own = own;
    }

    /** Signatures that are loaded are held against the keys beside them only, this connector's own among them. */
    public static SignatureVerifier trustingKeptKeys() {
        return new SignatureVerifier(Optional.empty());
    }

    /** What verifying finds. */
    public sealed interface Verification {

        /** The party's, over exactly this record. */
        record Genuine(Signature signature) implements Verification {}

        /** Not to be relied on, and why. */
        record Refused(Problem problem) implements Verification {}

        default <T> T fold(Function<Signature, T> genuine, Function<Problem, T> refused) {
            return this instanceof Genuine yes
                    ? genuine.apply(yes.signature())
                    : refused.apply(((Refused) this).problem());
        }
    }

    /**
     * Verifies what came from outside.
     *
     * @param record the canonical bytes, made by this side from what it knows, not taken from the message
     * @param signer the DID of the party whose signature it must be
     * @param jws detached, {@code header..signature}
     * @param keys is asked for one key id of that DID, or not at all
     */
    public Verification verify(RecordKind kind, byte[] record, String signer, String jws, KeyLookup keys) {
        DetachedJws read;
        try {
            read = DetachedJws.read(jws);
        } catch (DetachedJws.Unreadable e) {
            return refused(kind, e.code(), e.getMessage());
        }
        var refusal = misfit(kind, read, signer);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<JWK> named = keys.key(read.keyId());
        if (named.isEmpty()) {
            return refused(
                    kind, "key", "the signer's DID document does not name its key " + Problem.quote(read.keyId()));
        }
        return VerificationKey.of(named.get())
                .map(key -> verify(kind, record, signer, read, new Signature(jws, key)))
                .orElseGet(() -> refused(kind, "algorithm", "its key is neither P-256 nor Ed25519"));
    }

    /** What is found genuine is remembered: it is about to be kept, and loaded again. */
    private Verification verify(RecordKind kind, byte[] record, String signer, DetachedJws read, Signature signature) {
        var found = verify(kind, record, read, signature);
        if (found instanceof Verification.Genuine) {
            remember(fingerprint(kind, record, signer, signature));
        }
        return found;
    }

    /** Verifies what was verified and kept before: asks nobody, and refuses what is no longer as it was. */
    public Verification verifyKept(RecordKind kind, byte[] record, String signer, Signature kept) {
        synchronized (genuine) {
            if (genuine.get(fingerprint(kind, record, signer, kept)) != null) {
                return new Verification.Genuine(kept);
            }
        }
        return verify(kind, record, signer, kept.jws(), keyId -> key(keyId, kept))
                .fold(
                        found -> found.equals(kept)
                                ? new Verification.Genuine(kept)
                                : refused(
                                        kind,
                                        "key",
                                        "the key beside it is not the one that this connector signed with"),
                        Verification.Refused::new);
    }

    private static String fingerprint(RecordKind kind, byte[] record, String signer, Signature signature) {
        return CanonicalJson.sha256(
                (kind + signer + ' ' + CanonicalJson.sha256(record) + signature.jws() + ' ' + signature.key())
                        .getBytes(UTF_8));
    }

    private void remember(String fingerprint) {
        synchronized (genuine) {
            genuine.put(fingerprint, Boolean.TRUE);
        }
    }

    /** The key beside the signature; for a key of ours, only when we know it. */
    private Optional<JWK> key(String keyId, Signature kept) {
        return own.filter(keys -> keys.claims(keyId))
                .map(keys -> keys.key(keyId))
                .orElseGet(() -> Optional.of(kept.key().jwk()));
    }

    /** How many are remembered now. */
    int remembered() {
        synchronized (genuine) {
            return genuine.size();
        }
    }

    private static Optional<Verification> misfit(RecordKind kind, DetachedJws jws, String signer) {
        if (!VerificationKey.isKnown(jws.algorithm())) {
            return Optional.of(refused(kind, "algorithm", "its algorithm is neither ES256 nor EdDSA"));
        }
        if (!kind.type().equals(jws.type())) {
            return Optional.of(refused(kind, "type", "it was made for something else, its `typ` says"));
        }
        if (!jws.keyId().startsWith(signer + "#")) {
            return Optional.of(refused(kind, "signer", "it is not made with a key of " + Problem.quote(signer)));
        }
        return Optional.empty();
    }

    private static Verification verify(RecordKind kind, byte[] record, DetachedJws jws, Signature signature) {
        if (!signature.key().signsWith(jws.algorithm())) {
            return refused(kind, "algorithm", "its algorithm is not the one of its key");
        }
        return signature.key().fits(jws.signed(record), jws.signature())
                ? new Verification.Genuine(signature)
                : refused(kind, "invalid", "it does not fit what was agreed");
    }

    private static Verification refused(RecordKind kind, String code, String what) {
        return new Verification.Refused(new Problem(
                kind.code() + "." + code,
                "",
                "the signature is refused: " + what,
                "sign the record as both sides have it, with a key that the signer's DID document names"));
    }
}
