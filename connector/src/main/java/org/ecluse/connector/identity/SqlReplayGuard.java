package org.ecluse.connector.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.ecluse.trust.Did;
import org.ecluse.trust.tokens.ReplayGuard;

/**
 * Spent token ids in the identity database: one acceptance across threads, processes and a restart, because the database's primary
 * key decides. Ids are forgotten when their tokens could no longer be accepted.
 */
public final class SqlReplayGuard implements ReplayGuard {
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private final IdentityStore store;
    private final InstantSource clock;
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.EPOCH);

    public SqlReplayGuard(IdentityStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public boolean spend(Did issuer, String jti, Instant expiresAt) {
        try {
            sweepNowAndThen();
            return store.database()
                    .insertOr(
                            connection -> {
                                try (var insert = connection.prepareStatement(
                                        "insert into spent_token (issuer, jti, forget_at) values (?, ?, ?)")) {
                                    insert.setString(1, issuer.toString());
                                    insert.setString(2, jti);
                                    insert.setObject(3, expiresAt.atOffset(ZoneOffset.UTC));
                                    return insert.executeUpdate() == 1;
                                }
                            },
                            connection -> false);
        } catch (org.ecluse.contracts.store.StoreUnavailable e) {
            throw new StoreUnavailable("spent token ids cannot be looked up", e);
        }
    }

    private void sweepNowAndThen() {
        var now = clock.instant();
        var due = nextSweep.get();
        if (now.isBefore(due) || !nextSweep.compareAndSet(due, now.plus(SWEEP_EVERY))) {
            return;
        }
        store.database().transaction(connection -> {
            try (var delete = connection.prepareStatement("delete from spent_token where forget_at < ?")) {
                delete.setObject(1, now.atOffset(ZoneOffset.UTC));
                return delete.executeUpdate();
            }
        });
    }
}
