package org.ecluse.contracts.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.Engine;
import org.ecluse.policy.counting.Counters;
import org.ecluse.policy.counting.Counters.Reservation;
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
    @Parameter
    Engine engine;

    @TempDir
    Path dir;

    private DatabaseAddress address;
    private Database database;

    @BeforeEach
    void openDatabase() {
        address = engine.fresh(dir);
        database = Database.open(address);
    }

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Override
    Counters counters() {
        return new SqlCounters(database);
    }

    @Test
    void what_was_used_and_what_was_only_set_aside_still_count_after_a_restart() {
        var used = token(reserve("1", "2"));
        var underWay = token(reserve("1", "2"));
        counters().commit(used);

        database.close();
        database = Database.open(address);

        assertThat(counters().reserve(claim("1", "2"))).isInstanceOf(Reservation.Exhausted.class);
        assertThat(counters().release(underWay)).isTrue();
        assertThat(counters().reserve(claim("1", "2"))).isInstanceOf(Reservation.Reserved.class);
    }

    @Test
    void when_the_store_does_not_answer_nobody_can_say() {
        var counters = counters();

        database.close();

        assertThat(counters.used(TALLY)).isInstanceOf(Used.Unknown.class);
        assertThat(counters.reserve(claim("1", "2"))).isInstanceOf(Reservation.Unknown.class);
    }
}
