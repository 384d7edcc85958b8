package org.ecluse.contracts.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a transfer is that rests with one of several connectors on a PostgreSQL database. */
class TransferReplicasTest {
    private static final int MAX = 10;

    @TempDir
    Path dir;

    @Test
    void a_transfer_that_rests_with_a_living_replica_is_no_other_ones_and_with_a_dead_one_becomes_ones() {
        var address = Engine.POSTGRESQL.fresh(dir);
        var resting = TransferSamples.providers();
        var first = joined(address, "first");
        try (var second = joined(address, "second")) {
            var store = new SqlTransferStore(second);
            new SqlTransferStore(first).add(resting, Optional.empty());

            assertThat(store.resting(MAX)).isEmpty();
            assertThat(store.takeOver(MAX)).isEmpty();

            first.close();

            assertThat(store.takeOver(MAX)).containsExactly(resting.pid());
            assertThat(store.resting(MAX)).containsExactly(resting.pid());
            assertThat(store.takeOver(MAX)).as("once").isEmpty();
        } finally {
            first.close();
        }
    }

    @Test
    void what_rested_with_a_replica_is_its_own_after_a_restart() {
        var address = Engine.POSTGRESQL.fresh(dir);
        var resting = TransferSamples.providers();
        try (var before = joined(address, "first")) {
            new SqlTransferStore(before).add(resting, Optional.empty());
        }

        try (var after = joined(address, "first")) {
            assertThat(new SqlTransferStore(after).resting(MAX)).containsExactly(resting.pid());
        }
    }

    private static Database joined(DatabaseAddress address, String replica) {
        var database = Database.open(address);
        database.joinAs(replica);
        return database;
    }
}
