package org.ecluse.policy.comparison.ground;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ecluse.policy.Problem;
import org.ecluse.policy.comparison.axis.Region;
import org.ecluse.policy.comparison.ground.Clause.Group;
import org.ecluse.policy.comparison.ground.Clause.Silent;
import org.ecluse.policy.comparison.ground.Clause.Test;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.profile.OperandType;

/**
 * Which duty asks for more. Whoever fulfils one duty has fulfilled another when both ask for the same action at the same
 * time, and every way of doing the first is a way of doing the second.
 */
public final class DutyOrder {
    /** Parameters that say by when a duty is to be done: `eq` asks for that at the latest. */
    private static final Set<String> DEADLINES =
            Set.of(Odrl.DATE_TIME, Odrl.NS + "elapsedTime", Odrl.NS + "delayPeriod");

    private final Outliner outliner;

    public DutyOrder(Outliner outliner) {
        this.outliner = outliner;
    }

    /** True when whoever has done the one has done the other. */
    public boolean covers(Owed one, Owed other) {
        if (one.equals(other)) {
            return true;
        }
        return isSameKind(one, other)
                && one.consequences().containsAll(other.consequences())
                && waysOfOneAreWaysOfOther(one, other);
    }

    private static boolean isSameKind(Owed one, Owed other) {
        var first = one.duty();
        var second = other.duty();
        return one.mode() == other.mode()
                && one.after().equals(other.after())
                && first.action().iri().equals(second.action().iri())
                && first.action().extras().equals(second.action().extras())
                && first.scope().equals(second.scope())
                && first.extras().equals(second.extras())
                && conditions(one).equals(conditions(other));
    }

    private boolean waysOfOneAreWaysOfOther(Owed one, Owed other) {
        var first = parameters(one);
        var second = parameters(other);
        var axes = new Axes(false);
        var all = new ArrayList<>(first);
        all.addAll(second);
        axes.add(all);
        var space = axes.span();
        var escapes = space.minus(axes.all(first).holds(), axes.all(second).holds());
        return space.and(escapes, axes.coherent()) == space.empty();
    }

    /** True when no way of doing it meets all its parameters, whatever those that nobody here knows may mean. */
    public boolean isImpossible(Owed owed) {
        var clauses = parameters(owed);
        var axes = new Axes(false);
        axes.add(clauses);
        var space = axes.span();
        Region ways = space.and(axes.all(clauses).holds(), axes.coherent());
        return ways == space.empty();
    }

    /** When the duty is owed at all. Only duties under the same conditions can be compared. */
    private static Set<Constraint> conditions(Owed owed) {
        var conditions = new HashSet<Constraint>();
        owed.duty().constraints().stream()
                .filter(constraint -> !isDeadline(constraint))
                .forEach(conditions::add);
        return conditions;
    }

    private static boolean isDeadline(Constraint constraint) {
        return constraint instanceof Atomic atomic && DEADLINES.contains(atomic.leftOperand());
    }

    private List<Clause> parameters(Owed owed) {
        var constraints = new ArrayList<>(owed.duty().action().refinements());
        owed.duty().constraints().stream().filter(DutyOrder::isDeadline).forEach(constraints::add);
        return constraints.stream()
                .map(outliner::parameter)
                .map(DutyOrder::asMeant)
                .toList();
    }

    /** How a duty's parameter is meant, where it is not a condition on a fact. */
    private static Clause asMeant(Clause clause) {
        if (clause instanceof Group group) {
            return new Group(
                    group.how(), group.parts().stream().map(DutyOrder::asMeant).toList());
        }
        if (!(clause instanceof Test test)) {
            return clause;
        }
        var atomic = test.atomic();
        boolean isEq = atomic.operator() == Operator.EQ;
        if (isEq && atomic.leftOperand().equals(Odrl.PAY_AMOUNT)) {
            // Who pays more has paid that much.
            return new Test(with(Operator.GTEQ, atomic), test.operand());
        }
        if (isEq && DEADLINES.contains(atomic.leftOperand())) {
            return new Test(with(Operator.LTEQ, atomic), test.operand());
        }
        boolean isList = isEq || atomic.operator() == Operator.IS_ANY_OF || atomic.operator() == Operator.IS_ALL_OF;
        if (isList && test.operand().type() == OperandType.TEXT) {
            // Texts name what it is done to, such as columns: each of them.
            return new Test(with(Operator.IS_ALL_OF, atomic), test.operand());
        }
        return isList && atomic.right().size() > 1 ? ordered(atomic) : clause;
    }

    private static Atomic with(Operator operator, Atomic atomic) {
        return new Atomic(atomic.leftOperand(), operator, atomic.right(), atomic.details());
    }

    /** Several names say how it is done, one after the other: another list is another way. */
    private static Clause ordered(Atomic atomic) {
        var steps = new Silent(
                List.of("steps", atomic.leftOperand(), atomic.right()),
                new Problem("policy.comparison.steps", "", "a list of steps", "compare the lists by hand"),
                false);
        return new Group(LogicalOperand.AND, List.of(steps));
    }
}
