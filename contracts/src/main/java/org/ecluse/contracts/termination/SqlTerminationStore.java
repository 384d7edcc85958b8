package org.ecluse.contracts.termination;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.agreement.SignatureColumns;
import org.ecluse.contracts.agreement.SqlAgreementStore;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.canonical.NotCanonical;
import org.ecluse.contracts.signature.RecordKind;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;

/** Terminations in the contracts database. Every method fails with {@link StoreUnavailable} when the database does. */
public final class SqlTerminationStore implements TerminationStore {
    private static final String SELECT =
            "select hash, agreement_id, canonical, effective_at, " + SignatureColumns.NAMES + " from termination ";

    private final Database database;
    private final SqlAgreementStore agreements;
    private final SignatureColumns columns;
    private final InstantSource clock;
    private final SqlBreaches breaches = new SqlBreaches();

    /** @param agreements in the same database */
    public SqlTerminationStore(
            Database database, SqlAgreementStore agreements, SignatureVerifier verifier, InstantSource clock) {
        this.database = database;
        this.agreements = agreements;
        this.columns = new SignatureColumns(RecordKind.TERMINATION, verifier);
        this.clock = clock;
    }

    @Override
    public SignedTermination accept(SignedTermination termination, Instant now, boolean isDelivered) {
        var agreement = termination.termination().agreement();
        return database.insertOr(
                connection -> accept(connection, termination, now, isDelivered),
                connection -> accepted(connection, agreement)
                        .orElseThrow(() -> new StoreUnavailable(
                                "the termination of " + agreement + " was being written elsewhere; try again", null)));
    }

    private SignedTermination accept(
            Connection connection, SignedTermination termination, Instant now, boolean isDelivered)
            throws SQLException {
        var id = termination.termination().agreement();
        var before = accepted(connection, id);
        if (before.isPresent() && !before.get().hash().equals(termination.hash())) {
            return before.get();
        }
        put(connection, termination, isDelivered);
        try (var update = connection.prepareStatement("update termination set accepted_for = ? where hash = ?")) {
            update.setString(1, id.value());
            update.setString(2, termination.hash());
            update.executeUpdate();
        }
        if (!termination.termination().effectiveAt().isAfter(now)) {
            end(connection, termination.termination(), now);
        }
        return accepted(connection, id).orElseThrow();
    }

    /** Inserts the record, or adds the signatures that it did not have. */
    private void put(Connection connection, SignedTermination termination, boolean isDelivered) throws SQLException {
        if (find(connection, termination.hash()).isEmpty()) {
            insert(connection, termination);
        }
        for (var side : Signatory.values()) {
            var signature = termination.signatures().by(side);
            if (signature.isPresent()) {
                SignatureColumns.write(connection, "termination.hash", termination.hash(), side, signature.get());
            }
        }
        deliver(connection, termination.hash(), isDelivered);
    }

