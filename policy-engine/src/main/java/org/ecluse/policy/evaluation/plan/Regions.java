package org.ecluse.policy.evaluation.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Operator;

/**
 * One axis, cut at the points that a constraint names: of each point, and of each stretch between two, whether the
 * constraint holds there. A constraint over one axis, however many parts it has, is looked up by halving.
 *
 * <p>Region {@code 2i} lies before point {@code i}, region {@code 2i + 1} is that point, the last lies after all.
 */
final class Regions<T extends Comparable<? super T>> {
    private final List<T> points;
    private final BitSet holding;

    private Regions(List<T> points, BitSet holding) {
        this.points = points;
        this.holding = holding;
    }

    /** A formula over one axis. */
    sealed interface Formula<T> {
        /** A comparison with a point, or with a stretch that ends before {@code end}. */
        record Bound<T>(Operator operator, T start, T end) implements Formula<T> {}

        record Several<T>(LogicalOperand operand, List<Formula<T>> parts) implements Formula<T> {}
    }

    static <T extends Comparable<? super T>> Regions<T> of(Formula<T> formula) {
        var named = new TreeSet<T>();
        collect(formula, named);
        var points = List.copyOf(new ArrayList<>(named));
        return new Regions<>(points, holding(formula, points));
    }

    private static <T> void collect(Formula<T> formula, TreeSet<T> into) {
        if (formula instanceof Formula.Bound<T> bound) {
            into.add(bound.start());
            into.add(bound.end());
        } else {
            ((Formula.Several<T>) formula).parts().forEach(part -> collect(part, into));
        }
    }

    private static <T extends Comparable<? super T>> BitSet holding(Formula<T> formula, List<T> points) {
        return formula instanceof Formula.Bound<T> bound
                ? holding(bound, points)
                : holding((Formula.Several<T>) formula, points);
    }

    private static <T extends Comparable<? super T>> BitSet holding(Formula.Bound<T> bound, List<T> points) {
        int all = 2 * points.size() + 1;
        int start = 2 * Collections.binarySearch(points, bound.start()) + 1;
        // A single point belongs to its stretch, the end of a longer one does not.
        int end = bound.start().equals(bound.end()) ? start + 1 : 2 * Collections.binarySearch(points, bound.end()) + 1;
        var holding = new BitSet(all);
        switch (bound.operator()) {
            case LT -> holding.set(0, start);
            case LTEQ -> holding.set(0, end);
            case GT -> holding.set(end, all);
            case GTEQ -> holding.set(start, all);
            case EQ -> holding.set(start, end);
            default -> {
                holding.set(0, start);
                holding.set(end, all);
            }
        }
        return holding;
    }

    private static <T extends Comparable<? super T>> BitSet holding(Formula.Several<T> several, List<T> points) {
        int all = 2 * points.size() + 1;
        var any = new BitSet(all);
        var every = new BitSet(all);
        every.set(0, all);
        var twice = new BitSet(all);
        for (var part : several.parts()) {
            var holding = holding(part, points);
            var again = (BitSet) any.clone();
            again.and(holding);
            twice.or(again);
            any.or(holding);
            every.and(holding);
        }
        if (several.operand() == LogicalOperand.XONE) {
            any.andNot(twice);
        }
        return several.operand() == LogicalOperand.AND ? every : any;
    }

    boolean holds(T value) {
        int low = 0;
        int high = points.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = points.get(middle).compareTo(value);
            if (order == 0) {
                return holding.get(2 * middle + 1);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return holding.get(2 * low);
    }
}
