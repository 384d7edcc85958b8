package org.ecluse.contracts.payment;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;

/**
 * The ledger in the contracts database. Payments on one account are written one after the other, under a lock on its
 * row. Every method fails with {@link StoreUnavailable} when the database does.
 */
public final class SqlPaymentLedger implements PaymentLedger {
    private static final String ACCOUNT =
            "select agreement_id, payer, payee, amount, currency, since from payment_account ";

    private final Database database;

    public SqlPaymentLedger(Database database) {
        this.database = database;
    }

    @Override
    public Account open(Due due) {
        var account =
                database.insertOr(connection -> insert(connection, due), connection -> find(connection, due.agreement())
                        .orElseThrow());
        if (!account.due().sameTerms(due)) {
            throw new IllegalStateException("agreement " + due.agreement() + " has an account with other terms;"
                    + " a signed price never changes, so make a new agreement");
        }
        return account;
    }

    private static Account insert(Connection connection, Due due) throws SQLException {
        var existing = find(connection, due.agreement());
        if (existing.isPresent()) {
            return existing.get();
        }
        try (var insert = connection.prepareStatement("insert into payment_account"
                + " (agreement_id, reference, payer, payee, amount, currency, since) values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, due.agreement().value());
            insert.setString(2, due.reference().value());
            insert.setString(3, due.payer().did());
            insert.setString(4, due.payee().did());
            insert.setBigDecimal(5, due.amount().amount());
            insert.setString(6, due.amount().currency().getCurrencyCode());
            insert.setObject(7, due.since().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return new Account(due, List.of());
    }

    @Override
    public Recorded record(Payment payment) {
        return database.insertOr(connection -> record(connection, payment), connection -> record(connection, payment));
    }

    private static Recorded record(Connection connection, Payment payment) throws SQLException {
        var locked = lock(connection, payment.reference());
        var first = byId(connection, payment.id());
        if (first.isPresent() && !first.get().equals(payment)) {
            return new Recorded.IdTaken(first.get());
        }
        if (locked.isEmpty()) {
            return new Recorded.UnknownReference(payment.reference());
        }
        var due = locked.get();
        if (!due.amount().sameCurrency(payment.amount())) {
            return new Recorded.CurrencyMismatch(payment.amount(), due);
        }
        if (first.isEmpty()) {
            insert(connection, due.agreement(), payment);
        }
        return new Recorded.Accepted(find(connection, due.agreement()).orElseThrow());
    }

    private static Optional<Due> lock(Connection connection, PaymentReference reference) throws SQLException {
        try (var select = connection.prepareStatement(ACCOUNT + "where reference = ? for update")) {
            select.setString(1, reference.value());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(due(rows)) : Optional.empty();
            }
        }
    }

    private static void insert(Connection connection, AgreementId agreement, Payment payment) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into payment (id, agreement_id, amount, paid_on) values (?, ?, ?, ?)")) {
            insert.setString(1, payment.id());
            insert.setString(2, agreement.value());
            insert.setBigDecimal(3, payment.amount().amount());
            insert.setObject(4, payment.paidOn());
            insert.executeUpdate();
        }
    }

    private static Optional<Payment> byId(Connection connection, String id) throws SQLException {
        var payments = payments(connection, "p.id = ?", id);
        return payments.stream().findFirst();
    }

    private static List<Payment> payments(Connection connection, String where, String value) throws SQLException {
        try (var select = connection.prepareStatement("select p.id, a.reference, p.amount, a.currency, p.paid_on"
                + " from payment p join payment_account a on a.agreement_id = p.agreement_id where " + where
                + " order by p.seq")) {
            select.setString(1, value);
            var payments = new ArrayList<Payment>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var amount = new Money(rows.getBigDecimal(3), Currency.getInstance(rows.getString(4)));
                    payments.add(new Payment(
                            rows.getString(1),
                            new PaymentReference(rows.getString(2)),
                            amount,
                            rows.getObject(5, LocalDate.class)));
                }
            }
            return payments;
        }
    }

    @Override
    public Optional<Account> account(AgreementId agreement) {
        return database.transaction(connection -> find(connection, agreement));
    }

    private static Optional<Account> find(Connection connection, AgreementId agreement) throws SQLException {
        try (var select = connection.prepareStatement(ACCOUNT + "where agreement_id = ?")) {
            select.setString(1, agreement.value());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(account(connection, due(rows))) : Optional.empty();
            }
        }
    }

    private static Account account(Connection connection, Due due) throws SQLException {
        return new Account(
                due, payments(connection, "p.agreement_id = ?", due.agreement().value()));
    }

    private static Due due(ResultSet rows) throws SQLException {
        return new Due(
                new AgreementId(rows.getString(1)),
                new PartyId(rows.getString(2)),
                new PartyId(rows.getString(3)),
                new Money(rows.getBigDecimal(4), Currency.getInstance(rows.getString(5))),
                rows.getObject(6, OffsetDateTime.class).toInstant());
    }

    @Override
    public List<Account> accounts(int limit) {
        return database.transaction(connection -> {
            var dues = new ArrayList<Due>();
            try (var select = connection.prepareStatement(ACCOUNT + "order by seq desc fetch first ? rows only")) {
                select.setInt(1, limit);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        dues.add(due(rows));
                    }
                }
            }
            var accounts = new ArrayList<Account>();
            for (var due : dues) {
                accounts.add(account(connection, due));
            }
            return List.copyOf(accounts);
        });
    }

    @Override
    public StoredReceipt keep(AgreementId agreement, String receiptJws) {
        return database.insertOr(
                connection -> keep(connection, agreement, receiptJws),
                connection -> StoredReceipts.find(connection, agreement).orElseThrow());
    }

    private static StoredReceipt keep(Connection connection, AgreementId agreement, String jws) throws SQLException {
        var existing = StoredReceipts.find(connection, agreement);
        if (existing.isPresent()) {
            return existing.get();
        }
        if (!find(connection, agreement).map(Account::settled).orElse(false)) {
            throw new IllegalStateException(
                    "agreement " + agreement + " is not paid in full; a receipt is for what was received");
        }
        var hash = CanonicalJson.sha256(jws.getBytes(StandardCharsets.UTF_8));
        var receipt = new StoredReceipt(agreement, jws, hash, Optional.empty());
        StoredReceipts.insert(connection, receipt);
        return receipt;
    }

    @Override
    public StoredReceipt logged(AgreementId agreement, LogEntry entry) {
        return database.transaction(connection -> StoredReceipts.logged(connection, agreement, entry));
    }

    @Override
    public Optional<StoredReceipt> receipt(AgreementId agreement) {
        return database.transaction(connection -> StoredReceipts.find(connection, agreement));
    }

    @Override
    public List<StoredReceipt> receiptsToLog(int limit) {
        return database.transaction(connection -> StoredReceipts.toLog(connection, limit));
    }
}
