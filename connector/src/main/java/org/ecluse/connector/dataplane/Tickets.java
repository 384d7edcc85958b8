package org.ecluse.connector.dataplane;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.ecluse.contracts.store.Database;

/**
 * The pushes that are expected, in the connector's database, by the hash of the token that lets them in. Safe for threads;
 * fails with {@link org.ecluse.contracts.store.StoreUnavailable}.
 */
final class Tickets {
    private final Database database;

    Tickets(Database database) {
        this.database = database;
    }

    /** @param here whether the push has arrived whole */
    record Ticket(FlowId transfer, boolean here) {}

    /** Forgets what has come too late. @return whether there was room for this one */
    boolean add(String token, FlowId transfer, Instant now, Instant until, int max) {
        return database.transaction(connection -> {
            try (var late = connection.prepareStatement("delete from expected_push where until_at <= ?")) {
                late.setObject(1, now.atOffset(ZoneOffset.UTC));
                late.executeUpdate();
            }
            try (var count = connection.prepareStatement("select count(*) from expected_push");
                    var rows = count.executeQuery()) {
                rows.next();
                if (rows.getInt(1) >= max) {
                    return false;
                }
            }
            try (var insert = connection.prepareStatement(
                    "insert into expected_push (token_hash, transfer, until_at, is_here) values (?, ?, ?, ?)")) {
                insert.setString(1, hash(token));
                insert.setString(2, transfer.value());
                insert.setObject(3, until.atOffset(ZoneOffset.UTC));
                insert.setBoolean(4, false);
                return insert.executeUpdate() == 1;
            }
        });
    }

    Optional<Ticket> find(String token, Instant now) {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement(
                    "select transfer, is_here from expected_push where token_hash = ? and until_at > ?")) {
                query.setString(1, hash(token));
                query.setObject(2, now.atOffset(ZoneOffset.UTC));
                try (var rows = query.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new Ticket(new FlowId(rows.getString(1)), rows.getBoolean(2)))
                            : Optional.empty();
                }
            }
        });
    }

    /** The push is here whole. */
    void arrived(String token) {
        database.transaction(connection -> {
            try (var update =
                    connection.prepareStatement("update expected_push set is_here = ? where token_hash = ?")) {
                update.setBoolean(1, true);
                update.setString(2, hash(token));
                return update.executeUpdate();
            }
        });
    }

    void forget(FlowId transfer) {
        database.transaction(connection -> {
            try (var delete = connection.prepareStatement("delete from expected_push where transfer = ?")) {
                delete.setString(1, transfer.value());
                return delete.executeUpdate();
            }
        });
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
