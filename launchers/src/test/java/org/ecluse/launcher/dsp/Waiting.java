package org.ecluse.launcher.dsp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for a state instead of for a time. */
public final class Waiting {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Waiting() {}

    /** @throws AssertionError when it has not come about within 30 seconds; {@code what} says what was waited for */
    public static <T> T until(String what, Supplier<Optional<T>> state) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var reached = state.get();
            if (reached.isPresent()) {
                return reached.get();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, e);
            }
        }
        throw new AssertionError("did not come about within " + PATIENCE + ": " + what);
    }
}
