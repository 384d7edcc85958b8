package org.ecluse.contracts.receipts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.canonical.NotCanonical;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.SignatureVerifier;

/** The table of statements. What is read is verified first. */
final class ReceiptRows {
    private static final String SELECT = "select r.use_id, r.agreement_id, r.delivery, r.provider_jws, r.provider_key,"
            + " r.arrival, r.consumer_jws, r.consumer_key, e.address, e.tries, e.next_at, e.problem"
            + " from use_receipt r left join receipt_errand e on e.use_id = r.use_id ";

    private final SignatureVerifier verifier;

    ReceiptRows(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    /** The columns of one side. */
    private record Columns(String statement, String jws, String key) {
        static Columns of(Signatory side) {
            return side == Signatory.PROVIDER
                    ? new Columns("delivery", "provider_jws", "provider_key")
                    : new Columns("arrival", "consumer_jws", "consumer_key");
        }
    }

    /** Whether a consumer may say something of that use: nobody has here, or only the provider under that agreement. */
    boolean isFree(Connection connection, String use, AgreementId agreement) throws SQLException {
        try (var select =
                connection.prepareStatement("select agreement_id, arrival from use_receipt where use_id = ?")) {
            select.setString(1, use);
            try (var row = select.executeQuery()) {
                return !row.next() || (row.getString(1).equals(agreement.value()) && row.getString(2) == null);
            }
        }
    }

    /** Writes the first statement on a use, or adds the other side's. */
    void write(Connection connection, SignedStatement signed) throws SQLException {
        if (add(connection, signed)) {
            return;
        }
        var statement = signed.statement();
        var columns = Columns.of(statement.by());
        try (var insert = connection.prepareStatement("insert into use_receipt (use_id, agreement_id, "
                + columns.statement() + ", " + columns.jws() + ", " + columns.key() + ") values (?, ?, ?, ?, ?)")) {
            insert.setString(1, statement.use());
            insert.setString(2, statement.agreement().value());
            insert.setString(3, new String(statement.canonical(), StandardCharsets.UTF_8));
            insert.setString(4, signed.signature().map(Signature::jws).orElse(null));
            insert.setString(5, signed.signature().map(one -> one.key().json()).orElse(null));
            insert.executeUpdate();
        }
    }

    /** @return false when there is no such use, or this side has said something of it: what is there is not written over */
    boolean add(Connection connection, SignedStatement signed) throws SQLException {
        var statement = signed.statement();
        var columns = Columns.of(statement.by());
        try (var update = connection.prepareStatement("update use_receipt set " + columns.statement() + " = ?, "
                + columns.jws() + " = ?, " + columns.key() + " = ? where use_id = ? and agreement_id = ? and "
                + columns.statement() + " is null")) {
            update.setString(1, new String(statement.canonical(), StandardCharsets.UTF_8));
            update.setString(2, signed.signature().map(Signature::jws).orElse(null));
            update.setString(3, signed.signature().map(one -> one.key().json()).orElse(null));
            update.setString(4, statement.use());
            update.setString(5, statement.agreement().value());
            return update.executeUpdate() == 1;
        }
    }

    /** @param where a constant, never foreign text */
    List<UseReceipt> select(Connection connection, String where, String key, int limit) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + where + " fetch first ? rows only")) {
            select.setString(1, key);
            select.setInt(2, limit);
            var receipts = new ArrayList<UseReceipt>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    receipts.add(receipt(row));
                }
            }
            return List.copyOf(receipts);
        }
    }

    private UseReceipt receipt(ResultSet row) throws SQLException {
        var use = row.getString(1);
        Optional<Signatory> altered = Optional.empty();
        Optional<SignedStatement> delivery = Optional.empty();
        Optional<SignedStatement> arrival = Optional.empty();
        try {
            delivery = statement(Signatory.PROVIDER, row, 3);
        } catch (IllegalArgumentException | NotCanonical e) {
            altered = Optional.of(Signatory.PROVIDER);
        }
        try {
            arrival = statement(Signatory.CONSUMER, row, 6);
        } catch (IllegalArgumentException | NotCanonical e) {
            altered = Optional.of(Signatory.CONSUMER);
        }
        return new UseReceipt(use, delivery, arrival, altered, errand(use, row));
    }

    /** @throws IllegalArgumentException when it is not what that side has signed about the use and agreement of the row */
    private Optional<SignedStatement> statement(Signatory side, ResultSet row, int first) throws SQLException {
        var text = row.getString(first);
        var jws = row.getString(first + 1);
        var key = row.getString(first + 2);
        if (text == null && jws == null && key == null) {
            return Optional.empty();
        }
        if (text == null || (jws == null) != (key == null)) {
            throw new IllegalArgumentException("a part of it is missing");
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var statement = Statement.read(bytes);
        if (statement.by() != side
                || !statement.use().equals(row.getString(1))
                || !statement.agreement().value().equals(row.getString(2))) {
            throw new IllegalArgumentException("it is another statement");
        }
        if (jws == null) {
            return Optional.of(new SignedStatement(statement, Optional.empty()));
        }
        return verifier.verifyKept(statement.kind(), bytes, statement.signer().did(), Signature.kept(jws, key))
                .fold(genuine -> Optional.of(new SignedStatement(statement, Optional.of(genuine))), problem -> {
                    throw new IllegalArgumentException(problem.toString());
                });
    }

    private static Optional<Errand> errand(String use, ResultSet row) throws SQLException {
        var address = row.getString(9);
        return address == null
                ? Optional.empty()
                : Optional.of(new Errand(
                        use,
                        URI.create(address),
                        row.getInt(10),
                        row.getObject(11, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString(12))));
    }
}
