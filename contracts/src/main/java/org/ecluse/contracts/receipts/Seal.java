package org.ecluse.contracts.receipts;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.ecluse.contracts.signature.KeyLookup;
import org.ecluse.contracts.signature.OwnKeys;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.Signer;
import org.ecluse.contracts.signature.VerificationKey;

/**
 * What this connector signs its statements with, and where the keys of others are looked up.
 *
 * @param signer empty while this connector has no key that others can look up: its statements are not signed then
 */
public record Seal(Supplier<Optional<Signer>> signer, OwnKeys own, KeyLookup published) {
    public Seal {
        Objects.requireNonNull(signer);
        Objects.requireNonNull(own);
        Objects.requireNonNull(published);
    }

    /** Our signature. Empty also when the statement is another's to sign. */
    Optional<Signature> sign(Statement statement) {
        return signer.get()
                .filter(ours -> ours.keyId().startsWith(statement.signer().did() + "#"))
                .map(ours -> new Signature(
                        ours.detached(statement.kind(), statement.canonical()),
                        own.key(ours.keyId())
                                .flatMap(VerificationKey::of)
                                .orElseThrow(() ->
                                        new IllegalStateException("our own key " + ours.keyId() + " is not known"))));
    }
}
