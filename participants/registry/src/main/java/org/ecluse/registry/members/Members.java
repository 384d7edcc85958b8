package org.ecluse.registry.members;

import static org.ecluse.trust.Refusal.quote;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ecluse.registry.log.RegistryLog;
import org.ecluse.registry.store.Database;
import org.ecluse.registry.store.Transaction;
import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;

/** The members and their standing. Safe for threads; every answer is read from the database at that instant. */
public final class Members {
    private static final int REASON_CHARACTERS_MAX = 500;
    private static final int DISPLAY_NAME_CHARACTERS_MAX = 200;

    private final Database database;
    private final RegistryLog log;
    private final InstantSource clock;

    /** The members in this database, whose changes are logged. */
    public Members(Database database, RegistryLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /** All members, by name. */
    public List<Member> all() {
        return database.commit(tx -> tx.all("select * from member order by name", Members::read));
    }

    /** The members that may act, by name. */
    public List<Member> inGoodStanding() {
        return all().stream().filter(Member::inGoodStanding).toList();
    }

    /** The member of this name. */
    public Optional<Member> named(MemberName name) {
        return database.commit(tx -> named(tx, name));
    }

    /** The member of this name, inside another's transaction. */
    public static Optional<Member> named(Transaction tx, MemberName name) {
        return tx.one("select * from member where name = ?", Members::read, name.value());
    }

    /** The member with this DID. */
    public Optional<Member> withDid(Did did) {
        return database.commit(tx -> tx.one("select * from member where did = ?", Members::read, did.toString()));
    }

    /** The member with this DID, when it may act; {@code member.unknown} or {@code member.suspended} when not. */
    public Verdict<Member> standing(Did did) {
        return withDid(did).map(Members::checkStanding).orElseGet(() -> unknown(did.toString()));
    }

    private static Verdict<Member> checkStanding(Member member) {
        return member.inGoodStanding()
                ? Verdict.accepted(member)
                : Verdict.refused(
                        "member.suspended",
                        "member " + member.name() + " is suspended since " + member.standingSince(),
                        "ask the registry's operator to be reinstated");
    }

    /** Takes a member's rights away at once: its credentials count as withdrawn from this commit on. */
    public Verdict<Member> suspend(MemberName name, String reason) {
        return change(name, Standing.SUSPENDED, reason);
    }

    /** Gives a suspended member its rights and its credentials back. */
    public Verdict<Member> reinstate(MemberName name, String reason) {
        return change(name, Standing.ACTIVE, reason);
    }

    private Verdict<Member> change(MemberName name, Standing standing, String reason) {
        if (reason == null || reason.isBlank() || reason.length() > REASON_CHARACTERS_MAX) {
            return Verdict.refused(
                    "member.reason-missing",
                    "a change of standing needs a reason of at most " + REASON_CHARACTERS_MAX + " characters",
                    "say why, so that the member can be told");
        }
        return database.commit(tx -> {
            Instant now = clock.instant();
            int changed = tx.change(
                    "update member set standing = ?, standing_since = ?, standing_reason = ?"
                            + " where name = ? and standing <> ?",
                    standing.name(),
                    now,
                    reason,
                    name.value(),
                    standing.name());
            if (changed == 1) {
                RegistryLog.Kind kind = standing == Standing.SUSPENDED
                        ? RegistryLog.Kind.MEMBER_SUSPENDED
                        : RegistryLog.Kind.MEMBER_REINSTATED;
                log.append(tx, kind, name.value(), name + " " + now);
            }
            return named(tx, name).map(Verdict::accepted).orElseGet(() -> unknown(name.value()));
        });
    }

    /** Replaces the addresses in a hosted document: a member that moved. */
    public Verdict<Member> move(MemberName name, Services services) {
        return database.commit(tx -> {
            tx.change(
                    "update member set services = ? where name = ? and public_key is not null",
                    services.toJson(),
                    name.value());
            return named(tx, name).map(Verdict::accepted).orElseGet(() -> unknown(name.value()));
        });
    }

    /**
     * Adds a member inside the caller's transaction.
     *
     * @throws Database.Duplicate when the name or the DID is taken
     */
    Member add(Transaction tx, Newcomer newcomer) {
        Instant now = clock.instant();
        tx.change(
                "insert into member (name, did, display_name, roles, standing, standing_since, standing_reason, member_since,"
                        + " public_key, services) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                newcomer.name().value(),
                newcomer.did().toString(),
                newcomer.displayName(),
                newcomer.roles().joined(),
                Standing.ACTIVE.name(),
                now,
                "admitted",
                now,
                newcomer.publicKey().orElse(null),
                newcomer.services().toJson());
        log.append(tx, RegistryLog.Kind.MEMBER_ADMITTED, newcomer.name().value(), newcomer.did() + " " + now);
        return named(tx, newcomer.name()).orElseThrow();
    }

    /** Who is about to become a member. */
    record Newcomer(
            MemberName name, Did did, String displayName, Roles roles, Optional<String> publicKey, Services services) {}

    /** Whether a name for people is there and short enough. */
    static Verdict<String> displayName(String text) {
        return text == null || text.isBlank() || text.length() > DISPLAY_NAME_CHARACTERS_MAX
                ? Verdict.refused(
                        "member.display-name-malformed",
                        "display name " + quote(text) + " is not usable",
                        "use 1-" + DISPLAY_NAME_CHARACTERS_MAX + " characters")
                : Verdict.accepted(text.strip());
    }

    /** The refusal for someone who is no member. */
    public static <T> Verdict<T> unknown(String who) {
        return Verdict.refused(
                "member.unknown", quote(who) + " is not a member of this data space", "enrol with a code first");
    }

    private static Member read(Transaction.Row row) throws SQLException {
        return new Member(
                new MemberName(row.text("name")),
                Did.of(row.text("did")),
                row.text("display_name"),
                Roles.ofJoined(row.text("roles")),
                Standing.valueOf(row.text("standing")),
                row.time("standing_since"),
                row.text("standing_reason"),
                row.time("member_since"),
                row.maybeText("public_key"),
                Services.ofJson(row.text("services")));
    }
}
