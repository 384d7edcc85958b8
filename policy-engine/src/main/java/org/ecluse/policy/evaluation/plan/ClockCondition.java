package org.ecluse.policy.evaluation.plan;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.ecluse.policy.evaluation.Premise;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.terms.TimeSpan;

/** A comparison of the request's instant with a date. */
final class ClockCondition extends Condition {
    private final TimeSpan span;
    private final Operator operator;

    ClockCondition(String at, Atomic atomic, TimeSpan span) {
        super(at, atomic);
        this.span = span;
        this.operator = atomic.operator();
    }

    TimeSpan span() {
        return span;
    }

    Operator operator() {
        return operator;
    }

    @Override
    Truth judge(Frame frame, Mood mood) {
        return Truth.of(
                mood == Mood.CAN_STILL_HOLD
                        ? span.canHoldFrom(frame.at(), operator)
                        : span.holds(frame.at(), operator));
    }

    @Override
    Premise trace(Frame frame, Mood mood, Consumer<Reason> reasons) {
        var truth = judge(frame, mood);
        tell(truth, frame.clock(), reasons);
        return new Premise(Premise.Kind.CONSTRAINT, at(), truth, frame.clock(), List.of());
    }

    @Override
    Instant since(Frame frame) {
        return span.heldSince(frame.at(), operator);
    }

    @Override
    String canonical() {
        return "clock " + operator.term() + " " + span.start() + "/" + span.end();
    }
}
