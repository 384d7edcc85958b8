package org.ecluse.contracts.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.Kept;
import org.ecluse.contracts.exchange.MovedClock;
import org.ecluse.contracts.ledger.EventKind;
import org.ecluse.contracts.ledger.Ledger;
import org.ecluse.contracts.ledger.LedgerEvent;
import org.ecluse.contracts.ledger.StoredEvent;
import org.ecluse.contracts.ledger.Verification;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.Engine;
import org.ecluse.policy.counting.Counters;
import org.ecluse.policy.counting.Counters.Reservation;
import org.ecluse.policy.counting.Counters.Reservation.Reserved;
import org.ecluse.policy.counting.Counters.Used;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class SqlCountersTest extends CountersContract {
    private static final AgreementId AGREEMENT = new AgreementId(TALLY.account());
    private static final int THREADS = 50;
    private static final int LIMIT = 30;

    @Parameter
    Engine engine;

    @TempDir
    Path dir;

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final List<Database> open = new ArrayList<>();
    private DatabaseAddress address;
    private Database database;
    private Counters counters;

    @BeforeEach
    void openDatabase() {
        address = engine.fresh(dir);
        restart();
        Kept.agreements(database, "agreement-1", "agreement-2");
    }

    @AfterEach
    void closeDatabases() {
        open.forEach(Database::close);
    }

    private void restart() {
        if (database != null) {
            database.close();
        }
        database = Database.open(address);
        open.add(database);
        counters = process(database);
    }

    private Counters process(Database on) {
        return new SqlCounters(on, new Ledger(on, clock), clock);
    }

    /** Another process on the same server. */
    private Counters replica() {
        var another = Database.open(address);
        open.add(another);
        return process(another);
    }

    @Override
    Counters counters() {
        return counters;
    }

    @Test
    void what_was_used_still_counts_after_a_restart_and_what_was_only_set_aside_is_free() {
        counters.commit(token(reserve("1", "2")));
        var underWay = token(reserve("1", "2"));
        assertThat(reserve("1", "2")).isInstanceOf(Reservation.Exhausted.class);

        restart();
        clock.pass(SqlCounters.HELD_FOR.plusMillis(1));

        assertThat(used(TALLY)).isEqualByComparingTo("1");
        assertThat(reserve("1", "2")).isInstanceOf(Reserved.class);
        assertThat(counters.commit(underWay)).isFalse();
        assertThat(kinds())
                .containsExactly(
                        EventKind.OPENED,
                        EventKind.COUNT_RESERVED,
                        EventKind.COUNT_COMMITTED,
                        EventKind.COUNT_RESERVED,
                        EventKind.COUNT_RELEASED,
                        EventKind.COUNT_RESERVED);
    }

    @Test
    void on_a_shared_server_what_another_process_has_set_aside_is_respected_for_its_time() {
        assumeThat(engine).isEqualTo(Engine.POSTGRESQL);
        var replica = replica();
        var token = token(reserve("1", "1"));

        clock.pass(SqlCounters.HELD_FOR.minus(Duration.ofSeconds(1)));
        assertThat(replica.reserve(claim("1", "1"))).isInstanceOf(Reservation.Exhausted.class);
        clock.pass(Duration.ofSeconds(2));

        var overtaking = replica.reserve(claim("1", "1"));
        assertThat(overtaking).isInstanceOf(Reserved.class);
        assertThat(counters.commit(token)).as("who was overtaken must not use").isFalse();
        assertThat(replica.commit(token(overtaking))).isTrue();
    }

    @Test
    void who_comes_late_and_was_not_overtaken_may_still_use() {
        var token = token(reserve("1", "1"));

        clock.pass(SqlCounters.HELD_FOR.multipliedBy(2));

        assertThat(counters.commit(token)).isTrue();
        assertThat(used(TALLY)).isEqualByComparingTo("1");
    }

    @Test
    void two_processes_with_fifty_threads_each_use_exactly_what_there_is() throws Exception {
        assumeThat(engine).isEqualTo(Engine.POSTGRESQL);
        var threads = Executors.newFixedThreadPool(2 * THREADS);
        try {
            var calls = new ArrayList<Callable<Integer>>();
            for (var process : List.of(counters, replica())) {
                for (int i = 0; i < THREADS; i++) {
                    int number = i;
                    calls.add(() -> use(process, number % 3 == 0));
                }
            }

            int used = 0;
            for (var done : threads.invokeAll(calls)) {
                used += done.get();
            }
            while (counters.reserve(claim("1", "" + LIMIT)) instanceof Reserved left) {
                assertThat(counters.commit(left.token())).isTrue();
                used++;
            }

            assertThat(used).isEqualTo(LIMIT);
            assertThat(used(TALLY)).isEqualByComparingTo("" + LIMIT);
            assertThat(new Ledger(database, clock).verify(AGREEMENT)).isInstanceOf(Verification.Whole.class);
        } finally {
            threads.shutdown();
        }
    }

    /** @return 1 when it was used; some think better of it */
    private static int use(Counters process, boolean givesBack) {
        if (!(process.reserve(claim("1", "" + LIMIT)) instanceof Reserved reserved)) {
            return 0;
        }
        assertThat(givesBack ? process.release(reserved.token()) : process.commit(reserved.token()))
                .isTrue();
        return givesBack ? 0 : 1;
    }

    @Test
    void when_the_store_does_not_answer_nobody_can_say() {
        database.close();

        assertThat(counters.used(TALLY)).isInstanceOf(Used.Unknown.class);
        assertThat(counters.reserve(claim("1", "2"))).isInstanceOf(Reservation.Unknown.class);
    }

    private Stream<EventKind> kinds() {
        return new Ledger(database, clock)
                .events(AGREEMENT, 1, 100).stream()
                        .map(StoredEvent::read)
                        .flatMap(java.util.Optional::stream)
                        .map(LedgerEvent::kind);
    }
}
