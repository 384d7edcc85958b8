package org.ecluse.contracts.ledger;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;

/**
 * The ledgers of all agreements in the contracts database. A ledger begins with the first thing that happens under its
 * agreement. Every method fails with {@link StoreUnavailable} when the database does. Safe for threads, and for several
 * connectors on one server.
 */
public final class Ledger {
    static final String AGREEMENT_HASH = "agreementHash";

    private static final int BATCH = 500;

    private final Database database;
    private final InstantSource clock;

    public Ledger(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The end of one ledger, while it is ours to write on. Only inside {@link #write}. */
    public static final class Pen {
        private final Connection connection;
        private final AgreementId agreement;
        private final Instant now;
        private long events;
        private String head;

        private Pen(Connection connection, AgreementId agreement, Instant now, long events, String head) {
            this.connection = connection;
            this.agreement = agreement;
            this.now = now;
            this.events = events;
            this.head = head;
        }

        /** The transaction that the events are written in. */
        public Connection connection() {
            return connection;
        }

        /** The one instant of all that is written in it. */
        public Instant now() {
            return now;
        }

        public long events() {
            return events;
        }

        /** The hash of the last event. */
        public String head() {
            return head;
        }

        public void add(EventKind kind, JsonObject body) throws SQLException {
            var event = new LedgerEvent(agreement, events + 1, now, kind, body, head);
            var hash = event.hash();
            try (var insert = connection.prepareStatement(
                    "insert into ledger_event (agreement_id, number, canonical, hash) values (?, ?, ?, ?)")) {
                insert.setString(1, agreement.value());
                insert.setLong(2, event.number());
                insert.setString(3, new String(event.canonical(), java.nio.charset.StandardCharsets.UTF_8));
                insert.setString(4, hash);
                insert.executeUpdate();
            }
            events = event.number();
            head = hash;
        }

        private void lift() throws SQLException {
            try (var update =
                    connection.prepareStatement("update ledger_head set events = ?, hash = ? where agreement_id = ?")) {
                update.setLong(1, events);
                update.setString(2, head);
                update.setString(3, agreement.value());
                update.executeUpdate();
            }
        }
    }

    /** Work on one ledger. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Pen pen) throws SQLException;
    }

    /**
     * Does work and writes its events in one transaction. Work on one ledger is done one after the other.
     *
     * @throws IllegalStateException when the agreement is not kept here
     */
    public <T> T write(AgreementId agreement, Work<T> work) {
        var done = database.transaction(connection -> onExisting(connection, agreement, work));
        if (done.isPresent()) {
            return done.get();
        }
        open(agreement);
        return database.transaction(connection -> onExisting(connection, agreement, work))
                .orElseThrow();
    }

    private <T> Optional<T> onExisting(Connection connection, AgreementId agreement, Work<T> work) throws SQLException {
        var pen = pen(connection, agreement);
        if (pen.isEmpty()) {
            return Optional.empty();
        }
        var before = pen.get().events();
        var result = work.with(pen.get());
        if (pen.get().events() != before) {
            pen.get().lift();
        }
        return Optional.of(result);
    }

    /** Of several that open a ledger one does. */
    private void open(AgreementId agreement) {
        var opened = database.insertOr(
                connection -> {
                    var hash = agreementHash(connection, agreement)
                            .orElseThrow(
                                    () -> new IllegalStateException("agreement " + agreement + " is not kept here"));
                    insertHead(connection, agreement);
                    var pen = new Pen(connection, agreement, clock.instant(), 0, LedgerEvent.BEFORE_THE_FIRST);
                    pen.add(
                            EventKind.OPENED,
                            Json.createObjectBuilder().add(AGREEMENT_HASH, hash).build());
                    pen.lift();
                    return pen;
                },
                connection -> pen(connection, agreement).orElseThrow());
        assert opened.events() > 0;
    }

    private static void insertHead(Connection connection, AgreementId agreement) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into ledger_head (agreement_id, events, hash) values (?, 0, ?)")) {
            insert.setString(1, agreement.value());
            insert.setString(2, LedgerEvent.BEFORE_THE_FIRST);
            insert.executeUpdate();
        }
    }

    private Optional<Pen> pen(Connection connection, AgreementId agreement) throws SQLException {
        try (var select =
                connection.prepareStatement("select events, hash from ledger_head where agreement_id = ? for update")) {
            select.setString(1, agreement.value());
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Pen(connection, agreement, clock.instant(), row.getLong(1), row.getString(2)))
                        : Optional.empty();
            }
        }
    }

    private static Optional<String> agreementHash(Connection connection, AgreementId agreement) throws SQLException {
        try (var select = connection.prepareStatement("select hash from agreement where id = ?")) {
            select.setString(1, agreement.value());
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Events as they are stored, from that number on, at most {@code limit}. They prove something once verified. */
    public List<StoredEvent> events(AgreementId agreement, long from, int limit) {
        return database.transaction(connection -> events(connection, agreement, from, limit));
    }

    private static List<StoredEvent> events(Connection connection, AgreementId agreement, long from, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement("select number, canonical, hash from ledger_event"
                + " where agreement_id = ? and number >= ? order by number fetch first ? rows only")) {
            select.setString(1, agreement.value());
            select.setLong(2, from);
            select.setInt(3, limit);
            var events = new ArrayList<StoredEvent>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(new StoredEvent(rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
            return events;
        }
    }

    /** Follows all events of an agreement, from the first to the one that its head names. */
    public Verification verify(AgreementId agreement) {
        return database.transaction(connection -> {
            // The head's lock keeps others from adding meanwhile.
            var pen = pen(connection, agreement);
            var chain =
                    new Chain(agreement, agreementHash(connection, agreement).orElse(""));
            long next = Long.MIN_VALUE;
            List<StoredEvent> batch;
            boolean follows = true;
            do {
                batch = events(connection, agreement, next, BATCH);
                for (var event : batch) {
                    follows = follows && chain.follow(event);
                    next = event.number() + 1;
                }
            } while (follows && batch.size() == BATCH);
            return chain.end(pen.map(Pen::events).orElse(0L), pen.map(Pen::head).orElse(LedgerEvent.BEFORE_THE_FIRST));
        });
    }
}
