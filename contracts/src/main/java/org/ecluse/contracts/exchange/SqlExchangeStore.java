package org.ecluse.contracts.exchange;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.Departures;
import org.ecluse.contracts.store.StoreUnavailable;

/**
 * Processes of one kind in a table of the contracts database: {@code pid}, {@code role}, {@code peer}, {@code peer_pid},
 * {@code state}, {@code version}, {@code wake}, {@code worker}, {@code created_at}, {@code document}, {@code seq}, and
 * columns of the kind's own. The latest processes are remembered as read, and used when the stored version is theirs; of a
 * file, which has one store at a time, they are not even looked up. Every method throws {@link StoreUnavailable} when the
 * database fails.
 */
public abstract class SqlExchangeStore<P extends Process<P, S, ?>, S extends Enum<S>> implements ExchangeStore<P> {
    /** True of this connector's own processes only; of all where nobody shares them. */
    protected static final String OWN = "coalesce(worker, '') = ?";

    private static final int REMEMBERED_MAX = 2_000;

    private final Database database;
    private final String table;
    private final List<String> ownColumns;
    private final String select;
    private final Departures departures;
    private final Map<String, P> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, P> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    /** @param ownColumns the kind's own columns, all texts; {@link #ownValues} gives them in this order */
    protected SqlExchangeStore(Database database, String table, List<String> ownColumns) {
        this.database = database;
        this.table = table;
        this.ownColumns = List.copyOf(ownColumns);
        this.select = "select pid, version, document from " + table + " ";
        this.departures = database.departures();
    }

    /** The values of the kind's own columns. */
    protected abstract List<Optional<String>> ownValues(P process);

    protected abstract JsonObject write(P process);

    protected abstract P read(JsonObject document, long version);

    /** Whether there is something that its connector has still to do about it, on time or at once. */
    protected boolean isInHand(P process) {
        return process.exchange().outgoing().isPresent();
    }

    /** What is true of every process that somebody has in hand, as a condition of SQL. */
    protected String unfinished() {
        return "wake is not null";
    }

