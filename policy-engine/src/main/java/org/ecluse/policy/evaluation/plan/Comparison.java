package org.ecluse.policy.evaluation.plan;

import java.math.BigDecimal;
import java.util.Optional;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.terms.Span;
import org.ecluse.policy.terms.TimeSpan;

/** One comparison with its right side read. What is known and does not fit the type is unknown. Immutable. */
interface Comparison {

    Truth compare(Fact.Known known);

    /** The same text for what means the same. */
    String canonical();

    /** True where the order of two values decides. */
    private static Truth order(Operator operator, int order) {
        return switch (operator) {
            case EQ -> Truth.of(order == 0);
            case NEQ -> Truth.of(order != 0);
            case LT -> Truth.of(order < 0);
            case LTEQ -> Truth.of(order <= 0);
            case GT -> Truth.of(order > 0);
            case GTEQ -> Truth.of(order >= 0);
            default -> Truth.UNKNOWN;
        };
    }

    /** Numbers in different units are not compared. */
    record OfNumbers(Operator operator, BigDecimal right, Optional<String> unit) implements Comparison {
        @Override
        public Truth compare(Fact.Known known) {
            if (!(known.as(OperandType.NUMBER) instanceof BigDecimal left) || !unit.equals(known.unit())) {
                return Truth.UNKNOWN;
            }
            return order(operator, left.compareTo(right));
        }

        @Override
        public String canonical() {
            var number = right.signum() == 0 ? "0" : right.stripTrailingZeros().toPlainString();
            return operator.term() + " " + number + unit.map(" "::concat).orElse("");
        }
    }

    /** Dates that a fact states; the clock's are compared by {@link ClockCondition}. */
    record OfInstants(Operator operator, TimeSpan right) implements Comparison {
        @Override
        public Truth compare(Fact.Known known) {
            return known.as(OperandType.INSTANT) instanceof TimeSpan left && left.isInstant()
                    ? Truth.of(right.holds(left.start(), operator))
                    : Truth.UNKNOWN;
        }

        @Override
        public String canonical() {
            return operator.term() + " " + right.start() + "/" + right.end();
        }
    }

    /** Spans of time, of which some cannot be told apart. */
    record OfSpans(Operator operator, Span right) implements Comparison {
        @Override
        public Truth compare(Fact.Known known) {
            if (!(known.as(OperandType.DURATION) instanceof Span left)) {
                return Truth.UNKNOWN;
            }
            return switch (left.compare(right)) {
                case SHORTER -> order(operator, -1);
                case EQUAL -> order(operator, 0);
                case LONGER -> order(operator, 1);
                // They are not the same span, and neither is the longer.
                case UNDECIDED ->
                    operator == Operator.EQ || operator == Operator.NEQ
                            ? Truth.of(operator == Operator.NEQ)
                            : Truth.UNKNOWN;
            };
        }

        @Override
        public String canonical() {
            return operator.term() + " " + right.months() + "m"
                    + right.seconds().toPlainString() + "s";
        }
    }
}
