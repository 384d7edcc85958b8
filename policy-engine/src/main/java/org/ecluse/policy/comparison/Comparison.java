package org.ecluse.policy.comparison;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ecluse.policy.Problem;

/**
 * How a first policy stands to a second one.
 *
 * @param verdict the answer
 * @param neverWider whether it is certain that the first permits nothing that the second does not permit on the same terms;
 *     may be certain where the verdict is not
 * @param neverNarrower the same the other way round
 * @param onlyFirst a request that only the first permits, or permits for less
 * @param onlySecond a request that only the second permits, or permits for less
 * @param differences clause by clause; empty when both say the same
 * @param open what nobody here can tell, and on which the answer depends; never empty when it is unknown
 */
public record Comparison(
        Verdict verdict,
        boolean neverWider,
        boolean neverNarrower,
        Optional<Witness> onlyFirst,
        Optional<Witness> onlySecond,
        List<Difference> differences,
        List<Problem> open) {

    /** The first, seen from the second. A policy that asks for more duties is narrower. */
    public enum Verdict {
        /** Both permit the same on the same terms. */
        EQUIVALENT,
        /** The first permits less, or the same for more in return. */
        NARROWER,
        /** The first permits more, or the same for less in return. */
        WIDER,
        /** Each permits something that the other does not. */
        INCOMPARABLE,
        /** It depends on something that nobody here can tell. */
        UNKNOWN;

        /** The second, seen from the first. */
        public Verdict mirrored() {
            return switch (this) {
                case NARROWER -> WIDER;
                case WIDER -> NARROWER;
                case EQUIVALENT, INCOMPARABLE, UNKNOWN -> this;
            };
        }
    }

    public Comparison {
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(onlyFirst);
        Objects.requireNonNull(onlySecond);
        differences = List.copyOf(differences);
        open = List.copyOf(open);
    }

    /** A request on which the two part. */
    public Optional<Witness> witness() {
        return onlyFirst.or(() -> onlySecond);
    }
}
