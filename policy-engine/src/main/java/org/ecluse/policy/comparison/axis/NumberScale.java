package org.ecluse.policy.comparison.axis;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
import org.ecluse.policy.model.Value;
import org.ecluse.policy.terms.Numbers;

/** Exact numbers, in each unit apart: the numbers that are named, and the open intervals between them. */
public final class NumberScale implements Scale {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private record Cell(BigDecimal number, Optional<String> unit) {}

    private final List<Cell> cells = new ArrayList<>();
    private final Map<Atomic, List<BigDecimal>> right = new HashMap<>();

    /** @param asked comparisons whose right sides are all numbers */
    public NumberScale(List<Atomic> asked) {
        var bounds = new LinkedHashMap<Optional<String>, TreeSet<BigDecimal>>();
        for (var atomic : asked) {
            var numbers = atomic.right().stream()
                    .map(value -> Numbers.parse(value.text()).orElseThrow())
                    .toList();
            right.put(atomic, numbers);
            bounds.computeIfAbsent(atomic.unit(), unit -> new TreeSet<>()).addAll(numbers);
        }
        bounds.forEach((unit, numbers) -> cut(numbers, unit));
    }

    private void cut(TreeSet<BigDecimal> bounds, Optional<String> unit) {
        cells.add(new Cell(bounds.first().subtract(BigDecimal.ONE), unit));
        for (var bound : bounds) {
            cells.add(new Cell(bound, unit));
            var next = bounds.higher(bound);
            cells.add(new Cell(next == null ? bound.add(BigDecimal.ONE) : between(bound, next), unit));
        }
    }

    /** A whole number where there is one. */
    private static BigDecimal between(BigDecimal low, BigDecimal high) {
        var whole = low.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        return whole.compareTo(high) < 0 ? whole : low.add(high).divide(TWO);
    }

    @Override
    public int cells() {
        return cells.size();
    }

    @Override
    public IntFunction<Truth> answers(Atomic asked) {
        var numbers = right.get(asked);
        return cell -> cells.get(cell).unit().equals(asked.unit())
                ? compare(asked, cells.get(cell).number(), numbers)
                : Truth.UNKNOWN;
    }

    private static Truth compare(Atomic asked, BigDecimal left, List<BigDecimal> right) {
        int order = left.compareTo(right.get(0));
        return switch (asked.operator()) {
            case EQ, IS_ANY_OF -> Truth.of(right.stream().anyMatch(one -> left.compareTo(one) == 0));
            case NEQ, IS_NONE_OF -> Truth.of(right.stream().noneMatch(one -> left.compareTo(one) == 0));
            case IS_ALL_OF -> Truth.of(right.stream().allMatch(one -> left.compareTo(one) == 0));
            case LT -> Truth.of(order < 0);
            case LTEQ -> Truth.of(order <= 0);
            case GT -> Truth.of(order > 0);
            case GTEQ -> Truth.of(order >= 0);
            case IS_A, IS_PART_OF, HAS_PART -> Truth.UNKNOWN;
        };
    }

    @Override
    public Sample sample(int cell) {
        var known = cells.get(cell);
        return new Sample(Value.number(known.number()), known.unit());
    }
}
