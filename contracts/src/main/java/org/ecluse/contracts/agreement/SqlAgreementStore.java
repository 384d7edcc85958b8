package org.ecluse.contracts.agreement;

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
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.canonical.NotCanonical;
import org.ecluse.contracts.signature.RecordKind;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;

/** Agreements in the contracts database. Every method fails with {@link StoreUnavailable} when the database does. */
public final class SqlAgreementStore implements AgreementStore {
    private static final String SELECT =
            "select id, canonical, hash, ended_at, end_code, " + SignatureColumns.NAMES + " from agreement ";

    private final Database database;
    private final InstantSource clock;
    private final SignatureColumns columns;
    private final RecordsRead records = new RecordsRead();

    public SqlAgreementStore(Database database, InstantSource clock, SignatureVerifier verifier) {
        this.database = database;
        this.clock = clock;
        this.columns = new SignatureColumns(RecordKind.AGREEMENT, verifier);
    }

    @Override
    public StoredAgreement keep(Agreement agreement) {
        return keep(agreement, Signatures.NONE);
    }

    @Override
    public StoredAgreement keep(Agreement agreement, Signatures signatures) {
        return database.insertOr(
                connection -> keep(connection, agreement, signatures),
                connection -> keep(connection, agreement, signatures));
    }

    /**
     * As {@link #keep(Agreement)}, inside the caller's transaction.
     *
     * @throws SQLException also where another transaction has just inserted it: then all of the caller's is to be done again
     */
    public StoredAgreement keep(Connection connection, Agreement agreement) throws SQLException {
        return keep(connection, agreement, Signatures.NONE);
    }

    private StoredAgreement keep(Connection connection, Agreement agreement, Signatures signatures)
            throws SQLException {
        var canonical = AgreementRecord.canonical(agreement);
        var stored = same(insert(connection, agreement, canonical), agreement, canonical);
        for (var side : Signatory.values()) {
            var signature = signatures.by(side);
            if (signature.isPresent()) {
                stored = sign(connection, stored, canonical, side, signature.get());
            }
        }
        return stored;
    }

    private static StoredAgreement same(StoredAgreement stored, Agreement agreement, byte[] canonical) {
        if (!stored.hash().equals(CanonicalJson.sha256(canonical))) {
            throw new IllegalStateException("agreement " + agreement.id()
                    + " is kept with other content; a signed contract holds, so make a new agreement");
        }
        return stored;
    }

    private StoredAgreement insert(Connection connection, Agreement agreement, byte[] canonical) throws SQLException {
        var existing = find(connection, agreement.id());
        if (existing.isPresent()) {
            return existing.get();
        }
        var hash = CanonicalJson.sha256(canonical);
        try (var insert = connection.prepareStatement(
                "insert into agreement (id, canonical, hash, stored_at) values (?, ?, ?, ?)")) {
            insert.setString(1, agreement.id().value());
            insert.setString(2, new String(canonical, StandardCharsets.UTF_8));
            insert.setString(3, hash);
            insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return new StoredAgreement(agreement, hash, Signatures.NONE, Optional.empty());
    }

    @Override
    public StoredAgreement sign(AgreementId id, Signatory side, Signature signature) {
        return database.transaction(connection -> sign(connection, id, side, signature));
    }

    /** As {@link #sign(AgreementId, Signatory, Signature)}, inside the caller's transaction. */
    public StoredAgreement sign(Connection connection, AgreementId id, Signatory side, Signature signature)
            throws SQLException {
        var stored = kept(connection, id);
        return sign(connection, stored, AgreementRecord.canonical(stored.agreement()), side, signature);
    }

    private StoredAgreement sign(
            Connection connection, StoredAgreement stored, byte[] canonical, Signatory side, Signature signature)
            throws SQLException {
        if (stored.signatures().by(side).isPresent()) {
            return stored;
        }
        try {
            columns.verified(side.of(stored.agreement()), canonical, signature);
        } catch (SignatureColumns.Unfit e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        var id = stored.agreement().id();
        // INVARIANT: what was written by another in the meantime is what counts, so it is read again where it was.
        return SignatureColumns.write(connection, "agreement.id", id.value(), side, signature)
                ? new StoredAgreement(
                        stored.agreement(), stored.hash(), stored.signatures().with(side, signature), stored.ended())
                : kept(connection, id);
    }

    private StoredAgreement kept(Connection connection, AgreementId id) throws SQLException {
        return find(connection, id)
                .orElseThrow(() -> new IllegalStateException("agreement " + id + " is not kept here"));
    }

    @Override
    public Optional<StoredAgreement> find(AgreementId id) {
        return database.transaction(connection -> find(connection, id));
    }

    /** As {@link #find(AgreementId)}, inside the caller's transaction. */
    public Optional<StoredAgreement> find(Connection connection, AgreementId id) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + "where id = ?")) {
            select.setString(1, id.value());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(verified(rows)) : Optional.empty();
            }
        }
    }

    @Override
    public List<StoredAgreement> all(int limit) {
        return database.transaction(connection -> {
            try (var select = connection.prepareStatement(SELECT + "order by seq desc fetch first ? rows only")) {
                select.setInt(1, limit);
                var agreements = new ArrayList<StoredAgreement>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        agreements.add(verified(rows));
                    }
                }
                return List.copyOf(agreements);
            }
        });
    }

    @Override
    public StoredAgreement end(AgreementId id, Instant at, String code) {
        return database.transaction(connection -> end(connection, id, at, code));
    }

    /** As {@link #end(AgreementId, Instant, String)}, inside the caller's transaction. */
    public StoredAgreement end(Connection connection, AgreementId id, Instant at, String code) throws SQLException {
        try (var update = connection.prepareStatement(
                "update agreement set ended_at = ?, end_code = ? where id = ? and ended_at is null")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setString(2, code);
            update.setString(3, id.value());
            update.executeUpdate();
        }
        return kept(connection, id);
    }

    private StoredAgreement verified(ResultSet rows) throws SQLException {
        var id = new AgreementId(rows.getString(1));
        var canonical = rows.getString(2).getBytes(StandardCharsets.UTF_8);
        var hash = rows.getString(3);
        if (!CanonicalJson.sha256(canonical).equals(hash)) {
            throw new AgreementAltered(id, "its bytes do not fit its hash", null);
        }
        var agreement = read(id, hash, canonical);
        var endedAt = rows.getObject(4, OffsetDateTime.class);
        Optional<StoredAgreement.End> end = endedAt == null
                ? Optional.empty()
                : Optional.of(new StoredAgreement.End(endedAt.toInstant(), rows.getString(5)));
        return new StoredAgreement(agreement, hash, signatures(agreement, canonical, rows), end);
    }

    private Signatures signatures(Agreement agreement, byte[] canonical, ResultSet rows) throws SQLException {
        try {
            return columns.read(agreement, canonical, rows, 6);
        } catch (SignatureColumns.Unfit e) {
            throw new AgreementAltered(agreement.id(), e.getMessage(), e);
        }
    }

    /** @param hash of these bytes, computed from them just before */
    private Agreement read(AgreementId id, String hash, byte[] canonical) {
        try {
            var agreement = records.of(hash, canonical);
            if (!agreement.id().equals(id)) {
                throw new AgreementAltered(id, "its record is another agreement's", null);
            }
            return agreement;
        } catch (IllegalArgumentException | NotCanonical e) {
            throw new AgreementAltered(id, "its record cannot be read", e);
        }
    }
}
