package org.ecluse.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A process that is measured: what it costs is read from Linux's {@code /proc}. It ends when this one does. */
final class Child implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration END_MAX = Duration.ofSeconds(10);
    private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int LOG_LINES_SHOWN = 5;

    /** Linux counts processor time for user space in hundredths of a second, whatever the kernel's clock. */
    private static final long TICK_MILLIS = 10;

    private final Process process;
    private final Path log;
    private final Thread endWithUs;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.endWithUs = new Thread(process::destroyForcibly, "end-" + process.pid());
    }

    /** Starts a process and returns at once; what it says goes to {@code log}. */
    static Child start(List<String> command, Path log) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var child = new Child(process, log);
            Runtime.getRuntime().addShutdownHook(child.endWithUs);
            return child;
        } catch (IOException e) {
            throw new StepFailed("could not start " + command.get(0), e);
        }
    }

    /** Waits until {@code health} answers 200. */
    void awaitReady(URI health) {
        var http = HttpClient.newHttpClient();
        awaitReady(() -> answers(http, health));
    }

    /** Waits until it is what the caller calls ready, or has ended. */
    void awaitReady(BooleanSupplier ready) {
        var deadline = System.nanoTime() + START_MAX.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new StepFailed("a process ended with " + process.exitValue() + "; it said: " + lastWords());
            }
            if (ready.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(ASK_AGAIN_NANOS);
        }
        throw new StepFailed("not ready within " + START_MAX + "; it said: " + lastWords());
    }

    private static boolean answers(HttpClient http, URI health) {
        try {
            return http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false; // its door is not open yet
        } catch (InterruptedException e) {
            throw new StepFailed("interrupted", e);
        }
    }

    /** @return milliseconds of processor time, of all its threads, since it started */
    long cpuMillis() {
        var stat = read("stat");
        // The second field is the program's name in brackets, and may hold anything; the third follows the last
        // bracket.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
    }

    /** @return the memory that it holds, in mebibytes */
    long residentMebibytes() {
        return read("status")
                        .lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElseThrow(() -> new StepFailed("the system does not say how much memory a process holds"))
                / 1024;
    }

    private String read(String what) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), what));
        } catch (IOException e) {
            throw new StepFailed("process " + process.pid() + " is gone; it said: " + lastWords(), e);
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(endWithUs);
    }
}
