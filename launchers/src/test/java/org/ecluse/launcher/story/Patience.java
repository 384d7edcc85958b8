package org.ecluse.launcher.story;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until a change has reached the other processes. */
final class Patience {
    /** A change of standing is known to all connectors within this; the product promises 60 s. */
    private static final Duration MAX = Duration.ofSeconds(60);

    private Patience() {}

    /** The first answer that is the expected one, or the last that was not. */
    static <T> T until(Supplier<T> ask, Predicate<T> expected) {
        long end = System.nanoTime() + MAX.toNanos();
        var answer = ask.get();
        while (!expected.test(answer) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            answer = ask.get();
        }
        return answer;
    }
}
