package org.ecluse.policy.comparison.ground;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.profile.DutyMode;

/**
 * A duty without what does not change it: its own name, remarks, and the order of its parts.
 *
 * @param duty the shape in which two duties that are written alike are equal
 * @param mode when it is owed
 * @param after the prohibition, in the same sense, whose remedy it is
 */
public record Owed(Duty duty, DutyMode mode, Optional<Terms> after) {

    public static Owed of(Duty duty, DutyMode mode) {
        return new Owed(plain(duty), mode, Optional.empty());
    }

    static Owed remedy(Duty duty, DutyMode mode, Terms prohibition) {
        return new Owed(plain(duty), mode, Optional.of(plain(prohibition)));
    }

    private static Duty plain(Duty duty) {
        var consequences = new ArrayList<Duty>();
        duty.consequences().forEach(consequence -> consequences.add(plain(consequence)));
        consequences.sort(Comparator.comparing(Duty::toString));
        return new Duty(plain(duty.terms()), consequences);
    }

    private static Terms plain(Terms terms) {
        var action = terms.action();
        return new Terms(
                Optional.empty(),
                new org.ecluse.policy.model.Action(action.iri(), plain(action.refinements(), true), action.extras()),
                terms.scope(),
                plain(terms.constraints(), true),
                terms.extras());
    }

    private static List<Constraint> plain(List<Constraint> constraints, boolean anyOrder) {
        var plain = new ArrayList<Constraint>();
        constraints.forEach(constraint -> plain.add(plain(constraint)));
        if (anyOrder) {
            plain.sort(Comparator.comparing(Constraint::toString));
        }
        return plain;
    }

    /** The constraint without its name and its remark on how things stood when it was written. */
    static Constraint plain(Constraint constraint) {
        return constraint.fold(
                Owed::plain,
                logical -> new Logical(
                        logical.operand(),
                        plain(logical.parts(), logical.operand() != LogicalOperand.AND_SEQUENCE),
                        Optional.empty(),
                        logical.extras()),
                opaque -> opaque);
    }

    private static Atomic plain(Atomic atomic) {
        var details = atomic.details();
        return new Atomic(
                atomic.leftOperand(),
                atomic.operator(),
                atomic.right(),
                new Details(
                        Optional.empty(),
                        details.unit(),
                        details.dataType(),
                        Optional.empty(),
                        details.references(),
                        details.extras()));
    }

    /** The duties that come on top when this one is not fulfilled. */
    public Set<Owed> consequences() {
        var all = new HashSet<Owed>();
        duty.consequences().forEach(consequence -> all.add(new Owed(consequence, mode, Optional.empty())));
        return all;
    }
}
