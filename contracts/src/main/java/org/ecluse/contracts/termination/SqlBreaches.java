package org.ecluse.contracts.termination;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.canonical.CanonicalJson;

/** The rows of {@code breach}. */
final class SqlBreaches {

    /** @return whether it is on record now and was not before */
    boolean insert(Connection connection, Breach breach, int max) throws SQLException {
        var hash = CanonicalJson.sha256(Base64.getDecoder().decode(breach.evidence()));
        if (count(connection, "select count(*) from breach where agreement_id = ? and evidence_hash = ?", breach, hash)
                        > 0
                || count(connection, "select count(*) from breach where agreement_id = ?", breach) >= max) {
            return false;
        }
        try (var insert = connection.prepareStatement(
                "insert into breach (agreement_id, evidence_hash, party, found_at, code, evidence)"
                        + " values (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, breach.agreement().value());
            insert.setString(2, hash);
            insert.setString(3, breach.by().did());
            insert.setObject(4, breach.foundAt().atOffset(ZoneOffset.UTC));
            insert.setString(5, breach.code());
            insert.setString(6, breach.evidence());
            return insert.executeUpdate() == 1;
        }
    }

    private static long count(Connection connection, String sql, Breach breach, String... more) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, breach.agreement().value());
            for (int i = 0; i < more.length; i++) {
                select.setString(i + 2, more[i]);
            }
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    List<Breach> of(Connection connection, AgreementId agreement) throws SQLException {
        try (var select = connection.prepareStatement("select evidence_hash, party, found_at, code, evidence"
                + " from breach where agreement_id = ? order by seq")) {
            select.setString(1, agreement.value());
            var found = new ArrayList<Breach>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var breach = new Breach(
                            agreement,
                            new PartyId(rows.getString(2)),
                            rows.getObject(3, OffsetDateTime.class).toInstant(),
                            rows.getString(4),
                            rows.getString(5));
                    var evidence = Base64.getDecoder().decode(breach.evidence());
                    if (!CanonicalJson.sha256(evidence).equals(rows.getString(1))) {
                        throw new TerminationAltered(rows.getString(1), "the evidence is not what came in", null);
                    }
                    found.add(breach);
                }
            }
            return List.copyOf(found);
        }
    }
}
