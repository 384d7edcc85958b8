package org.ecluse.contracts.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.Agreements;
import org.ecluse.contracts.agreement.Kept;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.ledger.EventKind;
import org.ecluse.contracts.ledger.Ledger;
import org.ecluse.contracts.ledger.LedgerEvent;
import org.ecluse.contracts.ledger.StoredEvent;
import org.ecluse.contracts.receipts.Reconciliation.Difference;
import org.ecluse.contracts.receipts.Reconciliation.Standing;
import org.ecluse.contracts.receipts.SqlUseReceipts.Taken;
import org.ecluse.contracts.signature.KeyLookup;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.signature.TestKey;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.Engine;
import org.ecluse.contracts.usage.SqlUsageLog;
import org.ecluse.contracts.usage.Use;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Provider and consumer, each with a database and a key of its own, and what they say to each other of one delivery. */
@ParameterizedClass
@EnumSource(Engine.class)
class SqlUseReceiptsTest {
    private static final Agreement AGREEMENT = Kept.agreement("agreement-1");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final URI ADDRESS = URI.create("https://provider.example/receipts/1");
    private static final Delivered SENT =
            new Delivered(Optional.of("b".repeat(64)), Optional.of(3L), 120, "a".repeat(64));
    private static final Delivered TAKEN = Delivered.bytes(120, "a".repeat(64));

    @Parameter
    Engine engine;

    @TempDir
    Path dir;

    private final TestKey providerKey = TestKey.of(Agreements.PROVIDER.did());
    private final TestKey consumerKey = TestKey.ed25519(Agreements.CONSUMER.did());
    private final KeyLookup keys = id -> providerKey.key(id).or(() -> consumerKey.key(id));
    private final List<Database> open = new ArrayList<>();
    private Database providers;
    private Database consumers;
    private SqlUseReceipts provider;
    private SqlUseReceipts consumer;
    private String use;

    @BeforeEach
    void openDatabases() {
        providers = database("provider");
        consumers = database("consumer");
        provider = receipts(providers, new Seal(() -> Optional.of(providerKey), providerKey, keys));
        consumer = receipts(consumers, new Seal(() -> Optional.of(consumerKey), consumerKey, keys));
        use = UUID.randomUUID().toString();
    }

    private Database database(String name) {
        var database = Database.open(engine.fresh(dir.resolve(name)));
        open.add(database);
        Kept.store(database).keep(AGREEMENT);
        return database;
    }

    private static SqlUseReceipts receipts(Database database, Seal seal) {
        return new SqlUseReceipts(
                new SqlUseReceipts.Stores(
                        database, new Ledger(database, CLOCK), Kept.store(database), new SqlUsageLog(database)),
                SignatureVerifier.trustingKeptKeys(),
                seal);
    }

    @AfterEach
    void closeDatabases() {
        open.forEach(Database::close);
    }

    @Test
    void both_sides_keep_what_both_have_signed() {
        provider.delivered(use(), SENT);
        var arrival = consumer.arrived(AGREEMENT.id(), Optional.of(use), Optional.of(ADDRESS), TAKEN);

        var answer = kept(provider.take(Signatory.CONSUMER, use, bytes(arrival), jws(arrival)));
        var confirmed = kept(consumer.take(Signatory.PROVIDER, use, bytes(answer), jws(answer)));

        assertThat(confirmed).isEqualTo(arrival);
        for (var side : List.of(provider, consumer)) {
            var receipt = side.find(use).orElseThrow();
            assertThat(Reconciliation.of(receipt)).isEqualTo(new Reconciliation(Standing.BOTH, List.of()));
            assertThat(receipt.delivery()
                            .orElseThrow()
                            .signature()
                            .orElseThrow()
                            .algorithm())
                    .isEqualTo("ES256");
            assertThat(receipt.arrival().orElseThrow().signature().orElseThrow().algorithm())
                    .isEqualTo("EdDSA");
        }
        assertThat(provider.find(use))
                .isEqualTo(provider.under(AGREEMENT.id(), 5).stream().findFirst());
        assertThat(kinds(providers)).containsExactly(EventKind.OPENED, EventKind.DELIVERED, EventKind.RECEIPT_KEPT);
        assertThat(kinds(consumers)).containsExactly(EventKind.OPENED, EventKind.ARRIVED, EventKind.RECEIPT_KEPT);
        assertThat(new SqlUsageLog(providers).underAgreement(AGREEMENT.id(), 5)).hasSize(1);
    }

