package org.ecluse.policy.comparison.axis;

import java.util.Arrays;

/**
 * A set of points of one {@link Space}, as a decision diagram: each path from here to {@code FULL} is a box, and the boxes
 * do not overlap. Two regions of one space are the same set if and only if they are the same object.
 */
public final class Region {
    static final int NO_AXIS = Integer.MAX_VALUE;

    final int axis;
    private final Region[] children;
    private final int hash;

    Region(int axis, Region[] children) {
        this.axis = axis;
        this.children = children;
        int sum = axis;
        for (var child : children) {
            sum = 31 * sum + System.identityHashCode(child);
        }
        this.hash = sum;
    }

    /** What is left of this region in one cell of an axis that is not below its own. */
    Region in(int otherAxis, int cell) {
        return otherAxis == axis ? children[cell] : this;
    }

    boolean isTerminal() {
        return axis == NO_AXIS;
    }

    int cells() {
        return children.length;
    }

    /** True when both divide the same axis alike. */
    boolean isLike(Region other) {
        return axis == other.axis && Arrays.equals(children, other.children);
    }

    int hash() {
        return hash;
    }
}
