package org.ecluse.policy.comparison.axis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.terms.Span;
import org.ecluse.policy.terms.Span.Order;

/**
 * Spans of time, of which some cannot be told apart: so many months and so many seconds. A span in seconds is told from one
 * in months where it is shorter or longer than those months ever are; so the scale is cut, for each number of months that comes
 * near a named span, at every length that is then missing.
 */
public final class SpanScale implements Scale {
    private static final int SECONDS_A_DAY = 86_400;
    private static final double DAYS_A_MONTH = 30.436875;
    /** So many months are never further from their mean length. */
    private static final int DAYS_AROUND = 4;
    /** Whole months that may be longer or shorter than a named span are never further from it. */
    private static final int MONTHS_AROUND = 2;

    private final List<Span> cells;
    private final Map<Atomic, Span> right = new HashMap<>();

    /** @param asked comparisons whose right sides are each one span */
    public SpanScale(List<Atomic> asked) {
        asked.forEach(atomic ->
                right.put(atomic, Span.parse(atomic.right().get(0).text()).orElseThrow()));
        var distinct = new LinkedHashMap<List<Truth>, Span>();
        for (var span : candidates()) {
            distinct.putIfAbsent(asked.stream().map(each -> truth(each, span)).toList(), span);
        }
        this.cells = List.copyOf(distinct.values());
    }

    private List<Span> candidates() {
        var months = new TreeSet<Long>(List.of(0L));
        for (var span : right.values()) {
            double days = span.seconds().doubleValue() / SECONDS_A_DAY;
            long nearest = span.months() + Math.round(days / DAYS_A_MONTH);
            for (long around = nearest - MONTHS_AROUND; around <= nearest + MONTHS_AROUND; around++) {
                months.add(Math.max(0, around));
            }
        }
        var spans = new ArrayList<Span>();
        for (long count : months) {
            var lengths = new TreeSet<BigDecimal>(List.of(BigDecimal.ZERO));
            right.values().forEach(span -> lengths.addAll(lengths(span, count)));
            BigDecimal last = null;
            for (var length : lengths) {
                if (last != null) {
                    spans.add(new Span(count, last.add(length).divide(BigDecimal.valueOf(2))));
                }
                spans.add(new Span(count, length));
                last = length;
            }
            spans.add(new Span(count, lengths.last().add(BigDecimal.ONE)));
        }
        return spans;
    }

    /** What may be missing from so many months to the span, in seconds. */
    private static List<BigDecimal> lengths(Span span, long months) {
        var lengths = new ArrayList<BigDecimal>();
        long between = span.months() - months;
        long mean = Math.round(between * DAYS_A_MONTH);
        for (long days = mean - DAYS_AROUND; days <= mean + DAYS_AROUND; days++) {
            var length = span.seconds().add(BigDecimal.valueOf(days * SECONDS_A_DAY));
            if (length.signum() >= 0 && (between != 0 || days == 0)) {
                lengths.add(length);
            }
        }
        return lengths;
    }

    private Truth truth(Atomic asked, Span known) {
        var order = known.compare(right.get(asked));
        if (order == Order.UNDECIDED) {
            // They are not the same span, and neither is the longer.
            return asked.operator() == Operator.EQ || asked.operator() == Operator.NEQ
                    ? Truth.of(asked.operator() == Operator.NEQ)
                    : Truth.UNKNOWN;
        }
        return switch (asked.operator()) {
            case EQ -> Truth.of(order == Order.EQUAL);
            case NEQ -> Truth.of(order != Order.EQUAL);
            case LT -> Truth.of(order == Order.SHORTER);
            case LTEQ -> Truth.of(order != Order.LONGER);
            case GT -> Truth.of(order == Order.LONGER);
            case GTEQ -> Truth.of(order != Order.SHORTER);
            default -> Truth.UNKNOWN;
        };
    }

    @Override
    public int cells() {
        return cells.size();
    }

    @Override
    public IntFunction<Truth> answers(Atomic asked) {
        return cell -> truth(asked, cells.get(cell));
    }

    @Override
    public Sample sample(int cell) {
        var span = cells.get(cell);
        var months = span.months() == 0 ? "" : span.months() + "M";
        var days = span.seconds().divideToIntegralValue(BigDecimal.valueOf(SECONDS_A_DAY));
        var rest = span.seconds().subtract(days.multiply(BigDecimal.valueOf(SECONDS_A_DAY)));
        var text = "P" + months + days.toBigInteger() + "DT" + rest.toPlainString() + "S";
        return new Sample(new Value.Literal(text, Odrl.XSD + "duration", Optional.empty()), Optional.empty());
    }
}
