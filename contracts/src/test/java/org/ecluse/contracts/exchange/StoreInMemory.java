package org.ecluse.contracts.exchange;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ecluse.contracts.agreement.PartyId;

/** A store that is a map, and that can die before and after a commit. Passes the contract test of the real ones. */
public class StoreInMemory<P extends Process<P, ?, ?>> implements ExchangeStore<P> {
    private record Row<P>(P process, Optional<Instant> wake) {}

    private final Map<String, Row<P>> rows = new LinkedHashMap<>();
    private final Map<List<Object>, String> byPeer = new HashMap<>();
    private final Runnable aroundCommit;

    /** @param aroundCommit called before and after each commit; may throw {@link Crash} */
    public StoreInMemory(Runnable aroundCommit) {
        this.aroundCommit = aroundCommit;
    }

    @Override
    public synchronized boolean add(P process, Optional<Instant> wake) {
        aroundCommit.run();
        var key = peerKey(process);
        if (rows.containsKey(process.pid()) || key.filter(byPeer::containsKey).isPresent()) {
            return false;
        }
        rows.put(process.pid(), new Row<>(process, wake));
        key.ifPresent(known -> byPeer.put(known, process.pid()));
        aroundCommit.run();
        return true;
    }

    @Override
    public synchronized boolean replace(P process, Optional<Instant> wake) {
        aroundCommit.run();
        var former = Objects.requireNonNull(rows.get(process.pid()), "replaced before it was added");
        if (former.process().exchange().version() != process.exchange().version() - 1) {
            return false;
        }
        replaced(former.process(), process);
        rows.put(process.pid(), new Row<>(process, wake));
        peerKey(process).ifPresent(known -> byPeer.put(known, process.pid()));
        aroundCommit.run();
        return true;
    }

    /** For tests that watch what is written over what. */
    protected void replaced(P former, P now) {}

    @Override
    public synchronized Optional<P> find(String pid) {
        return Optional.ofNullable(rows.get(pid)).map(Row::process);
    }

    @Override
    public synchronized Optional<P> findByPeer(PartyId peer, Role ownRole, String peerPid) {
        return Optional.ofNullable(byPeer.get(List.of(peer, ownRole, peerPid))).flatMap(this::find);
    }

    @Override
    public synchronized List<String> due(Instant until, int max) {
        return rows.values().stream()
                .filter(row -> row.wake().filter(wake -> !wake.isAfter(until)).isPresent())
                .sorted(Comparator.comparing(row -> row.wake().orElseThrow()))
                .limit(max)
                .map(row -> row.process().pid())
                .toList();
    }

    @Override
    public List<String> ownDue(Instant until, int max) {
        return due(until, max);
    }

    @Override
    public List<String> takeOver(int max) {
        return List.of();
    }

    @Override
    public synchronized Optional<Instant> nextWake() {
        return rows.values().stream().flatMap(row -> row.wake().stream()).min(Instant::compareTo);
    }

    @Override
    public synchronized List<P> page(long offset, int max) {
        return rows.values().stream().skip(offset).limit(max).map(Row::process).toList();
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void settle() {
        // A map in memory outlasts what a test does to it.
    }

    public synchronized List<P> all() {
        return rows.values().stream().map(Row::process).toList();
    }

    private Optional<List<Object>> peerKey(P process) {
        var stands = process.exchange();
        return stands.peerPid().map(pid -> List.<Object>of(stands.peer().party(), stands.role(), pid));
    }
}
