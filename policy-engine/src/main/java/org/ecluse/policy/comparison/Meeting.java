package org.ecluse.policy.comparison;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ecluse.policy.Problem;

/**
 * Whether there is anything that two policies both permit: what an offer and a counter-offer must have for talks to go on.
 *
 * @param witness a request that both permit, with the duties of both done
 * @param open what nobody here can tell, and on which the answer depends
 */
public record Meeting(Verdict verdict, Optional<Witness> witness, List<Problem> open) {

    /** Whether both can be kept by one and the same use. */
    public enum Verdict {
        /** Some request is permitted by both. */
        COMPATIBLE,
        /** No request can ever be permitted by both. */
        CONFLICT,
        /** It depends on something that nobody here can tell. */
        UNKNOWN
    }

    public Meeting {
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(witness);
        open = List.copyOf(open);
    }
}
