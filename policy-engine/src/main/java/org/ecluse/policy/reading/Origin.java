package org.ecluse.policy.reading;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a part of a policy came from.
 *
 * @param policy the {@code uid} of the parent it was inherited from; empty for what stood in the document itself
 * @param pointer JSON pointer (RFC 6901) into that document; for what was inherited, into the parent as it is in memory
 */
public record Origin(Optional<String> policy, String pointer) {
    public Origin {
        Objects.requireNonNull(policy);
        Objects.requireNonNull(pointer);
    }

    static Origin here(String pointer) {
        return new Origin(Optional.empty(), pointer);
    }

    static Origin of(String parent, String pointer) {
        return new Origin(Optional.of(parent), pointer);
    }
}
