package org.ecluse.contracts.usage;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.ledger.EventKind;
import org.ecluse.contracts.ledger.Ledger;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.counting.Counters;
import org.ecluse.policy.counting.Tally;

/**
 * Counters in the contracts database; an account is an agreement, and each change of a count is an event of its ledger.
 *
 * <p>What was used is so for good. What is only set aside by a process that died was not used, since a use commits before
 * anything of it leaves: it is free again, on a file that one process has, at once, and on a server that several share,
 * after {@link #HELD_FOR}. Whoever comes back later than that and was not overtaken may still commit; who was overtaken is
 * told, and must not use. So no clock that is wrong lets a limit be passed. When the database does not answer, nobody can say
 * what is left. One for each process: another one is another process to it.
 */
public final class SqlCounters implements Counters {
    /** How long a reservation of another process is respected on a shared server. */
    public static final Duration HELD_FOR = Duration.ofMinutes(10);

    private static final String OF_TALLY = " where account = ? and limit_name = ? and unit_of_count = ?";
    private static final String HELD = "HELD";
    private static final String COMMITTED = "COMMITTED";
    private static final String RELEASED = "RELEASED";

    /** A reservation, its row locked. */
    private record Held(Tally tally, String token, BigDecimal amount, String state) {}

    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private final String self = UUID.randomUUID().toString();

    public SqlCounters(Database database, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Used used(Tally tally) {
        try {
            return new Used.Amount(database.transaction(connection -> {
                var nobodys = nobodys(connection, tally, clock.instant(), "").stream()
                        .map(Held::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                return counted(connection, tally).orElse(BigDecimal.ZERO).subtract(nobodys);
            }));
        } catch (StoreUnavailable broken) {
            return new Used.Unknown(broken.getMessage());
        }
    }

    /** @throws IllegalStateException when the account is no agreement that is kept here */
    @Override
    public Reservation reserve(Claim claim) {
        try {
            return ledger.write(new AgreementId(claim.tally().account()), pen -> reserve(pen, claim));
        } catch (StoreUnavailable broken) {
            return new Reservation.Unknown(broken.getMessage());
        }
    }

    private Reservation reserve(Ledger.Pen pen, Claim claim) throws SQLException {
        for (var left : nobodys(pen.connection(), claim.tally(), pen.now(), " for update")) {
            release(pen, left, "lapsed");
        }
        var before = counted(pen.connection(), claim.tally());
        if (before.isEmpty()) {
            insert(pen.connection(), claim.tally());
        }
        var used = before.orElse(BigDecimal.ZERO);
        if (!claim.fitsAfter(used)) {
            return new Reservation.Exhausted(claim.limit().subtract(used).max(BigDecimal.ZERO));
        }
        add(pen.connection(), claim.tally(), claim.amount());
        var token = UUID.randomUUID().toString();
        insert(pen, claim, token);
        pen.add(
                EventKind.COUNT_RESERVED,
                event(token, claim.tally(), claim.amount())
                        .add("at", claim.at())
                        .add("limit", plain(claim.limit()))
                        .add("used", plain(used.add(claim.amount())))
                        .build());
        return new Reservation.Reserved(token);
    }

    private void insert(Ledger.Pen pen, Claim claim, String token) throws SQLException {
        try (var insert = pen.connection()
                .prepareStatement("insert into reservation (account, limit_name, unit_of_count, token, amount, state,"
                        + " holder, held_until) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            name(insert, 1, claim.tally());
            insert.setString(4, token);
            insert.setBigDecimal(5, claim.amount());
            insert.setString(6, HELD);
            insert.setString(7, self);
            insert.setObject(8, pen.now().plus(HELD_FOR).atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** @throws StoreUnavailable when the database does not answer; the use must not begin then */
    @Override
    public boolean commit(String token) {
        return settle(token, COMMITTED);
    }

    /** @throws StoreUnavailable when the database does not answer; what was set aside then counts until it lapses */
    @Override
    public boolean release(String token) {
        return settle(token, RELEASED);
    }

    private boolean settle(String token, String wanted) {
        return accountOf(token)
                .map(account -> ledger.write(new AgreementId(account), pen -> settle(pen, token, wanted)))
                .orElse(false);
    }

    private Optional<String> accountOf(String token) {
        return database.transaction(connection -> {
            try (var select = connection.prepareStatement("select account from reservation where token = ?")) {
                select.setString(1, token);
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    private static boolean settle(Ledger.Pen pen, String token, String wanted) throws SQLException {
        var held = held(pen.connection(), token);
        if (held.isEmpty() || !held.get().state().equals(HELD)) {
            return held.map(Held::state).equals(Optional.of(wanted));
        }
        if (wanted.equals(RELEASED)) {
            release(pen, held.get(), "returned");
        } else {
            mark(pen.connection(), token, COMMITTED);
            pen.add(
                    EventKind.COUNT_COMMITTED,
                    event(token, held.get().tally(), held.get().amount()).build());
        }
        return true;
    }

    private static void release(Ledger.Pen pen, Held held, String why) throws SQLException {
        mark(pen.connection(), held.token(), RELEASED);
        add(pen.connection(), held.tally(), held.amount().negate());
        pen.add(
                EventKind.COUNT_RELEASED,
                event(held.token(), held.tally(), held.amount()).add("why", why).build());
    }

    private static JsonObjectBuilder event(String token, Tally tally, BigDecimal amount) {
        var event = Json.createObjectBuilder()
                .add("reservation", token)
                .add("limitName", tally.limit())
                .add("amount", plain(amount));
        tally.unitOfCount().ifPresent(unit -> event.add("unitOfCount", unit));
        return event;
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static void mark(Connection connection, String token, String state) throws SQLException {
        try (var update = connection.prepareStatement("update reservation set state = ? where token = ?")) {
            update.setString(1, state);
            update.setString(2, token);
            update.executeUpdate();
        }
    }

    private static Optional<Held> held(Connection connection, String token) throws SQLException {
        try (var select = connection.prepareStatement("select account, limit_name, unit_of_count, token, amount, state"
                + " from reservation where token = ? for update")) {
            select.setString(1, token);
            return read(select).stream().findFirst();
        }
    }

    /** What is set aside for processes that are gone. */
    private List<Held> nobodys(Connection connection, Tally tally, Instant now, String lock) throws SQLException {
        var gone = database.isShared() ? "holder <> ? and held_until < ?" : "holder <> ?";
        try (var select = connection.prepareStatement("select account, limit_name, unit_of_count, token, amount, state"
                + " from reservation" + OF_TALLY + " and state = '" + HELD + "' and " + gone + lock)) {
            name(select, 1, tally);
            select.setString(4, self);
            if (database.isShared()) {
                select.setObject(5, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            }
            return read(select);
        }
    }

    private static List<Held> read(PreparedStatement select) throws SQLException {
        var held = new ArrayList<Held>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                var unit = Optional.of(row.getString(3)).filter(text -> !text.isEmpty());
                var tally = new Tally(row.getString(1), row.getString(2), unit);
                held.add(new Held(tally, row.getString(4), row.getBigDecimal(5), row.getString(6)));
            }
        }
        return held;
    }

    private static Optional<BigDecimal> counted(Connection connection, Tally tally) throws SQLException {
        try (var select = connection.prepareStatement("select used from counter" + OF_TALLY)) {
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
