package org.ecluse.contracts.exchange;

import java.time.Instant;

/** Wakes us up later. */
@FunctionalInterface
public interface Timers {
    /** Runs {@code task} once, not before {@code when} and soon after; on a thread of the timer's. */
    void at(Instant when, Runnable task);
}
