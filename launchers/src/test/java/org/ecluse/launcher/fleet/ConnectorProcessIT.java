package org.ecluse.launcher.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ecluse.launcher.config.ConnectorConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged connector as a process: what it says before it starts, and how it ends. */
class ConnectorProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WRONG_USE = 2;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void a_misspelt_key_ends_it_with_one_line_and_exit_code_2() throws Exception {
        assertRefused(start("name = keolis", "bnid = 127.0.0.1"), "line 2: unknown key `bnid`; did you mean `bind`?");
    }

    @Test
    void a_port_in_use_ends_it_with_one_line_and_exit_code_2() throws Exception {
        int portBase = FreePorts.inARow(10);
        try (ServerSocket taken = new ServerSocket(portBase + 4, 1, InetAddress.getByName("127.0.0.1"))) {
            assertRefused(
                    start("name = keolis", "port-base = " + portBase),
                    "port " + taken.getLocalPort() + " of 127.0.0.1");
        }
    }

    @Test
    void a_wrong_keystore_password_ends_it_with_one_line_and_exit_code_2() throws Exception {
        int portBase = FreePorts.inARow(10);
        Process first = ready(portBase, "name = keolis", "port-base = " + portBase);
        first.destroy();
        first.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Path password = folder.resolve(ConnectorConfig.DATA).resolve("keys.password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        Files.writeString(password, "not the password");

        assertRefused(start("name = keolis", "port-base = " + portBase), "does not open: wrong password");
    }

    @Test
    void sigterm_ends_it_within_seconds() throws Exception {
        int portBase = FreePorts.inARow(10);
        Process process = ready(portBase, "name = keolis", "port-base = " + portBase);

        process.destroy();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void it_does_not_outlive_the_one_that_started_it() throws Exception {
        int portBase = FreePorts.inARow(10);
        Process process = ready(portBase, "name = keolis", "port-base = " + portBase);

        // What the operating system does to the pipe when the parent is killed hard.
        process.getOutputStream().close();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private Process start(String... settings) throws IOException {
        Path config = Files.write(folder.resolve("connector.properties"), List.of(settings));
        String[] words = {"connector", "start", "--lang", "en", "--config", config.toString(), "--end-with-input"};
        Process process = new ProcessBuilder(JavaCommand.of("connector", words))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        started.add(process);
        return process;
    }

    private Process ready(int portBase, String... settings) throws IOException {
        Path config = Files.write(folder.resolve("connector.properties"), List.of(settings));
        Node node = Node.start(
                "node",
                JavaCommand.of("connector", "connector", "start", "--config", config.toString(), "--end-with-input"),
                folder,
                InstantSource.system());
        started.add(node.process());
        assertThat(node.awaitReady(URI.create("http://127.0.0.1:" + portBase + "/api/health"), PATIENCE))
                .as("ready; its last words: %s", node.lastWords())
                .isPresent();
        return node.process();
    }

    private void assertRefused(Process process, String sentence) throws Exception {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(log(), StandardCharsets.UTF_8);
        assertThat(said).contains(sentence).hasLineCount(1);
        assertThat(process.exitValue()).isEqualTo(WRONG_USE);
    }

    private Path log() {
        return folder.resolve("connector.log");
    }
}
