package org.ecluse.contracts.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ecluse.contracts.usage.SqlUsageLog;
import org.ecluse.contracts.usage.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DatabaseDurabilityTest {
    private static final int USES = 200;
    private static final String WRITTEN = "written ";

    @TempDir
    Path dir;

    @Test
    @Timeout(120)
    void what_was_acknowledged_survives_a_process_that_is_killed_hard() throws Exception {
        var child = writer(dir);
        int acknowledged = 0;
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); acknowledged < USES && line != null; line = lines.readLine()) {
                acknowledged += line.startsWith(WRITTEN) ? 1 : 0;
            }
            child.destroyForcibly();
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (var database = Database.open(dir)) {
            var kept = new SqlUsageLog(database).ofAsset("asset", 10_000);

            assertThat(acknowledged).isEqualTo(USES);
            assertThat(kept).hasSizeGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void the_folder_of_the_database_is_its_owners_only() throws Exception {
        var folder = dir.resolve("data");

        Database.open(folder).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_database_that_is_open_elsewhere_is_refused_with_a_cure() throws Exception {
        try (var first = Database.open(dir)) {
            var second = writer(dir);
            var said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(first.dataSource()).isNotNull();
            assertThat(said).contains("cannot be opened").contains("no other process uses it");
        }
    }

    /** Writes uses until it is killed; says after each that it is written. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            var log = new SqlUsageLog(Database.open(Path.of(arguments[0])));
            for (int i = 0; ; i++) {
                log.record(new Use(
                        "use-" + i,
                        "asset",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH,
                        1,
                        0,
                        1,
                        Use.Outcome.delivered()));
                System.out.println(WRITTEN + i);
            }
        }
    }

    private static Process writer(Path dir) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        dir.toString())
                .redirectErrorStream(true)
                .start();
    }
}
