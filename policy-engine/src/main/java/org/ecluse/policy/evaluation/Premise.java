package org.ecluse.policy.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a rule asks for, and whether it is so.
 *
 * @param at pointer to it, such as {@code /permission/0/constraint/1}; where a rule takes over its policy's target or
 *     party, the pointer to that
 * @param truth at the instant of the request, whatever may come later
 * @param left what its left operand was found to be; absent where nothing was looked up
 * @param children the parts of a logical constraint; the refinements of a target, an assignee or an action
 */
public record Premise(Kind kind, String at, Truth truth, Optional<Fact> left, List<Premise> children) {

    /** What is asked for. */
    public enum Kind {
        TARGET,
        ASSIGNEE,
        ACTION,
        CONSTRAINT,
        LOGICAL,
        DUTY
    }

    public Premise {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(at);
        Objects.requireNonNull(truth);
        Objects.requireNonNull(left);
        children = List.copyOf(children);
    }
}
