package org.ecluse.contracts.receipts;

import jakarta.json.Json;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.AgreementStore;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.agreement.StoredAgreement;
import org.ecluse.contracts.canonical.NotCanonical;
import org.ecluse.contracts.ledger.EventKind;
import org.ecluse.contracts.ledger.Ledger;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;
import org.ecluse.contracts.usage.SqlUsageLog;
import org.ecluse.contracts.usage.Use;
import org.ecluse.policy.Problem;

/**
 * Both sides' statements in the contracts database. Every method fails with {@link StoreUnavailable} when the database does.
 * Safe for threads.
 */
public final class SqlUseReceipts {
    private final Stores stores;
    private final ReceiptRows rows;
    private final SignatureVerifier verifier;
    private final Seal seal;

    /** What is written in one commit with a statement. */
    public record Stores(Database database, Ledger ledger, AgreementStore agreements, SqlUsageLog uses) {}

    /** What came of the other side's statement. */
    public sealed interface Taken {
        /** @param own what this side says of the same use */
        record Kept(SignedStatement own) implements Taken {}

        /** Not to be relied on, and why. */
        record Refused(Problem problem) implements Taken {}

        default <T> T fold(Function<SignedStatement, T> kept, Function<Problem, T> refused) {
            return this instanceof Kept yes ? kept.apply(yes.own()) : refused.apply(((Refused) this).problem());
        }
    }

    public SqlUseReceipts(Stores stores, SignatureVerifier verifier, Seal seal) {
        this.stores = stores;
        this.rows = new ReceiptRows(verifier);
        this.verifier = verifier;
        this.seal = seal;
    }

    /** As the provider: puts a delivery on the record of uses, in the ledger, and under our signature. */
    public void delivered(Use use, Delivered content) {
        if (use.agreement().isEmpty()) {
            stores.uses().record(use);
            return;
        }
        var agreement = kept(use.agreement().get());
        var written = stores.ledger().write(agreement.agreement().id(), pen -> {
            stores.uses().record(pen.connection(), use);
            return own(pen, Signatory.PROVIDER, use.id(), agreement, content);
        });
        assert written.statement().use().equals(use.id());
    }

    /** As the provider: puts a delivery that did not come to its end on the record of uses and in the ledger. */
    public void cut(Use use) {
        if (use.agreement().isEmpty()) {
            stores.uses().record(use);
            return;
        }
        var events = stores.ledger().write(use.agreement().get(), pen -> {
            stores.uses().record(pen.connection(), use);
            pen.add(
                    EventKind.CUT,
                    Json.createObjectBuilder()
                            .add("use", use.id())
                            .add("code", use.outcome().code())
                            .add("bytes", use.bytes())
                            .build());
            return pen.events();
        });
        assert events > 0;
    }

    /**
     * As the consumer: puts an arrival in the ledger and under our signature.
     *
     * @param use the provider's id of it; empty when the provider named none
     * @param address where the provider takes our statement; empty when it takes none
     * @return what we say of it
     */
    public SignedStatement arrived(AgreementId id, Optional<String> use, Optional<URI> address, Delivered content) {
        var agreement = kept(id);
        return stores.ledger().write(id, pen -> {
            // A provider that names one use twice, or somebody else's, gets no second statement on it.
            boolean named = use.isPresent() && rows.isFree(pen.connection(), use.get(), id);
            var own = own(
                    pen,
                    Signatory.CONSUMER,
                    named ? use.get() : UUID.randomUUID().toString(),
                    agreement,
                    content);
            if (named && address.isPresent() && own.signature().isPresent()) {
                SqlErrands.insert(pen.connection(), own.statement().use(), address.get(), pen.now());
            }
            return own;
        });
    }

    private StoredAgreement kept(AgreementId id) {
        return stores.agreements()
                .find(id)
                .orElseThrow(() -> new IllegalStateException("agreement " + id + " is not kept here"));
    }

