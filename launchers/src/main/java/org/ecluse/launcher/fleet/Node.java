package org.ecluse.launcher.fleet;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.api.Unreachable;

/** One process of the fleet. Safe to close from any thread, and more than once. */
public final class Node implements AutoCloseable {
    private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Duration END_MAX = Duration.ofSeconds(10);
    private static final int LOG_LINES_SHOWN = 5;

    private final String name;
    private final Process process;
    private final Path log;
    private final InstantSource clock;

    private Node(String name, Process process, Path log, InstantSource clock) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Starts a process and returns at once.
     *
     * @param folder where its log goes
     * @throws IOException when it cannot be started at all
     */
    static Node start(String name, List<String> command, Path folder, InstantSource clock) throws IOException {
        Path log = folder.resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Node(name, process, log, clock);
    }

    public String name() {
        return name;
    }

    Process process() {
        return process;
    }

    public long pid() {
        return process.pid();
    }

    /** What the process has said. */
    public Path log() {
        return log;
    }

    public boolean alive() {
        return process.isAlive();
    }

    /**
     * Waits until the process answers at a health address.
     *
     * @return how long that took, or empty when the process ended or {@code patience} did first
     */
    Optional<Duration> awaitReady(URI health, Duration patience) {
        Instant from = clock.instant();
        while (process.isAlive() && Duration.between(from, clock.instant()).compareTo(patience) < 0) {
            if (answers(health)) {
                return Optional.of(Duration.between(from, clock.instant()));
            }
            LockSupport.parkNanos(ASK_AGAIN_NANOS);
        }
        return Optional.empty();
    }

    /** The last lines of its log, for whoever has to find out why it does not answer. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** Megabytes of memory that it holds now; empty where the system does not say. */
    public Optional<Long> residentMegabytes() {
        Path status = Path.of("/proc", Long.toString(pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Asks the process to end, and ends it when it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean answers(URI health) {
        try {
            return new Door(health, Optional.empty()).get("").ok();
        } catch (Unreachable e) {
            return false;
        }
    }
}
