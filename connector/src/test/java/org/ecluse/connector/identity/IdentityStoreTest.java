package org.ecluse.connector.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.Engine;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Spent tokens and held credentials, on both databases. */
class IdentityStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Did ISSUER = Did.of("did:web:localhost:partners:enedis");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void one_of_many_callers_spends_a_token_and_nobody_after_a_restart(Engine engine) throws Exception {
        var address = engine.fresh(folder);
        var threads = Executors.newFixedThreadPool(16);
        try (var store = IdentityStore.open(address)) {
            var guard = new SqlReplayGuard(store, InstantSource.fixed(NOW));
            var spending = IntStream.range(0, 64)
                    .mapToObj(i -> (Callable<Boolean>) () -> guard.spend(ISSUER, "jti-1", NOW.plusSeconds(60)))
                    .toList();

            var accepted = threads.invokeAll(spending).stream()
                    .filter(IdentityStoreTest::valueOf)
                    .count();

            assertThat(accepted).isOne();
        } finally {
            threads.shutdownNow();
        }
        try (var again = IdentityStore.open(address)) {
            assertThat(new SqlReplayGuard(again, InstantSource.fixed(NOW)).spend(ISSUER, "jti-1", NOW.plusSeconds(60)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_newer_credential_takes_the_place_of_the_older_and_is_there_after_a_restart(Engine engine) {
        var address = engine.fresh(folder);
        var newer = new CredentialRows.Row("urn:2", "VC1_0_JWT", "x".repeat(20_000), 500, "membership", NOW);
        try (var store = IdentityStore.open(address)) {
            var rows = new CredentialRows(store);
            rows.put(new CredentialRows.Row("urn:1", "VC1_0_JWT", "old", 500, "", NOW.minusSeconds(9)), List.of());
            rows.put(newer, List.of("urn:1"));
        }

        try (var again = IdentityStore.open(address)) {
            assertThat(new CredentialRows(again).all()).containsExactly(newer);
        }
    }

    @Test
    void its_tables_and_those_of_contracts_can_be_side_by_side_on_a_server() {
        var address = Engine.POSTGRESQL.fresh(folder);

        try (var identity = IdentityStore.open(address);
                var contracts = Database.open(address)) {
            assertThat(new CredentialRows(identity).all()).isEmpty();
            assertThat(contracts.isShared()).isTrue();
        }
    }

    private static boolean valueOf(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_damaged_file_is_refused_and_not_repaired_in_silence() throws Exception {
        Files.write(folder.resolve("identity.mv.db"), new byte[8_192]);

        assertThatThrownBy(() -> IdentityStore.open(folder))
                .isInstanceOf(IdentityStore.StoreFailed.class)
                .hasMessageContaining("restore it from a copy");
    }
}
