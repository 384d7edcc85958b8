package org.ecluse.launcher.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ecluse.launcher.config.ConnectorConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is told to end while it is still starting does not finish its start first, and leaves nothing behind. */
class EarlyEndIT {
    private static final Duration BEGUN_WITHIN = Duration.ofSeconds(60);
    /** Far less than any node takes to start. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private final List<ProcessHandle> begun = new ArrayList<>();

    @AfterEach
    void end() {
        begun.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void a_connector_that_is_starting_ends_at_once_with_the_one_that_started_it() throws Exception {
        Process connector = startingConnector();

        connector.getOutputStream().close();

        assertEndedBeforeItWasReady(connector);
        assertThat(connector.exitValue()).isZero();
    }

    @Test
    void a_connector_that_is_starting_ends_at_once_on_sigterm() throws Exception {
        Process connector = startingConnector();

        connector.destroy();

        assertEndedBeforeItWasReady(connector);
    }

    @Test
    void a_registry_that_is_starting_ends_at_once_with_the_one_that_started_it() throws Exception {
        Process registry = startingRegistry();

        registry.getOutputStream().close();

        assertEndedBeforeItWasReady(registry);
        assertThat(registry.exitValue()).isZero();
    }

    @Test
    void a_registry_that_is_starting_ends_at_once_on_sigterm() throws Exception {
        Process registry = startingRegistry();

        registry.destroy();

        assertEndedBeforeItWasReady(registry);
    }

    private Process startingConnector() throws IOException {
        Path data = folder.resolve(ConnectorConfig.DATA);
        Process connector = start("connector", "name = keolis", "port-base = " + FreePorts.inARow(10));
        await(() -> Files.exists(data.resolve("keys.p12")), connector);
        return connector;
    }

    private Process startingRegistry() throws IOException {
        Process registry = start("registry", "port = " + FreePorts.inARow(1));
        await(() -> registry.descendants().findAny().isPresent(), registry);
        registry.descendants().forEach(begun::add);
        return registry;
    }

    private Process start(String kind, String... settings) throws IOException {
        Path config = Files.write(folder.resolve(kind + ".properties"), List.of(settings));
        Process process = new ProcessBuilder(
                        JavaCommand.of(kind, kind, "start", "--config", config.toString(), "--end-with-input"))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        begun.add(process.toHandle());
        return process;
    }

    private void await(BooleanSupplier sign, Process process) {
        long deadline = System.nanoTime() + BEGUN_WITHIN.toNanos();
        while (!sign.getAsBoolean() && process.isAlive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(process.isAlive()).as("still starting").isTrue();
    }

    private void assertEndedBeforeItWasReady(Process process) throws Exception {
        assertThat(process.waitFor(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS))
                .as("ended at once")
                .isTrue();
        for (ProcessHandle each : begun) {
            each.onExit().get(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        assertThat(Files.readString(log())).doesNotContain("is ready", "Exception");
    }

    private Path log() {
        return folder.resolve("node.log");
    }
}
