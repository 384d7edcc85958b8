package org.ecluse.contracts.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.canonical.NotCanonical;

/**
 * An event as its row has it, which may have been altered.
 *
 * @param canonical the text that was hashed
 * @param hash what is said to be its hash
 */
public record StoredEvent(long number, String canonical, String hash) {

    /** Empty when the text is no event any more. */
    public Optional<LedgerEvent> read() {
        try {
            return Optional.of(LedgerEvent.read(bytes()));
        } catch (NotCanonical | IllegalArgumentException altered) {
            return Optional.empty();
        }
    }

    boolean fitsItsHash() {
        return CanonicalJson.sha256(bytes()).equals(hash);
    }

    private byte[] bytes() {
        return canonical.getBytes(StandardCharsets.UTF_8);
    }
}
