package org.ecluse.registry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.registry.TestRegistry.code;
import static org.ecluse.registry.TestRegistry.good;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.ecluse.registry.TestRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryLogTest {
    @TempDir
    Path folder;

    private TestRegistry test;

    @BeforeEach
    void open() {
        test = new TestRegistry(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private static String hash(int number) {
        return "%064x".formatted(number);
    }

    @Test
    void many_writers_at_once_leave_one_whole_chain_without_gaps() throws Exception {
        RegistryLog log = test.registry().log();
        var threads = Executors.newFixedThreadPool(8);
        List<Callable<RegistryLog.Line>> calls = IntStream.range(0, 64)
                .<Callable<RegistryLog.Line>>mapToObj(i -> () -> good(log.receipt("enedis", hash(i))))
                .toList();

        threads.invokeAll(calls);

        threads.shutdown();
        assertThat(log.at(63)).isPresent();
        assertThat(log.at(64)).isEmpty();
        assertThat(log.firstBroken()).isEmpty();
    }

    @Test
    void the_same_receipt_twice_is_one_line() {
        RegistryLog log = test.registry().log();

        RegistryLog.Line first = good(log.receipt("enedis", hash(1)));
        RegistryLog.Line again = good(log.receipt("enedis", hash(1)));
        RegistryLog.Line anothers = good(log.receipt("grdf", hash(1)));

        assertThat(again).isEqualTo(first);
        assertThat(anothers.position()).isEqualTo(first.position() + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef0123456789", "g"})
    void what_is_no_hash_is_refused(String hash) {
        assertThat(code(test.registry().log().receipt("enedis", hash))).isEqualTo("log.hash-malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log_line set hash = 'f' || substring(hash, 2) where position = 2",
                "update log_line set member = 'other' where position = 2",
                "update log_line set kind = 'MEMBER_ADMITTED' where position = 2",
                "update log_line set logged_at = dateadd(second, 1, logged_at) where position = 2",
                "delete from log_line where position = 2",
                "update log_line set position = 9 where position = 2"
            })
    void a_line_that_was_changed_in_place_is_found(String tampering) throws Exception {
        for (int i = 0; i < 5; i++) {
            good(test.registry().log().receipt("enedis", hash(i)));
        }
        test.close();
        String file = "jdbc:h2:file:" + folder.resolve("registry/registry");
        try (var connection = DriverManager.getConnection(file, "sa", "");
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(tampering)).isEqualTo(1);
        }

        test = new TestRegistry(folder);

        assertThat(test.registry().log().firstBroken()).hasValue(2);
    }

    @Test
    void admissions_and_changes_of_standing_are_lines_too() {
        var enedis = test.enrolled("enedis");
        good(test.registry().members().suspend(enedis.name(), "why"));
        good(test.registry().members().suspend(enedis.name(), "again, which changes nothing"));
        good(test.registry().members().reinstate(enedis.name(), "why not"));

        assertThat(IntStream.range(0, 3).mapToObj(test.registry().log()::at).map(line -> line.orElseThrow()
                        .kind()))
                .containsExactly(
                        RegistryLog.Kind.MEMBER_ADMITTED,
                        RegistryLog.Kind.MEMBER_SUSPENDED,
                        RegistryLog.Kind.MEMBER_REINSTATED);
        assertThat(test.registry().log().at(3)).isEmpty();
        assertThat(test.registry().log().firstBroken()).isEmpty();
    }
}
