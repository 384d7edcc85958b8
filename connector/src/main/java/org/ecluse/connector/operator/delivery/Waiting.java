package org.ecluse.connector.operator.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for something that another connector brings about, looking now and then, never longer than allowed. */
final class Waiting implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final ScheduledExecutorService looks;

    Waiting() {
        var executor = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "deliveries");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        this.looks = executor;
    }

    /** What the look finds, as soon as it finds it; empty when the time is over first. */
    <T> Optional<T> until(Supplier<Optional<T>> look, Duration atMost) {
        var found = new CompletableFuture<T>();
        var looking = looks.scheduleWithFixedDelay(
                () -> {
                    try {
                        look.get().ifPresent(found::complete);
                    } catch (RuntimeException e) {
                        found.completeExceptionally(e);
                    }
                },
                0,
                LOOK_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return Optional.of(found.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            looking.cancel(false);
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
