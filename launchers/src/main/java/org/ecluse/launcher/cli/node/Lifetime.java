package org.ecluse.launcher.cli.node;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.ecluse.launcher.cli.session.Session;

/**
 * When a process ends: on SIGTERM and Ctrl-C, and, where asked, when whoever started it is gone. Begun before what it runs
 * is started, so that a process told to end while it is still starting ends at once, with whatever it has started; from
 * {@link #hold} on, it closes what it runs first. Safe for threads.
 */
final class Lifetime {
    private enum Stage {
        STARTING,
        RUNNING,
        CUT_SHORT
    }

    private static final Duration END_WITHIN = Duration.ofSeconds(5);

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.STARTING);
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private Lifetime() {}

    /** Waits for something to end by itself. */
    interface OwnEnd {
        void await() throws InterruptedException;

        /** The end of what runs until it is closed. */
        static OwnEnd never() {
            return () -> new CountDownLatch(1).await();
        }
    }

    /**
     * From here on, this process ends when it is told to.
     *
     * @param withInput also end when the standard input does: it is a pipe from the process that started this one, and
     *     closes even if that one is killed
     */
    static Lifetime begin(boolean withInput) {
        Lifetime lifetime = new Lifetime();
        Runtime.getRuntime().addShutdownHook(new Thread(lifetime::comeToAnEnd, "end"));
        if (withInput) {
            background("input-watch", () -> {
                drain(System.in);
                lifetime.inputEnded();
            });
        }
        return lifetime;
    }

    /**
     * What was being started runs: waits for the end, and closes {@code runtime} when it comes.
     *
     * @param ownEnd returns when {@code runtime} ended by itself
     * @return whether it ended by itself
     */
    boolean hold(AutoCloseable runtime, OwnEnd ownEnd) {
        stage.compareAndSet(Stage.STARTING, Stage.RUNNING);
        AtomicReference<Boolean> byItself = new AtomicReference<>(false);
        background("end-watch", () -> {
            awaitQuietly(ownEnd);
            byItself.set(told.getCount() > 0);
            told.countDown();
        });
        awaitQuietly(told::await);
        try {
            runtime.close();
        } catch (Exception e) {
            throw new IllegalStateException("the process did not close cleanly", e);
        } finally {
            closed.countDown();
        }
        return byItself.get();
    }

    private void inputEnded() {
        told.countDown();
        if (stage.get() == Stage.STARTING) {
            System.exit(Session.DONE); // the hook below ends what has been started
        }
    }

    /**
     * Run by the virtual machine when it is asked to stop. What runs is closed by the thread that holds it, and waited for;
     * what is still starting is not waited for, since every store here survives a hard end.
     */
    private void comeToAnEnd() {
        told.countDown();
        if (stage.compareAndSet(Stage.STARTING, Stage.CUT_SHORT)) {
            endWhatWasStarted();
        } else {
            awaitQuietly(closed::await);
        }
    }

    private static void endWhatWasStarted() {
        List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
        started.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : started) {
            process.onExit()
                    .completeOnTimeout(process, END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    private static void background(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void awaitQuietly(OwnEnd end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void drain(InputStream in) {
        byte[] buffer = new byte[256];
        try {
            int read = in.read(buffer);
            while (read >= 0) {
                read = in.read(buffer);
            }
        } catch (IOException e) {
            // A broken pipe is the same news as its end.
        }
    }
}
