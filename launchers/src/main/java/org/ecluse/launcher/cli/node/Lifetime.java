package org.ecluse.launcher.cli.node;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.config.ConfigProblem;

/** When a process ends: on SIGTERM and Ctrl-C, and, where asked, when whoever started it is gone. */
final class Lifetime {
    private Lifetime() {}

    /** Waits for something to end by itself. */
    interface OwnEnd {
        void await() throws InterruptedException;
    }

    /** Says each problem on a line of its own. */
    static int refuse(Session session, List<ConfigProblem> problems) {
        problems.forEach(problem -> session.err().println("ecluse: " + problem.sentence(session.texts())));
        return Session.WRONG_USE;
    }

    /**
     * Waits for the end, and closes {@code runtime} when it comes.
     *
     * @param endWithInput also end when the standard input does: it is a pipe from the process that started this one, and
     *     closes even if that one is killed
     */
    static void untilToldToEnd(AutoCloseable runtime, boolean endWithInput) {
        untilToldToEnd(runtime, endWithInput, () -> new CountDownLatch(1).await());
    }

    /**
     * The same for what can also end by itself.
     *
     * @param ownEnd returns when {@code runtime} ended by itself
     * @return whether it did
     */
    static boolean untilToldToEnd(AutoCloseable runtime, boolean endWithInput, OwnEnd ownEnd) {
        CountDownLatch told = new CountDownLatch(1);
        AtomicBoolean byItself = new AtomicBoolean();
        watch("end-watch", () -> {
            ownEnd.await();
            byItself.set(told.getCount() > 0);
            told.countDown();
        });
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitQuietly(told, closed), "end"));
        if (endWithInput) {
            watch("input-watch", () -> drain(System.in, told));
        }
        try {
            told.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            runtime.close();
        } catch (Exception e) {
            throw new IllegalStateException("the process did not close cleanly", e);
        } finally {
            closed.countDown();
        }
        return byItself.get();
    }

    private static void watch(String name, OwnEnd end) {
        Thread watch = new Thread(
                () -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        watch.setDaemon(true);
        watch.start();
    }

    /** Run by the virtual machine when it is asked to stop: lets the waiting thread close, and waits for it. */
    private static void awaitQuietly(CountDownLatch told, CountDownLatch closed) {
        told.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void drain(InputStream in, CountDownLatch told) {
        byte[] buffer = new byte[256];
        try {
            int read = in.read(buffer);
            while (read >= 0) {
                read = in.read(buffer);
            }
        } catch (IOException e) {
            // A broken pipe is the same news as its end.
        } finally {
            told.countDown();
        }
    }
}
