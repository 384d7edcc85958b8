package org.ecluse.registry.log;

import static org.ecluse.trust.Refusal.quote;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.ecluse.registry.store.Database;
import org.ecluse.registry.store.Transaction;
import org.ecluse.trust.Verdict;

/**
 * The append-only log: each line's chain is the SHA-256 of the chain before it and of the line itself, so whoever kept
 * one chain value can tell whether anything before it was changed. Safe for threads: lines are appended one by one.
 */
public final class RegistryLog {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final String GENESIS = "0".repeat(64);

    /** What a line records. */
    public enum Kind {
        /** The hash of a payment receipt that a member signed. */
        RECEIPT,
        /** A member was admitted. */
        MEMBER_ADMITTED,
        /** A member was suspended. */
        MEMBER_SUSPENDED,
        /** A member was reinstated. */
        MEMBER_REINSTATED
    }

    /**
     * One line.
     *
     * @param position from 0, without gaps
     * @param kind what happened
     * @param member short name of the member whose line it is
     * @param hash SHA-256 in lower-case hex: of the receipt, or of the line's own words
     * @param loggedAt when
     * @param chain SHA-256 in lower-case hex over the chain before and this line
     */
    public record Line(long position, Kind kind, String member, String hash, Instant loggedAt, String chain) {
        String chainAfter(String before) {
            return sha256(String.join("\n", before, position + "", kind.name(), member, hash, loggedAt + ""));
        }
    }

    private final Database database;
    private final InstantSource clock;

    /** The log in this database. */
    public RegistryLog(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Records the hash of a receipt of a member whose standing was checked; the same hash again gets the line it has. */
    public Verdict<Line> receipt(String member, String hash) {
        if (hash == null || !SHA256.matcher(hash).matches()) {
            return Verdict.refused(
                    "log.hash-malformed",
                    "hash " + quote(hash) + " is not a SHA-256 in lower-case hex",
                    "send 64 digits");
        }
        return database.commit(tx -> {
            lock(tx);
            Optional<Line> known = tx.one(
                    "select * from log_line where kind = ? and member = ? and hash = ?",
                    RegistryLog::read,
                    Kind.RECEIPT.name(),
                    member,
                    hash);
            return Verdict.accepted(known.orElseGet(() -> appendLocked(tx, Kind.RECEIPT, member, hash)));
        });
    }

    /** Records a change inside the caller's transaction, by the hash of its words. */
    public Line append(Transaction tx, Kind kind, String member, String words) {
        lock(tx);
        return appendLocked(tx, kind, member, sha256(words));
    }

    /** The line at a position. */
    public Optional<Line> at(long position) {
        return database.commit(tx -> tx.one("select * from log_line where position = ?", RegistryLog::read, position));
    }

    /** The first position whose chain does not follow from the lines before it; empty when the log is whole. */
    public OptionalLong firstBroken() {
        List<Line> lines = database.commit(tx -> tx.all("select * from log_line order by position", RegistryLog::read));
        String before = GENESIS;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.position() != i || !line.chain().equals(line.chainAfter(before))) {
                return OptionalLong.of(i);
            }
            before = line.chain();
        }
        return OptionalLong.empty();
    }

    private Line appendLocked(Transaction tx, Kind kind, String member, String hash) {
        Optional<Line> last = tx.one("select * from log_line order by position desc limit 1", RegistryLog::read);
        long position = last.map(line -> line.position() + 1).orElse(0L);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as precise as the column
        Line draft = new Line(position, kind, member, hash, now, "");
        String chain = draft.chainAfter(last.map(Line::chain).orElse(GENESIS));
        tx.change(
                "insert into log_line (position, kind, member, hash, logged_at, chain) values (?, ?, ?, ?, ?, ?)",
                position,
                kind.name(),
                member,
                hash,
                now,
                chain);
        return new Line(position, kind, member, hash, now, chain);
    }

    /** One writer at a time: the row is the lock, held until the transaction ends. */
    private static void lock(Transaction tx) {
        tx.all("select id from log_lock where id = 1 for update", row -> row.number("id"));
    }

    private static Line read(Transaction.Row row) throws SQLException {
        return new Line(
                row.number("position"),
                Kind.valueOf(row.text("kind")),
                row.text("member"),
                row.text("hash"),
                row.time("logged_at"),
                row.text("chain"));
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
