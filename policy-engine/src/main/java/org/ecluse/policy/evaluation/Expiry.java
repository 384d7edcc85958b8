package org.ecluse.policy.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;

/** Finds the instant at which a decision changes by itself: only the dates that the policy names can do that. */
final class Expiry {
    /** A policy that names more dates ahead is asked about again at the one after the last that was tried. */
    static final int DATES_MAX = 100;

    private Expiry() {}

    /**
     * @param same whether the decision at that instant is the one that holds now
     * @return the first named date at which, or just after which, it is not or may not be
     */
    static Optional<Instant> of(Policy policy, Instant now, Predicate<Instant> same) {
        var dates = new TreeSet<Instant>();
        policy.permissions().forEach(rule -> collect(rule, dates));
        policy.prohibitions().forEach(rule -> collect(rule, dates));
        int tried = 0;
        for (var date : dates.tailSet(now)) {
            if (++tried > DATES_MAX) {
                return Optional.of(date);
            }
            // `lteq` still holds at the date itself, and no longer just after.
            if ((date.isAfter(now) && !same.test(date)) || !same.test(date.plusNanos(1))) {
                return Optional.of(date);
            }
        }
        return Optional.empty();
    }

    private static void collect(Rule rule, TreeSet<Instant> dates) {
        collect(rule.constraints(), dates);
        collect(rule.action().refinements(), dates);
    }

    private static void collect(List<Constraint> constraints, TreeSet<Instant> dates) {
        for (var constraint : constraints) {
            if (constraint instanceof Constraint.Logical logical) {
                collect(logical.parts(), dates);
            } else if (constraint instanceof Constraint.Atomic atomic
                    && atomic.leftOperand().equals(Odrl.DATE_TIME)) {
                atomic.right().forEach(value -> TimeSpan.parse(value.text()).ifPresent(span -> {
                    dates.add(span.start());
                    dates.add(span.end());
                }));
            }
        }
    }
}
