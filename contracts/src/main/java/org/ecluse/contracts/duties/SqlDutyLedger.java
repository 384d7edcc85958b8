package org.ecluse.contracts.duties;

import jakarta.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.ledger.EventKind;
import org.ecluse.contracts.ledger.Ledger;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;

/** The duty ledger in the contracts database. Every method fails with {@link StoreUnavailable} when the database does. */
public final class SqlDutyLedger implements DutyLedger {
    private final Database database;
    private final Ledger ledger;

    /** @param ledger where a duty that was done is an event */
    public SqlDutyLedger(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    @Override
    public Fulfilment fulfil(AgreementId agreement, int number, Instant at, String evidence) {
        var fulfilment = new Fulfilment(number, at, evidence);
        return ledger.write(agreement, pen -> {
            var before = all(pen.connection(), agreement).stream()
                    .filter(one -> one.number() == number)
                    .findFirst();
            return before.isPresent() ? before.get() : insert(pen, agreement, fulfilment);
        });
    }

    private static Fulfilment insert(Ledger.Pen pen, AgreementId agreement, Fulfilment fulfilment) throws SQLException {
        try (var insert = pen.connection()
                .prepareStatement(
                        "insert into duty (agreement_id, number, fulfilled_at, evidence) values (?, ?, ?, ?)")) {
            insert.setString(1, agreement.value());
            insert.setInt(2, fulfilment.number());
            insert.setObject(3, fulfilment.at().atOffset(ZoneOffset.UTC));
            insert.setString(4, fulfilment.evidence());
            insert.executeUpdate();
        }
        pen.add(
                EventKind.DUTY_FULFILLED,
                Json.createObjectBuilder()
                        .add("number", fulfilment.number())
                        .add("doneAt", fulfilment.at().toString())
                        .add("evidence", fulfilment.evidence())
                        .build());
        return fulfilment;
    }

    @Override
    public List<Fulfilment> fulfilments(AgreementId agreement) {
        return database.transaction(connection -> all(connection, agreement));
    }

    private static List<Fulfilment> all(Connection connection, AgreementId agreement) throws SQLException {
        try (var select = connection.prepareStatement(
                "select number, fulfilled_at, evidence from duty where agreement_id = ? order by number")) {
            select.setString(1, agreement.value());
            var fulfilments = new ArrayList<Fulfilment>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var at = rows.getObject(2, OffsetDateTime.class).toInstant();
                    fulfilments.add(new Fulfilment(rows.getInt(1), at, rows.getString(3)));
                }
            }
            return List.copyOf(fulfilments);
        }
    }
}
