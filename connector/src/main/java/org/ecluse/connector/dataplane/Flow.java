package org.ecluse.connector.dataplane;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.connector.delivery.Delivery;
import org.ecluse.policy.Problem;

/** One started transfer: its request, which token is good, and what is running under it. Safe for threads. */
final class Flow {
    private enum State {
        RUNNING,
        SUSPENDED,
        ENDED
    }

    private final FlowRequest request;
    private final Set<Delivery> deliveries = new HashSet<>();
    private State state = State.RUNNING;
    private int generation = 1;
    private Optional<Instant> validUntil = Optional.empty();

    Flow(FlowRequest request, int generation) {
        this.request = request;
        this.generation = generation;
    }

    FlowRequest request() {
        return request;
    }

    synchronized int generation() {
        return generation;
    }

    /** A new token is to be made; all earlier ones are replaced. */
    synchronized int nextGeneration() {
        state = state == State.SUSPENDED ? State.RUNNING : state;
        return ++generation;
    }

    /** Does what another process of ours, or our former life, has done to it. */
    void become(FlowMemory.State now, Problem suspended) {
        var cut = false;
        synchronized (this) {
            generation = now.generation();
            cut = now.suspended() && state == State.RUNNING;
            if (!now.suspended() && state == State.SUSPENDED) {
                state = State.RUNNING;
            }
        }
        if (cut) {
            suspend(suspended);
        }
    }

    synchronized Optional<Instant> validUntil() {
        return validUntil;
    }

    synchronized void validUntil(Optional<Instant> until) {
        validUntil = until;
    }

    synchronized boolean isOpen() {
        return state == State.RUNNING;
    }

    synchronized boolean isSuspended() {
        return state == State.SUSPENDED;
    }

    /** False when the flow is not running any more, or has as many deliveries as it may. */
    synchronized boolean begin(Delivery delivery, int max) {
        return state == State.RUNNING && deliveries.size() < max && deliveries.add(delivery);
    }

    synchronized void done(Delivery delivery) {
        deliveries.remove(delivery);
    }

    /** Cuts what is running, until the next token. */
    void suspend(Problem why) {
        stop(State.SUSPENDED, why);
    }

    /** Cuts what is running, for good. True for the one who ended it. */
    boolean end(Problem why) {
        return stop(State.ENDED, why);
    }

    private boolean stop(State next, Problem why) {
        List<Delivery> running;
        synchronized (this) {
            if (state == State.ENDED) {
                return false;
            }
            state = next;
            running = List.copyOf(deliveries);
        }
        // Outside the lock: cutting breaks connections.
        running.forEach(delivery -> delivery.cut(why));
        return true;
    }
}
