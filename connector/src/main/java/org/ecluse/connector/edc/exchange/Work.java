package org.ecluse.connector.edc.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.ecluse.contracts.exchange.Exchanges;

/** The threads that send messages and wake processes. */
public final class Work implements AutoCloseable {
    private static final int SENDERS = 8;
    /** Messages that wait for a sender; what does not fit waits in the store for its time. */
    private static final int WAITING_MAX = 10_000;

    private static final Duration IDLE_MAX = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final ThreadPoolExecutor senders;
    private final ScheduledExecutorService timer;

    /** @param name what the threads are called by */
    public Work(String name, InstantSource clock) {
        this.clock = clock;
        this.senders = new ThreadPoolExecutor(
                SENDERS,
                SENDERS,
                IDLE_MAX.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_MAX),
                task -> daemon(task, name + "-sender"));
        this.senders.allowCoreThreadTimeOut(true);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, name + "-timer"));
    }

    public Exchanges.Surroundings surroundings() {
        return new Exchanges.Surroundings(
                clock, this::at, senders, () -> UUID.randomUUID().toString());
    }

    /** Runs {@code task} soon, on a thread that may wait for others. */
    public void soon(Runnable task) {
        senders.execute(task);
    }

    /** Runs {@code task} after {@code pause}; not at all once this is closed. */
    public void later(Duration pause, Runnable task) {
        at(clock.instant().plus(pause), () -> soon(task));
    }

    private void at(Instant when, Runnable task) {
        try {
            var wait = Duration.between(clock.instant(), when);
            timer.schedule(task, Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // What is not done by then is done after the next start.
            return;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        senders.shutdown();
        try {
            if (!senders.awaitTermination(2, TimeUnit.SECONDS)) {
                senders.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
