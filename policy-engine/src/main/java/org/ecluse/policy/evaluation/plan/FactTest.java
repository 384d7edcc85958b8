package org.ecluse.policy.evaluation.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.counting.Counters.Used;
import org.ecluse.policy.counting.Meter;
import org.ecluse.policy.counting.Tally;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.Operand.Settled;

/** Compares what is known of one operand, when it is fresh and said by who may say it. One for all equal comparisons. */
final class FactTest {
    private final Operand operand;
    private final Slot slot;
    private final Comparison comparison;
    private final int remembered;
    private final Optional<Slot> meter;
    private final boolean isAtUse;
    private final boolean isAnyonesWord;
    private final boolean isAgeing;

    /** @param remembered where a frame keeps the outcome */
    FactTest(Operand operand, Slot slot, Comparison comparison, int remembered, Optional<Slot> meter) {
        this.operand = operand;
        this.slot = slot;
        this.comparison = comparison;
        this.remembered = remembered;
        this.meter = meter;
        this.isAtUse = operand.settled() == Settled.AT_USE;
        this.isAnyonesWord = operand.accepts(Asserter.ANYONE);
        this.isAgeing = operand.freshness().isPresent();
    }

    Slot slot() {
        return slot;
    }

    Operand operand() {
        return operand;
    }

    Comparison comparison() {
        return comparison;
    }

    boolean mayBeMetered() {
        return meter.isPresent();
    }

    Truth judge(Frame frame, Mood mood) {
        if (isAtUse && frame.isSigning()) {
            return ahead(mood);
        }
        if (frame.isJudged(remembered)) {
            return frame.judged(remembered);
        }
        var truth = frame.fact(slot) instanceof Fact.Known known && isFresh(known, frame.at()) && isEntitled(known)
                ? comparison.compare(known)
                : Truth.UNKNOWN;
        frame.judged(remembered, truth);
        return truth;
    }

    /** What is only known at use, judged before signing. */
    static Truth ahead(Mood mood) {
        return mood == Mood.STRICT ? Truth.UNKNOWN : Truth.of(mood == Mood.CAN_STILL_HOLD);
    }

    boolean isAhead(Frame frame) {
        return isAtUse && frame.isSigning();
    }

    /** The fact as it counts here. */
    Fact usable(Frame frame) {
        if (isAhead(frame)) {
            return Fact.unknown("only known at use");
        }
        var fact = frame.fact(slot);
        if (!(fact instanceof Fact.Known known)) {
            return fact;
        }
        if (!isEntitled(known)) {
            return Fact.unknown("it is said by " + known.asserter() + ", which may not say it");
        }
        if (!isFresh(known, frame.at())) {
            return Fact.unknown(known.knownAt()
                    .map(at -> "it was last known at " + at + ", which is too long ago")
                    .orElse("nobody says when it was found to be so"));
        }
        return known;
    }

    boolean isEntitled(Fact.Known known) {
        return isAnyonesWord || operand.accepts(known.asserter());
    }

    private boolean isFresh(Fact.Known known, Instant at) {
        return !isAgeing
                || (known.knownAt().isPresent()
                        && !isOlder(
                                known.knownAt().get(), at, operand.freshness().get()));
    }

    /** Compares without allocating. */
    private static boolean isOlder(Instant known, Instant at, Duration age) {
        long seconds = at.getEpochSecond() - known.getEpochSecond() - age.getSeconds();
        long nanos = (long) at.getNano() - known.getNano() - age.getNano();
        return seconds > 2 || (seconds >= -2 && seconds * 1_000_000_000 + nanos > 0);
    }

    /** The last instant at which what is known is fresh. */
    Optional<Instant> freshUntil(Frame frame) {
        if (operand.freshness().isEmpty()) {
            return Optional.empty();
        }
        return frame.answered(slot)
                .filter(Fact.Known.class::isInstance)
                .map(Fact.Known.class::cast)
                .flatMap(Fact.Known::knownAt)
                .map(at -> at.plus(operand.freshness().get()));
    }

    /** How it is counted, if it is. */
    Optional<Meter> meter(Frame frame) {
        if (meter.isEmpty()) {
            return Optional.empty();
        }
        var answer = (Optional<?>) frame.answer(meter.get());
        return answer.isPresent() ? Optional.of((Meter) answer.get()) : Optional.empty();
    }

    /** What the count comes to when this use is made; {@code kept} is where the frame keeps it. */
    static Fact counted(Frame frame, Slot kept, Meter by, Tally tally, Optional<String> unit) {
        return (Fact) frame.answered(kept).orElseGet(() -> frame.keep(kept, counted(by, tally, unit)));
    }

    private static Fact counted(Meter by, Tally tally, Optional<String> unit) {
        var used = by.counters().used(tally);
        if (used instanceof Used.Unknown unknown) {
            return Fact.unknown(unknown.reason());
        }
        BigDecimal all = ((Used.Amount) used).amount().add(by.amount());
        return new Fact.Known(List.of(Value.number(all)), unit);
    }
}
