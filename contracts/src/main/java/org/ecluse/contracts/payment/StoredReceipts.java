package org.ecluse.contracts.payment;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;

/** The rows of receipts, inside a transaction of the ledger's. */
final class StoredReceipts {
    private static final String SELECT = "select agreement_id, jws, hash, log_index, logged_at from receipt ";

    private StoredReceipts() {}

    static void insert(Connection connection, StoredReceipt receipt) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into receipt (agreement_id, jws, hash) values (?, ?, ?)")) {
            insert.setString(1, receipt.agreement().value());
            insert.setString(2, receipt.jws());
            insert.setString(3, receipt.hash());
            insert.executeUpdate();
        }
    }

    static StoredReceipt logged(Connection connection, AgreementId agreement, LogEntry entry) throws SQLException {
        try (var update = connection.prepareStatement(
                "update receipt set log_index = ?, logged_at = ? where agreement_id = ? and log_index is null")) {
            update.setLong(1, entry.index());
            update.setObject(2, entry.loggedAt().atOffset(ZoneOffset.UTC));
            update.setString(3, agreement.value());
            update.executeUpdate();
        }
        return find(connection, agreement)
                .orElseThrow(() -> new IllegalStateException("agreement " + agreement + " has no receipt to log"));
    }

    static Optional<StoredReceipt> find(Connection connection, AgreementId agreement) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + "where agreement_id = ?")) {
            select.setString(1, agreement.value());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(receipt(rows)) : Optional.empty();
            }
        }
    }

    static List<StoredReceipt> toLog(Connection connection, int limit) throws SQLException {
        try (var select =
                connection.prepareStatement(SELECT + "where log_index is null order by seq fetch first ? rows only")) {
            select.setInt(1, limit);
            var receipts = new ArrayList<StoredReceipt>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    receipts.add(receipt(rows));
                }
            }
            return List.copyOf(receipts);
        }
    }

    private static StoredReceipt receipt(ResultSet rows) throws SQLException {
        var index = rows.getLong(4);
        Optional<LogEntry> logged = rows.wasNull()
                ? Optional.empty()
                : Optional.of(new LogEntry(
                        index, rows.getObject(5, OffsetDateTime.class).toInstant()));
        return new StoredReceipt(new AgreementId(rows.getString(1)), rows.getString(2), rows.getString(3), logged);
    }
}
