package org.ecluse.contracts.usage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;

/** The usage log in the contracts database. Every method fails with {@link StoreUnavailable} when the database does. */
public final class SqlUsageLog implements UsageLog {
    private static final String SELECT =
            "select id, asset_id, agreement_id, used_by, purpose, used_at, permitted, code,"
                    + " row_count, rows_withheld, byte_count from usage_entry ";

    private final Database database;

    public SqlUsageLog(Database database) {
        this.database = database;
    }

    @Override
    public void record(Use use) {
        var unused = database.insertOr(connection -> insert(connection, use), connection -> 0);
    }

    /** As {@link #record(Use)}, inside the caller's transaction, for an entry that is not there yet. */
    public void record(Connection connection, Use use) throws SQLException {
        insert(connection, use);
    }

    private static int insert(Connection connection, Use use) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into usage_entry (id, asset_id, agreement_id, used_by, purpose,"
                        + " used_at, permitted, code, row_count, rows_withheld, byte_count)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, use.id());
            insert.setString(2, use.assetId());
            insert.setString(3, use.agreement().map(AgreementId::value).orElse(null));
            insert.setString(4, use.user().map(PartyId::did).orElse(null));
            insert.setString(5, use.purpose().orElse(null));
            insert.setObject(6, use.at().atOffset(ZoneOffset.UTC));
            insert.setBoolean(7, use.outcome().permitted());
            insert.setString(8, use.outcome().code());
            insert.setLong(9, use.rows());
            insert.setLong(10, use.rowsWithheld());
            insert.setLong(11, use.bytes());
            return insert.executeUpdate();
        }
    }

    @Override
    public List<Use> ofAsset(String assetId, int limit) {
        return select("where asset_id = ? order by seq desc fetch first ? rows only", assetId, limit);
    }

    @Override
    public List<Use> underAgreement(AgreementId agreement, int limit) {
        return select("where agreement_id = ? order by seq desc fetch first ? rows only", agreement.value(), limit);
    }

    @Override
    public Optional<Use> firstPermitted(AgreementId agreement) {
        return select("where agreement_id = ? and permitted order by seq fetch first ? rows only", agreement.value(), 1)
                .stream()
                .findFirst();
    }

    private List<Use> select(String where, String key, int limit) {
        return database.transaction(connection -> {
            try (var select = connection.prepareStatement(SELECT + where)) {
                select.setString(1, key);
                select.setInt(2, limit);
                var uses = new ArrayList<Use>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        uses.add(use(rows));
                    }
                }
                return List.copyOf(uses);
            }
        });
    }

    private static Use use(ResultSet rows) throws SQLException {
        return new Use(
                rows.getString(1),
                rows.getString(2),
                Optional.ofNullable(rows.getString(3)).map(AgreementId::new),
                Optional.ofNullable(rows.getString(4)).map(PartyId::new),
                Optional.ofNullable(rows.getString(5)),
                instant(rows, 6),
                rows.getLong(9),
                rows.getLong(10),
                rows.getLong(11),
                new Use.Outcome(rows.getBoolean(7), rows.getString(8)));
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    public List<UseSummary> summary(String assetId) {
        return database.transaction(connection -> {
            try (var select = connection.prepareStatement("select agreement_id, used_by, purpose,"
                    + " sum(case when permitted then 1 else 0 end), sum(case when permitted then 0 else 1 end),"
                    + " sum(row_count), sum(rows_withheld), sum(byte_count), min(used_at), max(used_at)"
                    + " from usage_entry where asset_id = ? group by agreement_id, used_by, purpose"
                    + " order by sum(byte_count) desc, max(used_at) desc")) {
                select.setString(1, assetId);
                var summaries = new ArrayList<UseSummary>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        summaries.add(summaryOf(rows));
                    }
                }
                return List.copyOf(summaries);
            }
        });
    }

    private static UseSummary summaryOf(ResultSet rows) throws SQLException {
        return new UseSummary(
                Optional.ofNullable(rows.getString(1)).map(AgreementId::new),
                Optional.ofNullable(rows.getString(2)).map(PartyId::new),
                Optional.ofNullable(rows.getString(3)),
                rows.getLong(4),
                rows.getLong(5),
                rows.getLong(6),
                rows.getLong(7),
                rows.getLong(8),
                instant(rows, 9),
                instant(rows, 10));
    }
}
