package org.ecluse.connector.enforcement.aggregation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Operator;

/**
 * What the sums of a group must reach before it may leave. Only "more than" and "at least", put together by "and" and
 * "or": adding rows to a group can then never take it below. A sum that is not known reaches nothing.
 */
public sealed interface Threshold {

    boolean reachedBy(Function<String, Optional<BigDecimal>> sums);

    /** The measures it looks at, as the policy names them. */
    Set<String> measures();

    record More(String measure, boolean strictly, BigDecimal bound) implements Threshold {
        @Override
        public boolean reachedBy(Function<String, Optional<BigDecimal>> sums) {
            return sums.apply(measure)
                    .map(sum -> sum.compareTo(bound))
                    .filter(order -> strictly ? order > 0 : order >= 0)
                    .isPresent();
        }

        @Override
        public Set<String> measures() {
            return Set.of(measure);
        }
    }

    record All(List<Threshold> parts) implements Threshold {
        @Override
        public boolean reachedBy(Function<String, Optional<BigDecimal>> sums) {
            return parts.stream().allMatch(part -> part.reachedBy(sums));
        }

        @Override
        public Set<String> measures() {
            return union(parts);
        }
    }

    record Any(List<Threshold> parts) implements Threshold {
        @Override
        public boolean reachedBy(Function<String, Optional<BigDecimal>> sums) {
            return parts.stream().anyMatch(part -> part.reachedBy(sums));
        }

        @Override
        public Set<String> measures() {
            return union(parts);
        }
    }

    private static Set<String> union(List<Threshold> parts) {
        var all = new LinkedHashSet<String>();
        parts.forEach(part -> all.addAll(part.measures()));
        return all;
    }

    /** Reads refinements; what is no threshold is added to the problems. */
    static Optional<Threshold> of(Constraint constraint, String at, Collection<Problem> problems) {
        return constraint.fold(
                atomic -> more(atomic, at, problems),
                logical -> together(logical, at, problems),
                opaque -> refuse(opaque.problem(), problems));
    }

    private static Optional<Threshold> more(Constraint.Atomic atomic, String at, Collection<Problem> problems) {
        boolean comparable = atomic.operator() == Operator.GT || atomic.operator() == Operator.GTEQ;
        if (!comparable || atomic.right().size() != 1) {
            return refuse(
                    new Problem(
                            "enforcement.threshold",
                            at,
                            "a threshold is one measure that is more than, or at least, one number; this is "
                                    + Problem.quote(atomic.operator().term()) + " with "
                                    + atomic.right().size() + " values",
                            "use `gt` or `gteq` with one number"),
                    problems);
        }
        var text = atomic.right().get(0).text();
        try {
            return Optional.of(new More(
                    Names.local(atomic.leftOperand()), atomic.operator() == Operator.GT, new BigDecimal(text)));
        } catch (NumberFormatException e) {
            return refuse(
                    new Problem(
                            "enforcement.threshold",
                            at,
                            "the threshold " + Problem.quote(text) + " is no number",
                            "write a decimal number such as 200"),
                    problems);
        }
    }

    private static Optional<Threshold> together(Constraint.Logical logical, String at, Collection<Problem> problems) {
        var parts = new ArrayList<Threshold>();
        for (int i = 0; i < logical.parts().size(); i++) {
            of(logical.parts().get(i), at + "/" + i, problems).ifPresent(parts::add);
        }
        boolean and = logical.operand() == LogicalOperand.AND;
        if (!and && logical.operand() != LogicalOperand.OR || logical.parts().isEmpty()) {
            return refuse(
                    new Problem(
                            "enforcement.threshold",
                            at,
                            "thresholds are put together by `and` or `or`, one at least; this is "
                                    + Problem.quote(logical.operand().term()),
                            "use `and` or `or`"),
                    problems);
        }
        return Optional.of(and ? new All(List.copyOf(parts)) : new Any(List.copyOf(parts)));
    }

    private static Optional<Threshold> refuse(Problem problem, Collection<Problem> problems) {
        problems.add(problem);
        return Optional.empty();
    }
}
