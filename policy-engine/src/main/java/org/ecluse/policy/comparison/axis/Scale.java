package org.ecluse.policy.comparison.axis;

import java.util.Optional;
import java.util.function.IntFunction;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Value;

/**
 * Everything that one left operand can be, cut into cells: in each of them every comparison that the scale was made for has
 * one and the same answer. A scale covers known, single values; that nothing is known is not among its cells.
 */
public interface Scale {
    int cells();

    /** The answers to one of the comparisons that the scale was made for, by cell. */
    IntFunction<Truth> answers(Atomic asked);

    /** A value that stands for all in its cell. */
    Sample sample(int cell);

    /** @param unit of the value, when it has one */
    record Sample(Value value, Optional<String> unit) {}
}
