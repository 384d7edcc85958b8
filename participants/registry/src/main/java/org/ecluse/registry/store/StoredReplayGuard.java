package org.ecluse.registry.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.trust.Did;
import org.ecluse.trust.tokens.ReplayGuard;

/** Used token ids in the database: a token stays used across a restart. */
public final class StoredReplayGuard implements ReplayGuard {
    private static final int SWEEP_EVERY = 256;

    private final Database database;
    private final InstantSource clock;
    private final AtomicInteger sinceSweep = new AtomicInteger();

    /** A guard over this database that forgets by this clock. */
    public StoredReplayGuard(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean spend(Did issuer, String jti, Instant expiresAt) {
        try {
            sweepNowAndThen();
            // INVARIANT: the primary key decides, so exactly one of any number of callers gets through
            return database.commit(tx -> tx.change(
                            "insert into used_token (issuer, jti, expires_at) values (?, ?, ?)",
                            issuer.toString(),
                            jti,
                            expiresAt)
                    == 1);
        } catch (Database.Duplicate e) {
            return false;
        } catch (Database.Failed e) {
            throw new StoreUnavailable("used token ids cannot be stored", e);
        }
    }

    private void sweepNowAndThen() {
        if (sinceSweep.incrementAndGet() >= SWEEP_EVERY) {
            sinceSweep.set(0);
            database.commit(tx -> tx.change("delete from used_token where expires_at < ?", clock.instant()));
        }
    }
}
