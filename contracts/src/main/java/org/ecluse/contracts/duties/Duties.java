package org.ecluse.contracts.duties;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.payment.Account;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.DutyMode;
import org.ecluse.policy.profile.Rennes;

/** The duties of an agreement and how they stand: a pure function of the agreement and what is on record. */
public final class Duties {

    private Duties() {}

    /**
     * What is on record about an agreement.
     *
     * @param account empty when nothing is owed
     * @param firstUse the first permitted use, from which "within 30 days" counts
     */
    public record Record(List<Fulfilment> fulfilments, Optional<Account> account, Optional<Instant> firstUse) {
        public Record {
            fulfilments = List.copyOf(fulfilments);
        }
    }

    /** The duties of the policy's permissions in their order, then its obligations; a duty's number is its place here. */
    public static List<Duty> of(Policy policy) {
        return Stream.concat(
                        policy.permissions().stream().flatMap(permission -> permission.duties().stream()),
                        policy.obligations().stream())
                .toList();
    }

    /**
     * How every duty of the agreement stands at that instant, but for {@code rennes:uphold}: it is kept until the contract's
     * end, and never done.
     */
    public static List<DutyState> standing(Agreement agreement, Record record, Instant now) {
        var duties = of(agreement.policy());
        var states = new ArrayList<DutyState>();
        for (int number = 0; number < duties.size(); number++) {
            if (!duties.get(number).action().iri().equals(Rennes.UPHOLD)) {
                states.add(state(number, duties.get(number), record, now));
            }
        }
        return List.copyOf(states);
    }

    private static DutyState state(int number, Duty duty, Record record, Instant now) {
        var mode = Rennes.PROFILE.dutyMode(duty.action().iri());
        var done = record.fulfilments().stream()
                .filter(one -> one.number() == number)
                .findFirst();
        var dueAt = dueAt(duty, record.firstUse());
        if (done.isPresent()) {
            var evidence = done.map(Fulfilment::evidence);
            return new DutyState(number, mode, duty, DutyState.Standing.FULFILLED, dueAt, evidence);
        }
        return new DutyState(number, mode, duty, open(duty, mode, dueAt, record, now), dueAt, Optional.empty());
    }

    private static DutyState.Standing open(
            Duty duty, DutyMode mode, Optional<Instant> dueAt, Record record, Instant now) {
        if (duty.action().iri().equals(Odrl.COMPENSATE)
                && record.account().map(Account::settled).orElse(false)) {
            return DutyState.Standing.FULFILLED;
        }
        if (mode == DutyMode.ONGOING) {
            return DutyState.Standing.APPLIED_AT_USE;
        }
        return dueAt.filter(due -> now.isAfter(due)).isPresent() ? DutyState.Standing.OVERDUE : DutyState.Standing.OPEN;
    }

    /** The earliest of all deadlines that the duty names; one that cannot be read is left to the policy engine. */
    private static Optional<Instant> dueAt(Duty duty, Optional<Instant> firstUse) {
        return Stream.concat(duty.action().refinements().stream(), duty.constraints().stream())
                .filter(constraint -> constraint instanceof Constraint.Atomic)
                .map(constraint -> deadline((Constraint.Atomic) constraint, firstUse))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static Optional<Instant> deadline(Constraint.Atomic atomic, Optional<Instant> firstUse) {
        if (atomic.right().size() != 1) {
            return Optional.empty();
        }
        var text = atomic.right().get(0).text();
        try {
            return switch (atomic.leftOperand()) {
                case Odrl.DATE_TIME -> Optional.of(Instant.parse(text));
                case Odrl.NS + "elapsedTime", Odrl.NS + "delayPeriod" -> firstUse.map(from -> plus(from, text));
                default -> Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant plus(Instant from, String iso8601) {
        return iso8601.contains("T")
                ? from.plus(Duration.parse(iso8601))
                : from.atOffset(ZoneOffset.UTC).plus(Period.parse(iso8601)).toInstant();
    }
}
