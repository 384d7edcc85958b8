package org.ecluse.contracts.receipts;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An arrival that is still to be confirmed to the provider.
 *
 * @param address where the provider takes statements on this use
 * @param tries that have failed
 * @param problem the code of what the last one failed for
 */
public record Errand(String use, URI address, int tries, Instant nextAt, Optional<String> problem) {
    public Errand {
        Objects.requireNonNull(use);
        Objects.requireNonNull(address);
        Objects.requireNonNull(nextAt);
        Objects.requireNonNull(problem);
    }
}
