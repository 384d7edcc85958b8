package org.ecluse.contracts.bundle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ecluse.contracts.bundle.Bundle.Part;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;
import org.ecluse.policy.Problem;

/** Bundles in the contracts database. Every method fails with {@link StoreUnavailable} when the database does. */
public final class SqlBundles {
    private static final String SELECT = "select id, study, asked_at, given_up_at from bundle ";
    private static final int TEXT_LENGTH_MAX = 2_000;

    private final Database database;

    public SqlBundles(Database database) {
        this.database = database;
    }

    /**
     * Writes a bundle down, none of its parts asked for yet.
     *
     * @param offers 1 to {@link Bundle#PARTS_MAX}; one that is named twice counts once
     */
    public Bundle create(Optional<String> study, List<String> offers, Instant now) {
        var each = List.copyOf(new LinkedHashSet<>(offers));
        if (each.isEmpty() || each.size() > Bundle.PARTS_MAX) {
            throw new IllegalArgumentException("a bundle has 1 to " + Bundle.PARTS_MAX + " offers");
        }
        var id = UUID.randomUUID().toString();
        return database.transaction(connection -> {
            try (var insert =
                    connection.prepareStatement("insert into bundle (id, study, asked_at) values (?, ?, ?)")) {
                insert.setString(1, id);
                insert.setString(2, study.orElse(null));
                insert.setObject(3, utc(now));
                insert.executeUpdate();
            }
            try (var insert = connection.prepareStatement(
                    "insert into bundle_part (bundle_id, number, offer) values (?, ?, ?)")) {
                for (int number = 0; number < each.size(); number++) {
                    insert.setString(1, id);
                    insert.setInt(2, number);
                    insert.setString(3, each.get(number));
                    insert.executeUpdate();
                }
            }
            return find(connection, id).orElseThrow();
        });
    }

    public Optional<Bundle> find(String id) {
        return database.transaction(connection -> find(connection, id));
    }

    private static Optional<Bundle> find(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + "where id = ?")) {
            select.setString(1, id);
            return read(connection, select).stream().findFirst();
        }
    }

    /** Newest first, at most {@code limit}. */
    public List<Bundle> all(int limit) {
        return database.transaction(connection -> {
            try (var select = connection.prepareStatement(SELECT + "order by seq desc fetch first ? rows only")) {
                select.setInt(1, limit);
                return read(connection, select);
            }
        });
    }

    /** Those with a part that is still to be asked for, oldest first, at most {@code limit}. */
    public List<Bundle> unasked(int limit) {
        return database.transaction(connection -> {
            try (var select = connection.prepareStatement(SELECT + "where given_up_at is null and exists (select 1"
                    + " from bundle_part p where p.bundle_id = bundle.id and p.negotiation_id is null"
                    + " and p.code is null) order by seq fetch first ? rows only")) {
                select.setInt(1, limit);
                return read(connection, select);
            }
        });
    }

    private static List<Bundle> read(Connection connection, PreparedStatement select) throws SQLException {
        var bundles = new ArrayList<Bundle>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                var id = rows.getString(1);
                bundles.add(new Bundle(
                        id,
                        Optional.ofNullable(rows.getString(2)),
                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(rows.getObject(4, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        parts(connection, id)));
            }
        }
        return List.copyOf(bundles);
    }

    private static List<Part> parts(Connection connection, String bundle) throws SQLException {
        try (var select = connection.prepareStatement("select number, offer, negotiation_id, code, cause, cure"
                + " from bundle_part where bundle_id = ? order by number")) {
            select.setString(1, bundle);
            var parts = new ArrayList<Part>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var code = rows.getString(4);
                    parts.add(new Part(
                            rows.getInt(1),
                            rows.getString(2),
                            Optional.ofNullable(rows.getString(3)),
                            code == null
                                    ? Optional.empty()
                                    : Optional.of(new Problem(code, "", rows.getString(5), rows.getString(6)))));
                }
            }
            return parts;
        }
    }

    /**
     * A part was asked for.
     *
     * @return false when the bundle was given up meanwhile: the negotiation is to be ended. It is written down all the same
     */
    public boolean asked(String bundle, int number, String negotiation) {
        return database.transaction(connection -> {
            boolean goesOn = goesOn(connection, bundle);
            try (var update = connection.prepareStatement(
                    "update bundle_part set negotiation_id = ? where bundle_id = ? and number = ?")) {
                update.setString(1, negotiation);
                update.setString(2, bundle);
                update.setInt(3, number);
                update.executeUpdate();
            }
            return goesOn;
        });
    }

    /** A part could not be asked for. */
    public void refused(String bundle, int number, Problem problem) {
        database.transaction(connection -> {
            try (var update = connection.prepareStatement(
                    "update bundle_part set code = ?, cause = ?, cure = ? where bundle_id = ? and number = ?")) {
                update.setString(1, cut(problem.code(), 255));
                update.setString(2, cut(problem.cause(), TEXT_LENGTH_MAX));
                update.setString(3, cut(problem.cure(), TEXT_LENGTH_MAX));
                update.setString(4, bundle);
                update.setInt(5, number);
                return update.executeUpdate();
            }
        });
    }

    /** These parts are to be asked for again. @return false when there is no such bundle, or it was given up */
    public boolean again(String bundle, List<Integer> numbers) {
        return database.transaction(connection -> {
            if (!goesOn(connection, bundle)) {
                return false;
            }
            try (var update = connection.prepareStatement("update bundle_part set negotiation_id = null, code = null,"
                    + " cause = null, cure = null where bundle_id = ? and number = ?")) {
                for (int number : numbers) {
                    update.setString(1, bundle);
                    update.setInt(2, number);
                    update.executeUpdate();
                }
            }
            return true;
        });
    }

    /** All of it is given up; the first time stays. @return as it is then; empty when there is no such bundle */
    public Optional<Bundle> giveUp(String bundle, Instant now) {
        return database.transaction(connection -> {
            try (var update = connection.prepareStatement(
                    "update bundle set given_up_at = ? where id = ? and given_up_at is null")) {
                update.setObject(1, utc(now));
                update.setString(2, bundle);
                update.executeUpdate();
            }
            return find(connection, bundle);
        });
    }

    /** Its row stays locked until the transaction ends, so that nobody gives it up meanwhile. */
    private static boolean goesOn(Connection connection, String bundle) throws SQLException {
        try (var select = connection.prepareStatement("select given_up_at from bundle where id = ? for update")) {
            select.setString(1, bundle);
            try (var row = select.executeQuery()) {
                return row.next() && row.getObject(1) == null;
            }
        }
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
