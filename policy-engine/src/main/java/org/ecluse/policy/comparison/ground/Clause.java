package org.ecluse.policy.comparison.ground;

import java.util.List;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.profile.Operand;

/** A constraint, sorted by what can be said of it. */
public sealed interface Clause {

    /** A comparison that the profile can evaluate. */
    record Test(Atomic atomic, Operand operand) implements Clause {}

    /** Parts under one logical operand. */
    record Group(LogicalOperand how, List<Clause> parts) implements Clause {
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Something that nobody here can evaluate, and that may therefore be so or not.
     *
     * @param about what it is; two with equal content are settled alike
     * @param blocks whether the whole rule that holds it cannot be evaluated while nobody says
     */
    record Silent(Object about, Problem why, boolean blocks) implements Clause {}
}
