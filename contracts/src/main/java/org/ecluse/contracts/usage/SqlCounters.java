package org.ecluse.contracts.usage;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.counting.Counters;
import org.ecluse.policy.counting.Tally;

/**
 * Counters in the contracts database: what was set aside or used is still so after a crash. A row's lock puts callers in
 * line, so two claims on one tally wait for each other and others do not. When the database does not answer, nobody can
 * say what is left.
 */
public final class SqlCounters implements Counters {
    private static final String OF_TALLY = " where account = ? and limit_name = ? and unit_of_count = ?";
    private static final String HELD = "HELD";
    private static final String COMMITTED = "COMMITTED";
    private static final String RELEASED = "RELEASED";

    /** A reservation that was asked for by its token, its row locked. */
    private record Held(Tally tally, BigDecimal amount, String state) {}

    private final Database database;

    public SqlCounters(Database database) {
        this.database = database;
    }

    @Override
    public Used used(Tally tally) {
        try {
            return new Used.Amount(database.transaction(connection -> used(connection, tally, ""))
                    .orElse(BigDecimal.ZERO));
        } catch (StoreUnavailable broken) {
            return new Used.Unknown(broken.getMessage());
        }
    }

    @Override
    public Reservation reserve(Claim claim) {
        try {
            return database.transaction(connection -> onExisting(connection, claim))
                    .orElseGet(() -> onNew(claim));
        } catch (StoreUnavailable broken) {
            return new Reservation.Unknown(broken.getMessage());
        }
    }

    private static Optional<Reservation> onExisting(Connection connection, Claim claim) throws SQLException {
        var before = used(connection, claim.tally(), " for update");
        return before.isPresent() ? Optional.of(reserve(connection, claim, before.get())) : Optional.empty();
    }

    /** The first claim on a tally makes its row; of several firsts one does, and the others wait for it. */
    private Reservation onNew(Claim claim) {
        return database.insertOr(
                connection -> {
                    insert(connection, claim.tally());
                    return reserve(connection, claim, BigDecimal.ZERO);
                },
                connection -> onExisting(connection, claim).orElseThrow());
    }

    private static Reservation reserve(Connection connection, Claim claim, BigDecimal before) throws SQLException {
        if (!claim.fitsAfter(before)) {
            return new Reservation.Exhausted(claim.limit().subtract(before).max(BigDecimal.ZERO));
        }
        add(connection, claim.tally(), claim.amount());
        var token = UUID.randomUUID().toString();
        try (var insert = connection.prepareStatement(
                "insert into reservation (account, limit_name, unit_of_count, token, amount, state)"
                        + " values (?, ?, ?, ?, ?, ?)")) {
            name(insert, 1, claim.tally());
            insert.setString(4, token);
            insert.setBigDecimal(5, claim.amount());
            insert.setString(6, HELD);
            insert.executeUpdate();
        }
        return new Reservation.Reserved(token);
    }

    /** @throws StoreUnavailable when the database does not answer; what was set aside then goes on counting */
    @Override
    public boolean commit(String token) {
        return database.transaction(connection -> settle(connection, token, COMMITTED));
    }

    /** @throws StoreUnavailable when the database does not answer; what was set aside then goes on counting */
    @Override
    public boolean release(String token) {
        return database.transaction(connection -> settle(connection, token, RELEASED));
    }

    private static boolean settle(Connection connection, String token, String wanted) throws SQLException {
        var held = held(connection, token);
        if (held.isEmpty() || !held.get().state().equals(HELD)) {
            return held.map(Held::state).equals(Optional.of(wanted));
        }
        if (wanted.equals(RELEASED)) {
            add(connection, held.get().tally(), held.get().amount().negate());
        }
        try (var update = connection.prepareStatement("update reservation set state = ? where token = ?")) {
            update.setString(1, wanted);
            update.setString(2, token);
            return update.executeUpdate() == 1;
        }
    }

    private static Optional<Held> held(Connection connection, String token) throws SQLException {
        try (var select = connection.prepareStatement("select account, limit_name, unit_of_count, amount, state"
                + " from reservation where token = ? for update")) {
            select.setString(1, token);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var unit = Optional.of(row.getString(3)).filter(text -> !text.isEmpty());
                var tally = new Tally(row.getString(1), row.getString(2), unit);
                return Optional.of(new Held(tally, row.getBigDecimal(4), row.getString(5)));
            }
        }
    }

    private static Optional<BigDecimal> used(Connection connection, Tally tally, String lock) throws SQLException {
        try (var select = connection.prepareStatement("select used from counter" + OF_TALLY + lock)) {
            name(select, 1, tally);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBigDecimal(1)) : Optional.empty();
            }
        }
    }

    private static void insert(Connection connection, Tally tally) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into counter (account, limit_name, unit_of_count, used) values (?, ?, ?, 0)")) {
            name(insert, 1, tally);
            insert.executeUpdate();
        }
    }

    private static void add(Connection connection, Tally tally, BigDecimal amount) throws SQLException {
        try (var update = connection.prepareStatement("update counter set used = used + ?" + OF_TALLY)) {
            update.setBigDecimal(1, amount);
            name(update, 2, tally);
            update.executeUpdate();
        }
    }

    private static void name(PreparedStatement statement, int first, Tally tally) throws SQLException {
        statement.setString(first, tally.account());
        statement.setString(first + 1, tally.limit());
        statement.setString(first + 2, tally.unitOfCount().orElse(""));
    }
}
