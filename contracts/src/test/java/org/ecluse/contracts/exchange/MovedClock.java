package org.ecluse.contracts.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that stands still until a test moves it, and what waits for it. Safe for threads. */
public final class MovedClock implements InstantSource, Timers {
    private record Timer(Instant at, Runnable task) {}

    private final List<Timer> timers = new ArrayList<>();
    private Instant now;

    public MovedClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void at(Instant when, Runnable task) {
        timers.add(new Timer(when, task));
    }

    /** The next timer rings. */
    public void ring() {
        if (!ringWithin(Duration.ofDays(10_000))) {
            throw new AssertionError("nothing waits");
        }
    }

    /** Lets ring what rings within {@code wait}, and moves the clock by that much. */
    public void pass(Duration wait) {
        var end = instant().plus(wait);
        while (ringWithin(Duration.between(instant(), end))) {
            continue;
        }
        moveTo(end);
    }

    /** The next timer rings, if it does within {@code wait}. */
    public boolean ringWithin(Duration wait) {
        var next = take(instant().plus(wait));
        next.ifPresent(timer -> {
            moveTo(timer.at());
            timer.task().run();
        });
        return next.isPresent();
    }

    /** Whether a timer would ring within {@code wait}. */
    public synchronized boolean ringsWithin(Duration wait) {
        return next(now.plus(wait)).isPresent();
    }

    private Optional<Timer> next(Instant until) {
        return timers.stream().min(Comparator.comparing(Timer::at)).filter(timer -> !timer.at()
                .isAfter(until));
    }

    private synchronized Optional<Timer> take(Instant until) {
        var next = next(until);
        next.ifPresent(timers::remove);
        return next;
    }

    private synchronized void moveTo(Instant when) {
        now = when.isAfter(now) ? when : now;
    }
}