    @Test
    void each_difference_between_the_sides_has_a_name() {
        provider.delivered(use(), SENT);
        var less = Delivered.bytes(119, "c".repeat(64));
        var arrival = consumer.arrived(AGREEMENT.id(), Optional.of(use), Optional.of(ADDRESS), less);

        provider.take(Signatory.CONSUMER, use, bytes(arrival), jws(arrival));

        assertThat(Reconciliation.of(provider.find(use).orElseThrow()))
                .isEqualTo(new Reconciliation(
                        Standing.DIFFERENT,
                        List.of(
                                new Difference("bytes", "120", "119"),
                                new Difference("content", "a".repeat(64), "c".repeat(64)))));
    }

    @Test
    void what_only_one_side_has_said_is_one_sided() {
        provider.delivered(use(), SENT);
        var alone = consumer.arrived(AGREEMENT.id(), Optional.empty(), Optional.empty(), TAKEN);

        assertThat(Reconciliation.of(provider.find(use).orElseThrow()).standing())
                .isEqualTo(Standing.ONE_SIDED);
        assertThat(Reconciliation.of(consumer.find(alone.statement().use()).orElseThrow())
                        .standing())
                .isEqualTo(Standing.ONE_SIDED);
        assertThat(new SqlErrands(consumers).due(NOW, 10)).isEmpty();
    }

    @Test
    void without_a_key_a_statement_is_kept_unsigned_and_goes_nowhere() {
        var keyless = receipts(consumers, new Seal(Optional::empty, consumerKey, keys));

        var said = keyless.arrived(AGREEMENT.id(), Optional.of(use), Optional.of(ADDRESS), TAKEN);

        assertThat(said.signature()).isEmpty();
        assertThat(new SqlErrands(consumers).due(NOW, 10)).isEmpty();
        assertThat(Reconciliation.of(keyless.find(use).orElseThrow()).standing())
                .isEqualTo(Standing.ONE_SIDED);
    }

