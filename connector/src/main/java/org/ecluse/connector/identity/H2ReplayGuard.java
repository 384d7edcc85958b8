package org.ecluse.connector.identity;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.ecluse.trust.Did;
import org.ecluse.trust.tokens.ReplayGuard;

/**
 * Spent token ids in the identity database: one acceptance across threads and a restart, because the database's primary
 * key decides. Ids are forgotten when their tokens could no longer be accepted.
 */
public final class H2ReplayGuard implements ReplayGuard {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private final IdentityStore store;
    private final InstantSource clock;
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.EPOCH);

    public H2ReplayGuard(IdentityStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public boolean spend(Did issuer, String jti, Instant expiresAt) {
        try {
            sweepNowAndThen();
            return store.transaction(connection -> {
                try (var insert = connection.prepareStatement(
                        "insert into spent_token (issuer, jti, forget_at) values (?, ?, ?)")) {
                    insert.setString(1, issuer.toString());
                    insert.setString(2, jti);
                    insert.setObject(3, expiresAt.atOffset(ZoneOffset.UTC));
                    return insert.executeUpdate() == 1;
                }
            });
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            throw new StoreUnavailable("spent token ids cannot be looked up", e);
        }
    }

    private void sweepNowAndThen() throws SQLException {
        var now = clock.instant();
        var due = nextSweep.get();
        if (now.isBefore(due) || !nextSweep.compareAndSet(due, now.plus(SWEEP_EVERY))) {
            return;
        }
        store.transaction(connection -> {
            try (var delete = connection.prepareStatement("delete from spent_token where forget_at < ?")) {
                delete.setObject(1, now.atOffset(ZoneOffset.UTC));
                return delete.executeUpdate();
            }
        });
    }
}
