package org.ecluse.contracts.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Time and chance for a whole run in one thread: what is to happen waits in one queue, and the clock jumps from one event to
 * the next. The same seed gives the same run.
 */
public final class SimulatedWorld implements InstantSource {
    private record Event(Instant at, long number, Runnable task) {}

    private final Random random;
    private final PriorityQueue<Event> queue =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long number;

    public SimulatedWorld(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void at(Instant when, Runnable task) {
        queue.add(new Event(when.isBefore(now) ? now : when, number++, task));
    }

    public void in(Duration wait, Runnable task) {
        at(now.plus(wait), task);
    }

    /** Something that takes from nothing to {@code millisMax}, mostly little. */
    public Duration shortWhile(int millisMax) {
        return Duration.ofMillis(random.nextInt(1 + random.nextInt(millisMax)));
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    public int choice(int bound) {
        return random.nextInt(bound);
    }

    /** Lets happen what happens until then. @return how many events there were */
    public int runUntil(Instant end, int eventsMax) {
        int events = 0;
        while (!queue.isEmpty() && !queue.peek().at().isAfter(end)) {
            var event = queue.poll();
            now = event.at();
            event.task().run();
            if (++events > eventsMax) {
                throw new AssertionError("more than " + eventsMax + " events: something goes round in circles");
            }
        }
        return events;
    }
}
