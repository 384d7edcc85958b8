package org.ecluse.contracts.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.store.StoreUnavailable;

/**
 * Keeps processes. Each call is one transaction. Every method throws {@link StoreUnavailable} when the store does not
 * answer: the caller then acknowledges nothing.
 */
public interface ExchangeStore<P> {
    /**
     * Adds a process.
     *
     * @param wake when it must be looked at again, if ever
     * @return false when there is one with its pid, or with its peer's pid, the same peer and the same role
     */
    boolean add(P process, Optional<Instant> wake);

    /** Writes a process over its former version. @return false when another version is stored: nothing is written */
    boolean replace(P process, Optional<Instant> wake);

    Optional<P> find(String pid);

    /** The process that a peer began with this pid of its own. */
    Optional<P> findByPeer(PartyId peer, Role ownRole, String peerPid);

    /** Pids of processes to be looked at by {@code until}, the most urgent first. */
    List<String> due(Instant until, int max);

    /**
     * Of those, this connector's own: where others share the store, those that it was the last to have something to do for,
     * in this or a former life; otherwise all.
     */
    List<String> ownDue(Instant until, int max);

    /**
     * Takes over what other connectors on this store that have ended were the last to have something to do for. Of several
     * that ask, each process becomes one's.
     *
     * @return pids of what is this connector's now, {@code max} at most
     */
    List<String> takeOver(int max);

    /** When the next process must be looked at. */
    Optional<Instant> nextWake();

    /** Processes in the order in which they were added, the oldest first. */
    List<P> page(long offset, int max);

    /** Whether other connectors may work on what is stored here. */
    boolean isShared();

    /** Makes all that was stored so far outlast a loss of power. Returns when it does. */
    void settle();
}