    private SignedStatement own(
            Ledger.Pen pen, Signatory side, String use, StoredAgreement agreement, Delivered content)
            throws SQLException {
        var mark = new Statement.LedgerMark(pen.events(), pen.head());
        var statement = Statement.of(side, use, agreement.agreement(), agreement.hash(), content, pen.now(), mark);
        var signed = new SignedStatement(statement, seal.sign(statement));
        rows.write(pen.connection(), signed);
        var event = Json.createObjectBuilder()
                .add("use", use)
                .add("statement", statement.hash())
                .add("signed", signed.signature().isPresent())
                .add("bytes", content.bytes());
        content.rows().ifPresent(count -> event.add("rows", count));
        pen.add(side == Signatory.PROVIDER ? EventKind.DELIVERED : EventKind.ARRIVED, event.build());
        return signed;
    }

    /**
     * Verifies and keeps what the other side says of a use on which this side has said something. The first statement that
     * is kept stays.
     *
     * @param from whose statement it must be
     * @param jws detached, {@code header..signature}
     * @throws RuntimeException as the look-up of keys throws it, when it cannot tell
     */
    public Taken take(Signatory from, String use, byte[] canonical, String jws) {
        var known = find(use).filter(receipt -> receipt.by(other(from)).isPresent());
        if (known.isEmpty()) {
            return refused("receipt.unknown", "nothing is said here of a use with that id");
        }
        var own = known.get().by(other(from)).get();
        Statement statement;
        try {
            statement = Statement.read(canonical);
        } catch (IllegalArgumentException | NotCanonical e) {
            return refused("receipt.malformed", "it is not a statement on a use in canonical form");
        }
        if (statement.by() != from || !isAboutTheSame(statement, own.statement())) {
            return refused("receipt.other", "it is about another use than it was sent for");
        }
        return verifier.verify(statement.kind(), canonical, statement.signer().did(), jws, seal.published())
                .fold(genuine -> keep(own, new SignedStatement(statement, Optional.of(genuine))), Taken.Refused::new);
    }

    private Taken keep(SignedStatement own, SignedStatement theirs) {
        var statement = theirs.statement();
        boolean first = stores.ledger().write(statement.agreement(), pen -> {
            if (!rows.add(pen.connection(), theirs)) {
                return false;
            }
            pen.add(
                    EventKind.RECEIPT_KEPT,
                    Json.createObjectBuilder()
                            .add("use", statement.use())
                            .add("by", statement.by().name())
                            .add("statement", statement.hash())
                            .add("key", theirs.signature().map(Signature::keyId).orElse(""))
                            .build());
            return true;
        });
        return first
                        || find(statement.use())
                                .flatMap(receipt -> receipt.by(statement.by()))
                                .isPresent()
                ? new Taken.Kept(own)
                : refused("receipt.altered", "the statement that is kept here was altered");
    }

    private static boolean isAboutTheSame(Statement one, Statement other) {
        return one.use().equals(other.use())
                && one.agreement().equals(other.agreement())
                && one.provider().equals(other.provider())
                && one.consumer().equals(other.consumer());
    }

    private static Signatory other(Signatory side) {
        return side == Signatory.PROVIDER ? Signatory.CONSUMER : Signatory.PROVIDER;
    }

    /** What is said of one use. */
    public Optional<UseReceipt> find(String use) {
        return stores.database()
                .transaction(connection -> rows.select(connection, "where r.use_id = ?", use, 1).stream()
                        .findFirst());
    }

    /** What is said of the newest uses under an agreement, newest first, at most {@code limit}. */
    public List<UseReceipt> under(AgreementId agreement, int limit) {
        return stores.database()
                .transaction(connection -> rows.select(
                        connection, "where r.agreement_id = ? order by r.seq desc", agreement.value(), limit));
    }

    private static Taken refused(String code, String what) {
        return new Taken.Refused(new Problem(
                code,
                "",
                "the statement is refused: " + what,
                "send the statement of this use, as it was signed, to the address that came with it"));
    }
}
