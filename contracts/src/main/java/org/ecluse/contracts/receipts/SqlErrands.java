package org.ecluse.contracts.receipts;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;

/**
 * Arrivals that providers have not confirmed yet, in the contracts database. Every method fails with {@link
 * StoreUnavailable} when the database does.
 */
public final class SqlErrands {
    /** After so many failures an errand rests until the next start. */
    public static final int TRIES_MAX = 12;

    private static final int PROBLEM_LENGTH_MAX = 255;

    private final Database database;

    public SqlErrands(Database database) {
        this.database = database;
    }

    static void insert(Connection connection, String use, URI address, Instant at) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into receipt_errand (use_id, address, tries, next_at) values (?, ?, 0, ?)")) {
            insert.setString(1, use);
            insert.setString(2, address.toString());
            insert.setObject(3, utc(at));
            insert.executeUpdate();
        }
    }

    /** Those whose time has come, the longest waiting first, at most {@code limit}. */
    public List<Errand> due(Instant now, int limit) {
        return database.transaction(connection -> {
            try (var select = connection.prepareStatement("select use_id, address, tries, next_at, problem"
                    + " from receipt_errand where next_at <= ? and tries < ? order by next_at"
                    + " fetch first ? rows only")) {
                select.setObject(1, utc(now));
                select.setInt(2, TRIES_MAX);
                select.setInt(3, limit);
                var errands = new ArrayList<Errand>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        errands.add(new Errand(
                                row.getString(1),
                                URI.create(row.getString(2)),
                                row.getInt(3),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(row.getString(5))));
                    }
                }
                return List.copyOf(errands);
            }
        });
    }

    /** When the next one is due; empty when all rest. */
    public Optional<Instant> nextAt() {
        return database.transaction(connection -> {
            try (var select = connection.prepareStatement("select min(next_at) from receipt_errand where tries < ?")) {
                select.setInt(1, TRIES_MAX);
                try (var row = select.executeQuery()) {
                    row.next();
                    return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant);
                }
            }
        });
    }

    /** It is done: the provider has our statement, and we have the provider's. */
    public void done(Errand errand) {
        run("delete from receipt_errand where use_id = ?", errand.use());
    }

    /** It failed, and is tried again at that time. */
    public void failed(Errand errand, String code, Instant again) {
        run(
                "update receipt_errand set tries = tries + 1, problem = ?, next_at = ? where use_id = ?",
                code.substring(0, Math.min(code.length(), PROBLEM_LENGTH_MAX)),
                utc(again),
                errand.use());
    }

    /** All that rest are due again. */
    public void again(Instant now) {
        run("update receipt_errand set tries = 0, next_at = ? where tries >= ?", utc(now), TRIES_MAX);
    }

    private void run(String sql, Object... values) {
        database.transaction(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        });
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
