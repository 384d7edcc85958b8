package org.ecluse.trust.tokens;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.trust.Did;

/**
 * Used token ids of one process that does not need to remember them across a restart. At most {@value #IDS_MAX} live
 * ids: beyond that every token is refused until some expire, rather than forgetting one.
 */
public final class MemoryReplayGuard implements ReplayGuard {
    /** How many unexpired ids are kept. */
    public static final int IDS_MAX = 500_000;

    private static final int SWEEP_EVERY = 1024;

    private record Id(Did issuer, String jti) {}

    private final ConcurrentMap<Id, Instant> used = new ConcurrentHashMap<>();
    private final AtomicInteger sinceSweep = new AtomicInteger();
    private final InstantSource clock;

    /** A guard that forgets by this clock. */
    public MemoryReplayGuard(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean spend(Did issuer, String jti, Instant expiresAt) {
        if (sinceSweep.incrementAndGet() >= SWEEP_EVERY) {
            sinceSweep.set(0);
            Instant now = clock.instant();
            used.values().removeIf(expiry -> expiry.isBefore(now));
        }
        if (used.size() >= IDS_MAX) {
            throw new StoreUnavailable("more than " + IDS_MAX + " token ids are in use", null);
        }
        return used.putIfAbsent(new Id(issuer, jti), expiresAt) == null;
    }
}
