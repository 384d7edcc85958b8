package org.ecluse.contracts.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.contracts.store.Replicas.Life;

/**
 * Which other processes on a server have ended and were not told of yet. For one reader, which takes over what it keeps of
 * theirs; safe for threads.
 */
public final class Departures {
    private final Database database;
    /** By name, the life whose end was told of. */
    private final Map<String, Long> told = new HashMap<>();

    Departures(Database database) {
        this.database = database;
    }

    /**
     * A process that works on nothing any more.
     *
     * @param replica its name
     * @param told to be called when what it has left was taken over: otherwise its end is told of again
     */
    public record Departed(String replica, Runnable told) {}

    /**
     * Those that have ended since they were last told of; at first, all that have.
     *
     * @throws StoreUnavailable when the server does not answer
     */
    public synchronized List<Departed> unseen() {
        return database.replicas().map(this::unseen).orElse(List.of());
    }

    private List<Departed> unseen(Replicas replicas) {
        replicas.hold();
        return database.transaction(replicas::gone).stream()
                .filter(life -> told.getOrDefault(life.replica(), 0L) < life.number())
                .map(life -> new Departed(life.replica(), () -> told(life)))
                .toList();
    }

    private synchronized void told(Life life) {
        told.put(life.replica(), life.number());
    }
}
