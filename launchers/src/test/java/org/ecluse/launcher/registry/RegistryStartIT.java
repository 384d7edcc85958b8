package org.ecluse.launcher.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ecluse.trust.keys.KeyVault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a registry's process begins and ends. */
class RegistryStartIT {
    @TempDir
    Path folder;

    @Test
    void a_registry_whose_keys_do_not_open_ends_with_one_line_that_says_so() throws Exception {
        Path keys = folder.resolve("data").resolve("keys");
        KeyVault.open(keys, InstantSource.system()).signingKey("registry-key-1");
        Files.writeString(keys.resolve("keys.password"), "another");
        RegistrySettings settings = TestRegistry.settings(folder.resolve("data"), TestRegistry.freePort());

        assertThatThrownBy(() -> RegistryProcess.start(settings))
                .isInstanceOf(RegistryNotStarted.class)
                .hasMessageContaining("does not open: wrong password or damaged file")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_registry_ends_when_the_process_that_started_it_is_killed() throws Exception {
        RegistrySettings settings = TestRegistry.settings(folder.resolve("data"), TestRegistry.freePort());
        Process starter = new ProcessBuilder(List.of(
                        JavaHome.java(),
                        "-Decluse.home=" + System.getProperty("ecluse.home", ".."),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StarterOfOne.class.getName(),
                        settings.dataDir().toString(),
                        String.valueOf(settings.port())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid = Long.parseLong(starter.inputReader().readLine());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        assertThat(server.isAlive()).isTrue();

        starter.destroyForcibly().waitFor();

        server.onExit().get(20, TimeUnit.SECONDS);
        assertThat(server.isAlive()).isFalse();
    }

    /** A process that starts a registry, says its number, and stays. */
    static final class StarterOfOne {
        private StarterOfOne() {}

        public static void main(String[] arguments) throws Exception {
            RegistrySettings settings = TestRegistry.settings(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            RegistryProcess process = RegistryProcess.start(settings);
            System.out.println(process.pid());
            process.awaitEnd();
        }
    }
}
