package org.ecluse.registry.credentials;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.registry.members.MemberName;
import org.ecluse.registry.store.Database;
import org.ecluse.registry.store.Transaction;
import org.ecluse.trust.Did;

/** The rows of requests and of the credentials promised in them. */
final class Issuances {
    private final Database database;

    Issuances(Database database) {
        this.database = database;
    }

    Optional<Issuance> find(String id) {
        return database.commit(tx -> tx.one("select * from issuance where id = ?", Issuances::issuance, id));
    }

    List<Issuance> open() {
        return database.commit(
                tx -> tx.all("select * from issuance where state = 'RECEIVED' order by made_at", Issuances::issuance));
    }

    static long openOf(Transaction tx, MemberName member) {
        return tx.one(
                        "select count(*) as open from issuance where state = 'RECEIVED' and member = ?",
                        row -> row.number("open"),
                        member.value())
                .orElse(0L);
    }

    static void insert(Transaction tx, Issuance issuance) {
        tx.change(
                "insert into issuance (id, member, holder_pid, state, attempts, made_at) values (?, ?, ?, ?, 0, ?)",
                issuance.id(),
                issuance.member().value(),
                issuance.holderPid(),
                issuance.state().name(),
                issuance.madeAt());
    }

    static void insert(Transaction tx, Issuance issuance, Credential credential, Optional<String> study) {
        tx.change(
                "insert into credential (id, issuance, member, kind, profile, study, claims, valid_from, valid_until,"
                        + " status_list, status_index) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                credential.id(),
                issuance.id(),
                issuance.member().value(),
                credential.object().kind().name(),
                credential.object().profile().name(),
                study.orElse(null),
                JSONObjectUtils.toJSONString(credential.claims()),
                credential.validFrom(),
                credential.validUntil(),
                credential.statusList(),
                credential.statusIndex());
    }

    List<Credential> credentials(String issuance) {
        return database.commit(tx -> tx.all(
                "select c.*, m.did as holder from credential c join member m on m.name = c.member"
                        + " where c.issuance = ? order by c.kind, c.profile, c.id",
                Issuances::credential,
                issuance));
    }

    void tried(String id) {
        database.commit(tx -> tx.change("update issuance set attempts = attempts + 1 where id = ?", id));
    }

    void settle(String id, Issuance.State state, Instant now) {
        database.commit(tx -> tx.change(
                "update issuance set state = ?, settled_at = ? where id = ? and state = 'RECEIVED'",
                state.name(),
                now,
                id));
    }

    private static Issuance issuance(Transaction.Row row) throws SQLException {
        return new Issuance(
                row.text("id"),
                new MemberName(row.text("member")),
                row.text("holder_pid"),
                Issuance.State.valueOf(row.text("state")),
                (int) row.number("attempts"),
                row.time("made_at"));
    }

    private static Credential credential(Transaction.Row row) throws SQLException {
        return new Credential(
                row.text("id"),
                new CredentialObject(CredentialKind.valueOf(row.text("kind")), Profile.valueOf(row.text("profile"))),
                Did.of(row.text("holder")),
                claims(row.text("claims")),
                row.time("valid_from"),
                row.time("valid_until"),
                (int) row.number("status_list"),
                (int) row.number("status_index"));
    }

    private static Map<String, Object> claims(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("the stored claims are damaged", e);
        }
    }
}
