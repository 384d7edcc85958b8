package org.ecluse.policy.evaluation.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Premise;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.evaluation.plan.Comparison.OfNumbers;
import org.ecluse.policy.evaluation.plan.Regions.Formula;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.profile.OperandType;

/**
 * Several parts of a logical constraint that look at the same axis, judged in one look-up. It stands in for them where
 * nobody asks for each: at use, without a trace.
 */
final class AxisCondition extends Condition {
    private static final String CLOCK = "clock";

    private final Condition first;
    private final Optional<Regions<Instant>> times;
    private final Optional<Regions<BigDecimal>> numbers;

    private AxisCondition(Condition first, Optional<Regions<Instant>> times, Optional<Regions<BigDecimal>> numbers) {
        super(first.at(), first.constraint());
        this.first = first;
        this.times = times;
        this.numbers = numbers;
    }

    /** @param parts all of the same {@link #axis} */
    static AxisCondition of(LogicalOperand operand, List<Condition> parts) {
        var leaf = leaf(parts.get(0));
        if (leaf instanceof ClockCondition) {
            var formulas = new ArrayList<Formula<Instant>>();
            parts.forEach(part -> formulas.add(times(part)));
            var regions = Regions.of(new Formula.Several<>(operand, formulas));
            return new AxisCondition(leaf, Optional.of(regions), Optional.empty());
        }
        var formulas = new ArrayList<Formula<BigDecimal>>();
        parts.forEach(part -> formulas.add(numbers(part)));
        var regions = Regions.of(new Formula.Several<>(operand, formulas));
        return new AxisCondition(leaf, Optional.empty(), Optional.of(regions));
    }

    /** Names the one axis that a condition looks at; empty when it looks at several, or at what has no order. */
    static Optional<String> axis(Condition condition) {
        if (condition instanceof ClockCondition) {
            return Optional.of(CLOCK);
        }
        if (condition instanceof FactCondition fact) {
            boolean isPlainNumber = fact.test().comparison() instanceof OfNumbers && !fact.isMetered();
            return isPlainNumber
                    ? Optional.of(fact.test().slot().index() + " "
                            + ((OfNumbers) fact.test().comparison()).unit())
                    : Optional.empty();
        }
        if (!(condition instanceof LogicalCondition logical) || logical.operand() == LogicalOperand.AND_SEQUENCE) {
            return Optional.empty();
        }
        var axis = axis(logical.parts()[0]);
        for (var part : logical.parts()) {
            if (axis.isEmpty() || !axis(part).equals(axis)) {
                return Optional.empty();
            }
        }
        return axis;
    }

    private static Condition leaf(Condition condition) {
        return condition instanceof LogicalCondition logical ? leaf(logical.parts()[0]) : condition;
    }

    private static Formula<Instant> times(Condition condition) {
        if (condition instanceof ClockCondition clock) {
            return new Formula.Bound<>(
                    clock.operator(), clock.span().start(), clock.span().end());
        }
        var logical = (LogicalCondition) condition;
        var parts = new ArrayList<Formula<Instant>>();
        for (var part : logical.parts()) {
            parts.add(times(part));
        }
        return new Formula.Several<>(logical.operand(), parts);
    }

    private static Formula<BigDecimal> numbers(Condition condition) {
        if (condition instanceof FactCondition fact) {
            var bound = (OfNumbers) fact.test().comparison();
            // Equal numbers are one point, however many zeros they end in.
            var point = bound.right().stripTrailingZeros();
            return new Formula.Bound<>(bound.operator(), point, point);
        }
        var logical = (LogicalCondition) condition;
        var parts = new ArrayList<Formula<BigDecimal>>();
        for (var part : logical.parts()) {
            parts.add(numbers(part));
        }
        return new Formula.Several<>(logical.operand(), parts);
    }

    @Override
    Truth judge(Frame frame, Mood mood) {
        return times.isPresent() ? Truth.of(times.get().holds(frame.at())) : number(frame);
    }

    private Truth number(Frame frame) {
        var test = ((FactCondition) first).test();
        return test.usable(frame) instanceof Fact.Known known
                        && known.as(OperandType.NUMBER) instanceof BigDecimal number
                        && known.unit().equals(((OfNumbers) test.comparison()).unit())
                ? Truth.of(numbers.orElseThrow().holds(number))
                : Truth.UNKNOWN;
    }

    @Override
    Premise trace(Frame frame, Mood mood, Consumer<Reason> reasons) {
        throw new IllegalStateException("the parts are traced, not what stands in for them");
    }

    @Override
    String canonical() {
        throw new IllegalStateException("the parts are written, not what stands in for them");
    }
}