    @Test
    void a_statement_of_somebody_else_or_about_something_else_is_refused() {
        provider.delivered(use(), SENT);
        var arrival = consumer.arrived(AGREEMENT.id(), Optional.of(use), Optional.empty(), TAKEN);
        var other =
                consumer.arrived(AGREEMENT.id(), Optional.of(UUID.randomUUID().toString()), Optional.empty(), TAKEN);
        var mallory = TestKey.ed25519(Agreements.CONSUMER.did());

        assertRefused(
                "receipt.signature.invalid",
                use,
                bytes(arrival),
                mallory.detached(arrival.statement().kind(), bytes(arrival)));
        assertRefused("receipt.signature.invalid", use, bytes(arrival), jws(other));
        assertRefused("receipt.other", use, bytes(other), jws(other));
        assertRefused("receipt.malformed", use, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), jws(arrival));
        assertRefused("receipt.unknown", UUID.randomUUID().toString(), bytes(arrival), jws(arrival));
        assertThat(provider.find(use).orElseThrow().arrival()).isEmpty();
        assertThat(kinds(providers)).containsExactly(EventKind.OPENED, EventKind.DELIVERED);
    }

    @Test
    void a_statement_that_comes_twice_is_kept_once_and_a_second_one_changes_nothing() {
        provider.delivered(use(), SENT);
        var arrival = consumer.arrived(AGREEMENT.id(), Optional.of(use), Optional.of(ADDRESS), TAKEN);
        var again = consumer.arrived(
                AGREEMENT.id(), Optional.of(use), Optional.of(ADDRESS), Delivered.bytes(1, "d".repeat(64)));

        provider.take(Signatory.CONSUMER, use, bytes(arrival), jws(arrival));
        kept(provider.take(Signatory.CONSUMER, use, bytes(arrival), jws(arrival)));

        assertThat(again.statement().use()).as("a use that was named before").isNotEqualTo(use);
        assertThat(provider.find(use).orElseThrow().arrival()).contains(arrival);
        assertThat(kinds(providers)).containsExactly(EventKind.OPENED, EventKind.DELIVERED, EventKind.RECEIPT_KEPT);
    }

    @Test
    void a_statement_that_was_altered_where_it_is_kept_is_left_out_and_named() {
        provider.delivered(use(), SENT);
        var text = new String(
                bytes(provider.find(use).orElseThrow().delivery().orElseThrow()),
                java.nio.charset.StandardCharsets.UTF_8);

        providers.transaction(connection -> {
            try (var update = connection.prepareStatement("update use_receipt set delivery = ?")) {
                update.setString(1, text.replace("\"bytes\":120", "\"bytes\":121"));
                return update.executeUpdate();
            }
        });

        var receipt = provider.find(use).orElseThrow();
        assertThat(receipt.altered()).contains(Signatory.PROVIDER);
        assertThat(receipt.delivery()).isEmpty();
        assertThat(Reconciliation.of(receipt).standing()).isEqualTo(Standing.ALTERED);
    }

    @Test
    void an_errand_is_tried_again_later_rests_after_its_last_try_and_is_due_again_at_the_next_start() {
        var errands = new SqlErrands(consumers);
        consumer.arrived(AGREEMENT.id(), Optional.of(use), Optional.of(ADDRESS), TAKEN);
        var later = NOW;

        for (int i = 0; i < SqlErrands.TRIES_MAX; i++) {
            assertThat(errands.nextAt()).contains(later);
            var due = errands.due(later, 10);
            assertThat(due).hasSize(1);
            later = later.plus(Duration.ofMinutes(1));
            errands.failed(due.get(0), "egress.unreachable", later);
        }
        assertThat(errands.nextAt()).isEmpty();
        assertThat(consumer.find(use).orElseThrow().errand().orElseThrow().problem())
                .contains("egress.unreachable");

        errands.again(NOW);

        var due = errands.due(NOW, 10);
        assertThat(due).hasSize(1);
        errands.done(due.get(0));
        assertThat(errands.due(NOW, 10)).isEmpty();
    }

    @Test
    void a_delivery_that_was_cut_is_an_event_and_no_receipt() {
        provider.cut(new Use(
                use,
                "news-archive",
                Optional.of(AGREEMENT.id()),
                Optional.of(AGREEMENT.consumer()),
                Optional.empty(),
                NOW,
                0,
                0,
                7,
                Use.Outcome.cut("peer.gone")));

        assertThat(kinds(providers)).containsExactly(EventKind.OPENED, EventKind.CUT);
        assertThat(provider.find(use)).isEmpty();
    }

    private Use use() {
        return new Use(
                use,
                "news-archive",
                Optional.of(AGREEMENT.id()),
                Optional.of(AGREEMENT.consumer()),
                Optional.empty(),
                NOW,
                3,
                0,
                120,
                Use.Outcome.delivered());
    }

    private static byte[] bytes(SignedStatement signed) {
        return signed.statement().canonical();
    }

    private static String jws(SignedStatement signed) {
        return signed.signature().orElseThrow().jws();
    }

    private static SignedStatement kept(Taken taken) {
        return taken.fold(own -> own, problem -> {
            throw new AssertionError(problem);
        });
    }

    private void assertRefused(String code, String about, byte[] statement, String jws) {
        assertThat(provider.take(Signatory.CONSUMER, about, statement, jws))
                .isInstanceOfSatisfying(
                        Taken.Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    private static List<EventKind> kinds(Database database) {
        return new Ledger(database, CLOCK)
                .events(AGREEMENT.id(), 1, 100).stream()
                        .map(StoredEvent::read)
                        .flatMap(Optional::stream)
                        .map(LedgerEvent::kind)
                        .toList();
    }
}