    @Override
    public boolean add(P process, Optional<Instant> wake) {
        var columns = new ArrayList<>(List.of(
                "state", "peer_pid", "version", "wake", "document", "role", "peer", "created_at", "pid", "worker"));
        columns.addAll(0, ownColumns);
        var marks = String.join(", ", columns.stream().map(column -> "?").toList());
        var sql = "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")";
        var added = database.insertOr(
                connection -> {
                    try (var insert = connection.prepareStatement(sql)) {
                        var next = changing(insert, process, wake);
                        var stands = process.exchange();
                        insert.setString(next, stands.role().name());
                        insert.setString(next + 1, stands.peer().party().did());
                        insert.setObject(next + 2, utc(stands.createdAt()));
                        insert.setString(next + 3, stands.pid());
                        insert.setString(next + 4, database.replica().orElse(null));
                        return insert.executeUpdate() == 1;
                    }
                },
                connection -> false);
        if (added) {
            remember(process);
        }
        return added;
    }

    @Override
    public boolean replace(P process, Optional<Instant> wake) {
        var sets = new ArrayList<>(ownColumns);
        sets.addAll(List.of("state", "peer_pid", "version", "wake", "document"));
        var sql = "update " + table + " set " + String.join(" = ?, ", sets)
                + " = ?, worker = coalesce(?, worker) where pid = ? and version = ?";
        var replaced = false;
        try {
            replaced = database.transaction(connection -> {
                try (var update = connection.prepareStatement(sql)) {
                    var next = changing(update, process, wake);
                    update.setString(
                            next, isInHand(process) ? database.replica().orElse(null) : null);
                    update.setString(next + 1, process.pid());
                    update.setLong(next + 2, process.exchange().version() - 1);
                    return update.executeUpdate() == 1;
                }
            });
        } finally {
            if (!replaced) {
                // Somebody else has written it, or it is not known whether we have.
                forget(process.pid());
            }
        }
        if (replaced) {
            remember(process);
        }
        return replaced;
    }

    @Override
    public Optional<P> find(String pid) {
        if (!isShared()) {
            // INVARIANT: nobody else writes a file, so the latest that was written is what is stored.
            synchronized (remembered) {
                var known = remembered.get(pid);
                if (known != null) {
                    return Optional.of(known);
                }
            }
        }
        return one("where pid = ?", pid);
    }

    @Override
    public Optional<P> findByPeer(PartyId peer, Role ownRole, String peerPid) {
        return one("where peer = ? and role = ? and peer_pid = ?", peer.did(), ownRole.name(), peerPid);
    }

    @Override
    public List<String> due(Instant until, int max) {
        var sql = "select pid from " + table + " where wake <= ? order by wake fetch first ? rows only";
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setObject(1, utc(until));
                query.setInt(2, max);
                return pids(query);
            }
        });
    }

    @Override
    public List<String> ownDue(Instant until, int max) {
        if (isShared() && database.replica().isEmpty()) {
            return List.of();
        }
        var sql = "select pid from " + table + " where wake <= ? and " + OWN + " order by wake fetch first ? rows only";
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setObject(1, utc(until));
                query.setString(2, ownName());
                query.setInt(3, max);
                return pids(query);
            }
        });
    }

    @Override
    public List<String> takeOver(int max) {
        var ours = new ArrayList<String>();
        for (var departed : departures.unseen()) {
            var left = pids(
                    "where worker = ? and " + unfinished() + " order by seq fetch first " + max + " rows only",
                    departed.replica());
            left.stream().filter(pid -> claim(pid, departed.replica())).forEach(ours::add);
            departed.told().run();
        }
        return ours;
    }

    /** @return whether nobody was faster */
    private boolean claim(String pid, String departed) {
        var sql = "update " + table + " set worker = ? where pid = ? and worker = ?";
        return database.transaction(connection -> {
            try (var update = connection.prepareStatement(sql)) {
                update.setString(1, database.replica().orElseThrow());
                update.setString(2, pid);
                update.setString(3, departed);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** What {@link #OWN} asks for. */
    protected final String ownName() {
        return database.replica().orElse("");
    }

    @Override
    public Optional<Instant> nextWake() {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement("select min(wake) from " + table);
                    var rows = query.executeQuery()) {
                rows.next();
                return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        });
    }

    @Override
    public List<P> page(long offset, int max) {
        return some("order by seq offset " + offset + " rows fetch next " + max + " rows only");
    }

    @Override
    public boolean isShared() {
        return database.isShared();
    }

    @Override
    public void settle() {
        database.settle();
    }

    /** The first process that the condition finds. */
    protected final Optional<P> one(String where, String... values) {
        var found = some(where + " order by seq fetch first 1 rows only", values);
        return found.stream().findFirst();
    }

    /** All processes that the condition finds. */
    protected final List<P> some(String where, String... values) {
        return database.transaction(connection -> processes(connection, where, values));
    }

    /** Pids of the processes that the condition finds. */
    protected final List<String> pids(String where, String... values) {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement("select pid from " + table + " " + where)) {
                for (int i = 0; i < values.length; i++) {
                    query.setString(i + 1, values[i]);
                }
                return pids(query);
            }
        });
    }

    private List<P> processes(Connection connection, String where, String... values) throws SQLException {
        try (var query = connection.prepareStatement(select + where)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            try (var rows = query.executeQuery()) {
                var found = new ArrayList<P>();
                while (rows.next()) {
                    found.add(process(rows));
                }
                return found;
            }
        }
    }

    private P process(ResultSet rows) throws SQLException {
        var pid = rows.getString(1);
        var version = rows.getLong(2);
        synchronized (remembered) {
            var known = remembered.get(pid);
            if (known != null && known.exchange().version() == version) {
                return known;
            }
        }
        try (var reader = Json.createReader(new StringReader(rows.getString(3)))) {
            var read = read(reader.readObject(), version);
            remember(read);
            return read;
        }
    }

    private void forget(String pid) {
        synchronized (remembered) {
            remembered.remove(pid);
        }
    }

    private void remember(P process) {
        synchronized (remembered) {
            var known = remembered.get(process.pid());
            if (known == null || known.exchange().version() < process.exchange().version()) {
                remembered.put(process.pid(), process);
            }
        }
    }

    /** Sets what changes with a process. @return the index of the next parameter */
    private int changing(PreparedStatement statement, P process, Optional<Instant> wake) throws SQLException {
        int next = 1;
        for (var value : ownValues(process)) {
            statement.setString(next++, value.orElse(null));
        }
        var stands = process.exchange();
        statement.setString(next, stands.state().name());
        statement.setString(next + 1, stands.peerPid().orElse(null));
        statement.setLong(next + 2, stands.version());
        statement.setObject(next + 3, wake.map(SqlExchangeStore::utc).orElse(null));
        statement.setString(next + 4, write(process).toString());
        return next + 5;
    }

    private static List<String> pids(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var pids = new ArrayList<String>();
            while (rows.next()) {
                pids.add(rows.getString(1));
            }
            return pids;
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