    private void insert(Connection connection, SignedTermination termination) throws SQLException {
        var record = termination.termination();
        try (var insert = connection.prepareStatement("insert into termination (hash, agreement_id, canonical,"
                + " effective_at, is_delivered, stored_at) values (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, termination.hash());
            insert.setString(2, record.agreement().value());
            insert.setString(3, new String(TerminationRecord.canonical(record), StandardCharsets.UTF_8));
            insert.setObject(4, record.effectiveAt().atOffset(ZoneOffset.UTC));
            insert.setBoolean(5, false);
            insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static void deliver(Connection connection, String hash, boolean isDelivered) throws SQLException {
        try (var update = connection.prepareStatement("update termination set is_delivered = ? where hash = ?")) {
            update.setBoolean(1, isDelivered);
            update.setString(2, hash);
            update.executeUpdate();
        }
    }

    private void end(Connection connection, Termination record, Instant now) throws SQLException {
        var at = record.effectiveAt().isAfter(now) ? now : record.effectiveAt();
        agreements.end(connection, record.agreement(), at, record.ground().endCode());
    }

    @Override
    public boolean propose(SignedTermination termination, boolean isDelivered) {
        return database.insertOr(
                connection -> propose(connection, termination, isDelivered),
                connection -> propose(connection, termination, isDelivered));
    }

    private boolean propose(Connection connection, SignedTermination termination, boolean isDelivered)
            throws SQLException {
        boolean isNew = find(connection, termination.hash()).isEmpty();
        if (isNew
                && proposals(connection, termination.termination().agreement()).size() >= PROPOSALS_MAX) {
            return false;
        }
        put(connection, termination, isDelivered);
        return true;
    }

    @Override
    public Optional<SignedTermination> accepted(AgreementId agreement) {
        return database.transaction(connection -> accepted(connection, agreement));
    }

    private Optional<SignedTermination> accepted(Connection connection, AgreementId agreement) throws SQLException {
        return select(connection, "where accepted_for = ?", agreement.value()).stream()
                .findFirst();
    }

    @Override
    public Optional<SignedTermination> find(String hash) {
        return database.transaction(connection -> find(connection, hash));
    }

    private Optional<SignedTermination> find(Connection connection, String hash) throws SQLException {
        return select(connection, "where hash = ?", hash).stream().findFirst();
    }

    @Override
    public List<SignedTermination> proposals(AgreementId agreement) {
        return database.transaction(connection ->
                accepted(connection, agreement).isPresent() ? List.of() : proposals(connection, agreement));
    }

    private List<SignedTermination> proposals(Connection connection, AgreementId agreement) throws SQLException {
        return select(
                connection, "where agreement_id = ? and accepted_for is null order by seq desc", agreement.value());
    }

    @Override
    public List<SignedTermination> undelivered(int limit) {
        return database.transaction(connection ->
                select(connection, "where is_delivered = false order by seq fetch first ? rows only", limit));
    }

    @Override
    public void delivered(SignedTermination termination) {
        database.transaction(connection -> {
            // A signature may have been added since it was sent: then the other side does not have all of it.
            if (find(connection, termination.hash()).filter(termination::equals).isPresent()) {
                deliver(connection, termination.hash(), true);
            }
            return null;
        });
    }

    @Override
    public List<AgreementId> endDue(Instant now) {
        return database.transaction(connection -> {
            var ended = new ArrayList<AgreementId>();
            for (var due : select(
                    connection,
                    "where effective_at <= ? and accepted_for in (select id from agreement where ended_at is null)"
                            + " order by seq",
                    now.atOffset(ZoneOffset.UTC))) {
                end(connection, due.termination(), now);
                ended.add(due.termination().agreement());
            }
            return List.copyOf(ended);
        });
    }

    @Override
    public Optional<Instant> nextDue() {
        return database.transaction(connection -> {
            try (var select = connection.prepareStatement("select min(t.effective_at) from termination t"
                            + " join agreement a on a.id = t.accepted_for where a.ended_at is null");
                    var rows = select.executeQuery()) {
                rows.next();
                return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        });
    }

    @Override
    public void record(Breach breach) {
        database.insertOr(
                connection -> breaches.insert(connection, breach, BREACHES_MAX),
                connection -> breaches.insert(connection, breach, BREACHES_MAX));
    }

    @Override
    public List<Breach> breaches(AgreementId agreement) {
        return database.transaction(connection -> breaches.of(connection, agreement));
    }

    private List<SignedTermination> select(Connection connection, String where, Object parameter) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + where)) {
            select.setObject(1, parameter);
            var found = new ArrayList<SignedTermination>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(verified(connection, rows));
                }
            }
            return List.copyOf(found);
        }
    }

    private SignedTermination verified(Connection connection, ResultSet rows) throws SQLException {
        var hash = rows.getString(1);
        var canonical = rows.getString(3).getBytes(StandardCharsets.UTF_8);
        if (!CanonicalJson.sha256(canonical).equals(hash)) {
            throw new TerminationAltered(hash, "its bytes do not fit its hash", null);
        }
        var record = read(hash, canonical);
        boolean isItsOwn = record.agreement().value().equals(rows.getString(2))
                && record.effectiveAt()
                        .equals(rows.getObject(4, OffsetDateTime.class).toInstant());
        if (!isItsOwn) {
            throw new TerminationAltered(hash, "its row says other things than its record", null);
        }
        var agreement = agreements
                .find(connection, record.agreement())
                .orElseThrow(() -> new TerminationAltered(hash, "its agreement is not kept here", null))
                .agreement();
        try {
            return new SignedTermination(record, columns.read(agreement, canonical, rows, 5));
        } catch (SignatureColumns.Unfit e) {
            throw new TerminationAltered(hash, e.getMessage(), e);
        }
    }

    private static Termination read(String hash, byte[] canonical) {
        try {
            return TerminationRecord.read(canonical);
        } catch (IllegalArgumentException | NotCanonical e) {
            throw new TerminationAltered(hash, "its record cannot be read", e);
        }
    }
}
