package org.ecluse.contracts.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ecluse.policy.Problem;

/**
 * One request for several offers.
 *
 * @param study what they are for, where it is a study: its id
 * @param givenUp when a person gave up all of it
 * @param parts at least one, each offer once
 */
public record Bundle(String id, Optional<String> study, Instant askedAt, Optional<Instant> givenUp, List<Part> parts) {
    /** No bundle has more parts. */
    public static final int PARTS_MAX = 100;

    public Bundle {
        Objects.requireNonNull(study);
        Objects.requireNonNull(givenUp);
        parts = List.copyOf(parts);
    }

    /**
     * One offer of a bundle. With neither a negotiation nor a problem it is still to be asked for.
     *
     * @param number its place in the bundle, from 0
     * @param offer {@code partner/asset}
     * @param negotiation the id of the negotiation that it was asked for in
     * @param problem why it could not even be asked for
     */
    public record Part(int number, String offer, Optional<String> negotiation, Optional<Problem> problem) {
        public Part {
            Objects.requireNonNull(negotiation);
            Objects.requireNonNull(problem);
        }

        public boolean isUnasked() {
            return negotiation.isEmpty() && problem.isEmpty();
        }
    }
}
