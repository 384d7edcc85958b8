package org.ecluse.connector.edc.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Permission;

/**
 * When an agreement ends by its own terms: when none of its permissions can hold any more because of the date. Says
 * nothing of what else may end it; each use is decided in full by the policy engine.
 */
public final class ContractEnd {
    private ContractEnd() {}

    public static Optional<Instant> of(Policy policy) {
        var latest = Optional.<Instant>empty();
        for (var permission : policy.permissions()) {
            var end = of(permission);
            if (end.isEmpty()) {
                return Optional.empty();
            }
            latest = latest.filter(known -> known.isAfter(end.get())).or(() -> end);
        }
        return latest;
    }

    private static Optional<Instant> of(Permission permission) {
        return permission.constraints().stream()
                .flatMap(constraint -> bound(constraint).stream())
                .min(Instant::compareTo);
    }

    private static Optional<Instant> bound(Constraint constraint) {
        if (!(constraint instanceof Constraint.Atomic atomic)
                || !atomic.leftOperand().equals(Odrl.DATE_TIME)
                || !List.of(Operator.LT, Operator.LTEQ).contains(atomic.operator())
                || atomic.right().size() != 1) {
            return Optional.empty();
        }
        return instant(atomic.right().get(0).text(), atomic.operator() == Operator.LTEQ);
    }

    /** A whole day counts to its last instant under {@code lteq}. What is no date is for the policy engine to refuse. */
    private static Optional<Instant> instant(String text, boolean inclusive) {
        try {
            if (text.contains("T")) {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            }
            var day = LocalDate.parse(text);
            return Optional.of((inclusive ? day.plusDays(1) : day)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
