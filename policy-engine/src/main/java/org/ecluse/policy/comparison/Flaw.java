package org.ecluse.policy.comparison;

import java.util.Objects;
import java.util.Optional;

/**
 * Something in a policy that cannot have been meant.
 *
 * @param at pointer to the rule or duty
 * @param against pointer to what it stands against, in the other policy where there are two; absent when it stands against
 *     itself
 * @param witness a request on which the two meet
 * @param sentence for people
 */
public record Flaw(Kind kind, String at, Optional<String> against, Optional<Witness> witness, Bilingual sentence) {

    /** What is wrong. */
    public enum Kind {
        /** A permission and a prohibition that hold for the same request, and nothing says which of them counts. */
        CONFLICT,
        /** The same, where the policy's strategy says which of them counts: an exception from the other. */
        CONFLICT_SETTLED,
        /** A permission that no request can use: its conditions contradict each other, or a prohibition takes it all. */
        PERMISSION_NEVER_APPLIES,
        /** A prohibition whose conditions contradict each other. */
        PROHIBITION_NEVER_APPLIES,
        /** A duty that nobody can fulfil: its parameters contradict each other. */
        DUTY_IMPOSSIBLE,
        /** A duty that cannot be fulfilled without doing what is forbidden. */
        DUTY_FORBIDDEN,
        /** Two policies that permit nothing in common. */
        NOTHING_IN_COMMON,
        /** There are too many alternatives to look at all of them. */
        NOT_INSPECTED
    }

    public Flaw {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(at);
        Objects.requireNonNull(against);
        Objects.requireNonNull(witness);
        Objects.requireNonNull(sentence);
    }
}
