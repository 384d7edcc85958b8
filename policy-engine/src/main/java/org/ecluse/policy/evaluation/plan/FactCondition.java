package org.ecluse.policy.evaluation.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.counting.Meter;
import org.ecluse.policy.counting.Tally;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Premise;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.evaluation.plan.Comparison.OfNumbers;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Operator;

/** A comparison with a fact. */
class FactCondition extends Condition {
    private final FactTest test;

    FactCondition(String at, Atomic atomic, FactTest test) {
        super(at, atomic);
        this.test = test;
    }

    FactTest test() {
        return test;
    }

    @Override
    Truth judge(Frame frame, Mood mood) {
        return test.judge(frame, mood);
    }

    @Override
    Premise trace(Frame frame, Mood mood, Consumer<Reason> reasons) {
        var truth = judge(frame, mood);
        var fact = Optional.of(fact(frame));
        tell(truth, fact, reasons);
        return new Premise(Premise.Kind.CONSTRAINT, at(), truth, fact, List.of());
    }

    Fact fact(Frame frame) {
        return test.usable(frame);
    }

    @Override
    Instant since(Frame frame) {
        return test.usable(frame) instanceof Fact.Known known ? known.since().orElse(NOBODY_KNOWS) : NOBODY_KNOWS;
    }

    @Override
    String canonical() {
        return test.slot().asked() + " " + test.slot().name() + " "
                + test.comparison().canonical();
    }

    /** A comparison with a number that is counted where the facts say so. */
    static final class Counted extends FactCondition {
        private final OfNumbers bound;
        private final Slot kept;
        private final Optional<String> unitOfCount;

        /** @param kept where a frame keeps what it comes to; its name is the limit's */
        Counted(String at, Atomic atomic, FactTest test, Slot kept, Optional<String> unitOfCount) {
            super(at, atomic, test);
            this.bound = (OfNumbers) test.comparison();
            this.kept = kept;
            this.unitOfCount = unitOfCount;
        }

        @Override
        Truth judge(Frame frame, Mood mood) {
            if (test().isAhead(frame)) {
                return FactTest.ahead(mood);
            }
            var meter = test().meter(frame);
            return meter.isEmpty()
                    ? super.judge(frame, mood)
                    : counted(frame, meter.get()).fold(bound::compare, unknown -> Truth.UNKNOWN);
        }

        private Fact counted(Frame frame, Meter meter) {
            return FactTest.counted(frame, kept, meter, tally(meter), bound.unit());
        }

        private Tally tally(Meter meter) {
            return new Tally(meter.account(), kept.name(), unitOfCount);
        }

        @Override
        Fact fact(Frame frame) {
            if (test().isAhead(frame)) {
                return super.fact(frame);
            }
            return test().meter(frame).map(meter -> counted(frame, meter)).orElseGet(() -> super.fact(frame));
        }

        @Override
        Instant since(Frame frame) {
            return test().meter(frame).isPresent() ? NOBODY_KNOWS : super.since(frame);
        }

        @Override
        boolean isMetered() {
            return true;
        }

        @Override
        void claim(Frame frame, boolean satisfied, Collection<Claim> into) {
            var keeps = satisfied ? bound.operator() : opposite(bound.operator());
            if (keeps == Operator.LT || keeps == Operator.LTEQ || keeps == Operator.EQ) {
                test().meter(frame)
                        .ifPresent(meter -> into.add(
                                new Claim(tally(meter), at(), meter.amount(), bound.right(), keeps != Operator.LT)));
            }
        }

        private static Operator opposite(Operator operator) {
            return switch (operator) {
                case GT -> Operator.LTEQ;
                case GTEQ -> Operator.LT;
                case NEQ -> Operator.EQ;
                case EQ -> Operator.NEQ;
                case LT -> Operator.GTEQ;
                default -> Operator.GT;
            };
        }
    }
}
