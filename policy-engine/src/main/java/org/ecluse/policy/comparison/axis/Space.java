package org.ecluse.policy.comparison.axis;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * All points that can be told apart: one cell on each axis. Makes and combines {@link Region}s. Used by one thread, for one
 * question.
 */
public final class Space {
    /** Cells looked at before a question is given up; some tenths of a second's work. */
    public static final int STEPS_MAX = 5_000_000;

    /** Thrown inside one comparison and turned into its answer there: a limit, not a bug. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("more than " + STEPS_MAX + " steps", null, false, false);
        }
    }

    private enum Operation {
        AND,
        OR,
        MINUS
    }

    private record Pair(Region one, Region other) {}

    private record Node(Region region) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Node node && region.isLike(node.region);
        }

        @Override
        public int hashCode() {
            return region.hash();
        }
    }

    private final Region empty = new Region(Region.NO_AXIS, new Region[0]);
    private final Region full = new Region(Region.NO_AXIS, new Region[0]);
    private final int[] cells;
    private final Map<Node, Region> nodes = new HashMap<>();
    private final Map<Operation, Map<Pair, Region>> done = new EnumMap<>(Operation.class);
    private int steps;

    /** @param cells how many cells each axis has, at least one */
    public Space(List<Integer> cells) {
        this.cells = cells.stream().mapToInt(Integer::intValue).toArray();
        for (var operation : Operation.values()) {
            done.put(operation, new HashMap<>());
        }
    }

    public Region empty() {
        return empty;
    }

    public Region full() {
        return full;
    }

    public int axes() {
        return cells.length;
    }

    /** All points whose cell on this axis passes. */
    public Region where(int axis, IntPredicate passes) {
        spend(cells[axis]);
        var children = new Region[cells[axis]];
        for (int cell = 0; cell < children.length; cell++) {
            children[cell] = passes.test(cell) ? full : empty;
        }
        return node(axis, children);
    }

    /** All points in one of these cells of this axis. */
    public Region where(int axis, BitSet among) {
        return where(axis, among::get);
    }

    public Region and(Region one, Region other) {
        return combine(Operation.AND, one, other);
    }

    public Region or(Region one, Region other) {
        return combine(Operation.OR, one, other);
    }

    /** What is in the one and not in the other. */
    public Region minus(Region one, Region other) {
        return combine(Operation.MINUS, one, other);
    }

    public Region not(Region region) {
        return minus(full, region);
    }

    /** The points that stay in the region whatever their cells on this axis and all later ones are. */
    public Region whatever(Region region, int firstAxis) {
        return whatever(region, firstAxis, new HashMap<>());
    }

    private Region whatever(Region region, int firstAxis, Map<Region, Region> seen) {
        if (region.isTerminal()) {
            return region;
        }
        if (region.axis >= firstAxis) {
            return empty;
        }
        var known = seen.get(region);
        if (known != null) {
            return known;
        }
        spend(region.cells());
        var children = new Region[region.cells()];
        for (int cell = 0; cell < children.length; cell++) {
            children[cell] = whatever(region.in(region.axis, cell), firstAxis, seen);
        }
        var result = node(region.axis, children);
        seen.put(region, result);
        return result;
    }

    /** One point of the region: a cell for each axis that matters there, by axis. Low cells come first. */
    public Optional<Map<Integer, Integer>> point(Region region) {
        if (region == empty) {
            return Optional.empty();
        }
        var point = new TreeMap<Integer, Integer>();
        var current = region;
        while (current != full) {
            int cell = 0;
            while (current.in(current.axis, cell) == empty) {
                cell++;
            }
            point.put(current.axis, cell);
            current = current.in(current.axis, cell);
        }
        return Optional.of(point);
    }

    /** The axes on which it matters where a point is. */
    public BitSet axesOf(Region region) {
        var axes = new BitSet();
        axesOf(region, axes, new HashMap<>());
        return axes;
    }

    private static void axesOf(Region region, BitSet axes, Map<Region, Boolean> seen) {
        if (region.isTerminal() || seen.put(region, true) != null) {
            return;
        }
        axes.set(region.axis);
        for (int cell = 0; cell < region.cells(); cell++) {
            axesOf(region.in(region.axis, cell), axes, seen);
        }
    }

    private Region combine(Operation operation, Region one, Region other) {
        var plain = plainly(operation, one, other);
        if (plain.isPresent()) {
            return plain.get();
        }
        var memory = done.get(operation);
        var pair = new Pair(one, other);
        var known = memory.get(pair);
        if (known != null) {
            return known;
        }
        int axis = Math.min(one.axis, other.axis);
        spend(cells[axis]);
        var children = new Region[cells[axis]];
        for (int cell = 0; cell < children.length; cell++) {
            children[cell] = combine(operation, one.in(axis, cell), other.in(axis, cell));
        }
        var result = node(axis, children);
        memory.put(pair, result);
        return result;
    }

    private Optional<Region> plainly(Operation operation, Region one, Region other) {
        if (one == other) {
            return Optional.of(operation == Operation.MINUS ? empty : one);
        }
        Region result =
                switch (operation) {
                    case AND ->
                        one == empty || other == empty ? empty : one == full ? other : other == full ? one : null;
                    case OR -> one == full || other == full ? full : one == empty ? other : other == empty ? one : null;
                    case MINUS -> one == empty || other == full ? empty : other == empty ? one : null;
                };
        return Optional.ofNullable(result);
    }

    private Region node(int axis, Region[] children) {
        if (Arrays.stream(children).allMatch(child -> child == children[0])) {
            return children[0];
        }
        var made = new Region(axis, children);
        var known = nodes.putIfAbsent(new Node(made), made);
        return known == null ? made : known;
    }

    private void spend(int cellCount) {
        steps += cellCount;
        if (steps > STEPS_MAX) {
            throw new TooLarge();
        }
    }
}
