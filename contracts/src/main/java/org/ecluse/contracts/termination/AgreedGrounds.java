package org.ecluse.contracts.termination;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/**
 * The grounds that an agreement names for its early end, read from the {@code rennes:uphold} obligations of its policy. What
 * cannot be read with certainty names nothing: then the contract holds.
 *
 * @param named never {@link Ground#MUTUAL}, which needs no name
 * @param notice every time of notice that was agreed, as ISO 8601 has it; the longest counts
 */
public record AgreedGrounds(Set<Ground> named, List<String> notice) {
    private static final Set<Operator> LISTING = EnumSet.of(Operator.EQ, Operator.IS_ANY_OF, Operator.IS_ALL_OF);
    private static final Set<Operator> LASTING = EnumSet.of(Operator.EQ, Operator.GTEQ);

    public AgreedGrounds {
        named = Set.copyOf(named);
        notice = List.copyOf(notice);
    }

    public static AgreedGrounds of(Policy policy) {
        var named = EnumSet.noneOf(Ground.class);
        var notice = new ArrayList<String>();
        Stream.concat(
                        policy.obligations().stream(),
                        policy.permissions().stream().flatMap(permission -> permission.duties().stream()))
                .filter(duty -> duty.action().iri().equals(Rennes.UPHOLD))
                .filter(AgreedGrounds::isPlain)
                .forEach(duty -> read(duty, named, notice));
        return new AgreedGrounds(named, notice);
    }

    /** An obligation under conditions, or one with parts that are not read here, may mean less than it seems to. */
    private static boolean isPlain(Duty duty) {
        return duty.constraints().isEmpty()
                && duty.action().refinements().stream()
                        .allMatch(part ->
                                isOn(part, Rennes.GROUND, LISTING) || isOn(part, Rennes.NOTICE_PERIOD, LASTING));
    }

    private static boolean isOn(Constraint part, String leftOperand, Set<Operator> operators) {
        return part instanceof Atomic atomic
                && atomic.leftOperand().equals(leftOperand)
                && operators.contains(atomic.operator())
                && atomic.details().equals(Constraint.Details.NONE);
    }

    private static void read(Duty duty, Set<Ground> named, List<String> notice) {
        var periods = texts(duty, Rennes.NOTICE_PERIOD)
                .filter(AgreedGrounds::isPeriod)
                .toList();
        texts(duty, Rennes.GROUND)
                .flatMap(term -> Ground.of(term).stream())
                .filter(ground -> ground != Ground.MUTUAL)
                .filter(ground -> ground != Ground.NOTICE || !periods.isEmpty())
                .forEach(named::add);
        notice.addAll(periods);
    }

    private static Stream<String> texts(Duty duty, String leftOperand) {
        return duty.action().refinements().stream()
                .map(Atomic.class::cast)
                .filter(atomic -> atomic.leftOperand().equals(leftOperand))
                .flatMap(atomic -> atomic.right().stream())
                .map(Value::text);
    }

    private static boolean isPeriod(String iso8601) {
        try {
            return !plus(Instant.EPOCH, iso8601).isBefore(Instant.EPOCH);
        } catch (DateTimeException | ArithmeticException notOne) {
            return false;
        }
    }

    /** When a contract can end on notice that is given at this instant; empty where notice is no ground. */
    public Optional<Instant> noticeEnd(Instant given) {
        return named.contains(Ground.NOTICE)
                ? notice.stream().map(period -> plus(given, period)).max(Instant::compareTo)
                : Optional.empty();
    }

    /** Days and months as the calendar has them, in UTC. */
    private static Instant plus(Instant from, String iso8601) {
        int time = iso8601.indexOf('T');
        var days =
                time < 0 ? Period.parse(iso8601) : time == 1 ? Period.ZERO : Period.parse(iso8601.substring(0, time));
        var clock = time < 0 ? Duration.ZERO : Duration.parse("P" + iso8601.substring(time));
        return from.atOffset(ZoneOffset.UTC).plus(days).plus(clock).toInstant();
    }
}
