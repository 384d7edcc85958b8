package org.ecluse.policy.counting;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Counters that last as long as the process, for a node without agreements to keep and for tests. Every call takes one
 * lock.
 */
public final class CountersInMemory implements Counters {
    private enum State {
        HELD,
        COMMITTED,
        RELEASED
    }

    private record Held(Claim claim, State state) {}

    private final Map<Tally, BigDecimal> used = new HashMap<>();
    private final Map<String, Held> reservations = new HashMap<>();

    @Override
    public synchronized Used used(Tally tally) {
        return new Used.Amount(soFar(tally));
    }

    @Override
    public synchronized Reservation reserve(Claim claim) {
        var before = soFar(claim.tally());
        if (!claim.fitsAfter(before)) {
            return new Reservation.Exhausted(claim.limit().subtract(before).max(BigDecimal.ZERO));
        }
        used.put(claim.tally(), before.add(claim.amount()));
        var token = UUID.randomUUID().toString();
        reservations.put(token, new Held(claim, State.HELD));
        return new Reservation.Reserved(token);
    }

    @Override
    public synchronized boolean commit(String token) {
        return settle(token, State.COMMITTED);
    }

    @Override
    public synchronized boolean release(String token) {
        var held = reservations.get(token);
        boolean released = settle(token, State.RELEASED);
        if (released && held.state() == State.HELD) {
            var claim = held.claim();
            used.put(claim.tally(), soFar(claim.tally()).subtract(claim.amount()));
        }
        return released;
    }

    private boolean settle(String token, State wanted) {
        var held = reservations.get(token);
        if (held == null) {
            return false;
        }
        if (held.state() == State.HELD) {
            reservations.put(token, new Held(held.claim(), wanted));
            return true;
        }
        return held.state() == wanted;
    }

    private BigDecimal soFar(Tally tally) {
        return used.getOrDefault(tally, BigDecimal.ZERO);
    }
}
