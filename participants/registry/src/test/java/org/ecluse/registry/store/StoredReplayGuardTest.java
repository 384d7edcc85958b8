package org.ecluse.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.ecluse.registry.TestClock;
import org.ecluse.trust.Did;
import org.ecluse.trust.tokens.ReplayGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredReplayGuardTest {
    private static final Did CALLER = Did.of("did:web:a.example");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();

    private Instant soon() {
        return clock.instant().plus(Duration.ofMinutes(1));
    }

    @Test
    void of_64_threads_exactly_one_spends_an_id_and_it_stays_spent_after_a_restart() throws Exception {
        try (Database database = Database.open(folder)) {
            ReplayGuard guard = new StoredReplayGuard(database, clock);
            var threads = Executors.newFixedThreadPool(64);
            List<Callable<Boolean>> calls = IntStream.range(0, 64)
                    .<Callable<Boolean>>mapToObj(i -> () -> guard.spend(CALLER, "one", soon()))
                    .toList();

            long first = threads.invokeAll(calls).stream()
                    .filter(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .count();

            threads.shutdown();
            assertThat(first).isEqualTo(1);
        }
        try (Database database = Database.open(folder)) {
            assertThat(new StoredReplayGuard(database, clock).spend(CALLER, "one", soon()))
                    .isFalse();
        }
    }

    @Test
    void ids_are_an_issuers_own() {
        try (Database database = Database.open(folder)) {
            ReplayGuard guard = new StoredReplayGuard(database, clock);

            assertThat(guard.spend(CALLER, "one", soon())).isTrue();
            assertThat(guard.spend(Did.of("did:web:b.example"), "one", soon())).isTrue();
        }
    }

    @Test
    void what_has_ended_is_forgotten_in_time() {
        try (Database database = Database.open(folder)) {
            ReplayGuard guard = new StoredReplayGuard(database, clock);
            guard.spend(CALLER, "old", soon());
            clock.move(Duration.ofMinutes(2));
            for (int i = 0; i < 300; i++) {
                guard.spend(CALLER, "new-" + i, soon());
            }

            long left = database.commit(
                    tx -> tx.one("select count(*) as ids from used_token where jti = 'old'", row -> row.number("ids"))
                            .orElseThrow());

            assertThat(left).isZero();
        }
    }

    @Test
    void a_closed_store_does_not_answer_yes() {
        Database database = Database.open(folder);
        ReplayGuard guard = new StoredReplayGuard(database, clock);
        database.close();

        assertThatThrownBy(() -> guard.spend(CALLER, "one", soon())).isInstanceOf(ReplayGuard.StoreUnavailable.class);
    }

    @Test
    void a_transaction_that_throws_leaves_nothing_behind() {
        try (Database database = Database.open(folder)) {
            assertThatThrownBy(() -> database.commit(tx -> {
                        tx.change(
                                "insert into used_token (issuer, jti, expires_at) values (?, ?, ?)", "a", "b", soon());
                        throw new IllegalStateException("half way");
                    }))
                    .hasMessage("half way");

            List<String> left = database.commit(tx -> tx.all("select * from used_token", row -> row.text("jti")));
            assertThat(left).isEmpty();
        }
    }
}
