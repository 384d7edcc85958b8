package org.ecluse.launcher.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running registry. Made by {@link #start}; ends with {@link #close}, and by itself when this process ends, since its
 * standard input is a pipe from here.
 */
public final class RegistryProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);
    private static final Duration END_WITHIN = Duration.ofSeconds(20);
    private static final Duration RECORDED_WITHIN = Duration.ofMinutes(3);
    private static final Duration ASK_EVERY = Duration.ofMillis(100);
    private static final String REASON = "the registry cannot open: ";

    private final RegistrySettings settings;
    private final ServerFolder server;
    private final Process process;
    private final Duration endWithin;

    private RegistryProcess(RegistrySettings settings, ServerFolder server, Process process, Duration endWithin) {
        this.settings = settings;
        this.server = server;
        this.process = process;
        this.endWithin = endWithin;
    }

    /** Starts a registry and returns when it answers. */
    public static RegistryProcess start(RegistrySettings settings) throws RegistryNotStarted {
        return start(settings, false);
    }

    static RegistryProcess start(RegistrySettings settings, boolean recordArchive) throws RegistryNotStarted {
        Path war = settings.programs().resolve("registry.war");
        if (!Files.isRegularFile(war)) {
            throw new RegistryNotStarted("the application " + war + " is missing; build the product first");
        }
        ServerFolder server = null;
        try {
            Files.createDirectories(settings.dataDir());
            server = ServerFolder.of(settings);
            Process process = new ProcessBuilder(new ServerCommand(settings, server).line(recordArchive))
                    .directory(settings.dataDir().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(settings.log().toFile()))
                    .start();
            RegistryProcess started =
                    new RegistryProcess(settings, server, process, recordArchive ? RECORDED_WITHIN : END_WITHIN);
            started.awaitReady();
            return started;
        } catch (IOException e) {
            throw new RegistryNotStarted("the registry cannot be started: " + e.getMessage(), e);
        } catch (RegistryNotStarted e) {
            if (server != null) {
                server.close();
            }
            throw e;
        }
    }

    /** The operating system's number of the process. */
    public long pid() {
        return process.pid();
    }

    /** Whether it is still running. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it ended, and returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    private void awaitReady() throws RegistryNotStarted {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest health = HttpRequest.newBuilder(
                        URI.create("http://" + settings.bind() + ":" + settings.port() + "/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        try {
            while (!process.waitFor(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (answersUp(client, health)) {
                    return;
                }
                if (System.nanoTime() > deadline) {
                    throw given("it did not answer within " + READY_WITHIN.toSeconds() + " s; see " + settings.log());
                }
            }
            throw given(reason());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw given("interrupted while it was starting");
        }
    }

    private static boolean answersUp(HttpClient client, HttpRequest health) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(health, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("UP");
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    private RegistryNotStarted given(String why) {
        process.destroyForcibly()
                .onExit()
                .completeOnTimeout(process, END_WITHIN.toSeconds(), TimeUnit.SECONDS)
                .join();
        return new RegistryNotStarted(why);
    }

    /** The line in which the application said why it did not open. */
    private String reason() {
        String fallback = "it ended with code " + process.exitValue() + "; see " + settings.log();
        try {
            List<String> lines = Files.readAllLines(settings.log(), StandardCharsets.UTF_8);
            return lines.stream()
                    .filter(line -> line.contains(REASON))
                    .map(line -> line.substring(line.indexOf(REASON) + REASON.length()))
                    .findFirst()
                    .orElse(fallback);
        } catch (IOException e) {
            return fallback;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(endWithin.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            server.close();
        }
    }
}
