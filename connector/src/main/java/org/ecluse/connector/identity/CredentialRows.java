package org.ecluse.connector.identity;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;

/** Held credentials in the identity database. Safe for threads; a failing database throws, nothing is half written. */
public final class CredentialRows {

    /**
     * One credential as delivered.
     *
     * @param id the credential's own id
     * @param format the DCP name of its form, {@code VC1_0_JWT}
     * @param raw the credential itself
     * @param state the credential service's number for its state
     * @param objectId the issuer's name for this kind of credential; empty when it told none
     * @param storedAt when it was delivered
     */
    public record Row(String id, String format, String raw, int state, String objectId, Instant storedAt) {}

    private final IdentityStore store;

    public CredentialRows(IdentityStore store) {
        this.store = store;
    }

    /** Stores a credential and, in the same commit, forgets those that it takes the place of. */
    public void put(Row row, Collection<String> replacedIds) {
        run(connection -> {
            for (var replaced : replacedIds) {
                delete(connection, replaced);
            }
            delete(connection, row.id());
            insert(connection, row);
            return null;
        });
        store.database().settle();
    }

    public void remove(String id) {
        run(connection -> delete(connection, id));
    }

    /** @return all credentials, oldest first */
    public List<Row> all() {
        return run(connection -> {
            var sql = "select id, format, raw, state, object_id, stored_at from held_credential order by stored_at, id";
            try (var select = connection.prepareStatement(sql);
                    var found = select.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (found.next()) {
                    rows.add(new Row(
                            found.getString(1),
                            found.getString(2),
                            found.getString(3),
                            found.getInt(4),
                            found.getString(5),
                            found.getObject(6, OffsetDateTime.class).toInstant()));
                }
                return rows;
            }
        });
    }

    private static void insert(Connection connection, Row row) throws SQLException {
        var sql =
                "insert into held_credential (id, format, raw, state, object_id, stored_at) values (?, ?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, row.id());
            insert.setString(2, row.format());
            insert.setString(3, row.raw());
            insert.setInt(4, row.state());
            insert.setString(5, row.objectId());
            insert.setObject(6, row.storedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static int delete(Connection connection, String id) throws SQLException {
        try (var delete = connection.prepareStatement("delete from held_credential where id = ?")) {
            delete.setString(1, id);
            return delete.executeUpdate();
        }
    }

    private <T> T run(Database.Work<T> work) {
        try {
            return store.database().transaction(work);
        } catch (StoreUnavailable e) {
            throw new IdentityStore.StoreFailed("the credentials held cannot be read or written", e);
        }
    }
}
