package org.ecluse.contracts.bargain;

import java.time.Instant;
import java.time.ZoneOffset;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;

/** Notices in the contracts database. Every method fails with {@link StoreUnavailable} when the database does. */
public final class SqlNotices implements Notices {
    private final Database database;

    public SqlNotices(Database database) {
        this.database = database;
    }

    @Override
    public boolean wasSent(String question, Kind kind) {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement("select 1 from notice where question = ? and kind = ?")) {
                query.setString(1, question);
                query.setString(2, kind.name());
                try (var rows = query.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    @Override
    public void sent(String question, Kind kind, Instant at) {
        var unused = database.insertOr(
                connection -> {
                    try (var insert = connection.prepareStatement(
                            "insert into notice (question, kind, sent_at) values (?, ?, ?)")) {
                        insert.setString(1, question);
                        insert.setString(2, kind.name());
                        insert.setObject(3, at.atOffset(ZoneOffset.UTC));
                        return insert.executeUpdate();
                    }
                },
                connection -> 0);
    }
}
