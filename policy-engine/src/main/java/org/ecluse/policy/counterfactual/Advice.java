package org.ecluse.policy.counterfactual;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What can be said to somebody whose request was denied. */
public sealed interface Advice {

    /**
     * Each of these sets of changes leads to a permission, and no part of one does.
     *
     * @param ways never empty; the smallest first
     */
    record Changes(List<List<Change>> ways) implements Advice {
        public Changes {
            ways = ways.stream().map(List::copyOf).toList();
            if (ways.isEmpty()) {
                throw new IllegalArgumentException("there is at least one way, or it is Nothing");
            }
        }
    }

    /** Nothing that the asker can do leads to a permission. */
    record Nothing() implements Advice {}

    /** Trying everything would have taken too long; something may help. */
    record Undecided() implements Advice {}

    default <T> T fold(Function<Changes, T> changes, Supplier<T> nothing, Supplier<T> undecided) {
        if (this instanceof Changes some) {
            return changes.apply(some);
        }
        return this instanceof Nothing ? nothing.get() : undecided.get();
    }
}
