package org.ecluse.contracts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.Kept;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Events of one agreement are one line, and whoever changes it is found. */
@ParameterizedClass
@EnumSource(Engine.class)
class LedgerTest {
    private static final AgreementId AGREEMENT = new AgreementId("agreement-1");
    private static final AgreementId OTHER = new AgreementId("agreement-2");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00.123456Z"));
    private static final int THREADS = 100;

    @Parameter
    Engine engine;

    @TempDir
    Path dir;

    private DatabaseAddress address;
    private Database database;
    private Ledger ledger;

    @BeforeEach
    void openDatabase() {
        address = engine.fresh(dir);
        database = Database.open(address);
        ledger = new Ledger(database, CLOCK);
        Kept.agreements(database, AGREEMENT.value(), OTHER.value());
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void a_ledger_in_which_nothing_was_written_is_whole() {
        assertThat(ledger.verify(AGREEMENT)).isEqualTo(new Verification.Whole(0, LedgerEvent.BEFORE_THE_FIRST));
        assertThat(ledger.events(AGREEMENT, 1, 10)).isEmpty();
    }

    @Test
    void the_first_event_has_the_agreements_hash_and_each_other_the_hash_of_the_one_before() {
        write(AGREEMENT, "one");
        write(AGREEMENT, "two");

        var events = ledger.events(AGREEMENT, 1, 10);

        var opened = events.get(0).read().orElseThrow();
        assertThat(opened.kind()).isEqualTo(EventKind.OPENED);
        assertThat(opened.body().getString("agreementHash"))
                .isEqualTo(Kept.store(database).find(AGREEMENT).orElseThrow().hash());
        assertThat(events).extracting(StoredEvent::number).containsExactly(1L, 2L, 3L);
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).read().orElseThrow().previous())
                    .isEqualTo(events.get(i - 1).hash());
        }
        assertThat(ledger.verify(AGREEMENT))
                .isEqualTo(new Verification.Whole(3, events.get(2).hash()));
    }

    @Test
    void events_of_a_hundred_threads_are_one_line_without_a_gap() throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var calls = new ArrayList<Callable<Long>>();
            for (int i = 0; i < THREADS; i++) {
                var text = "event of thread " + i;
                calls.add(() -> write(AGREEMENT, text));
            }

            var numbers = new ArrayList<Long>();
            for (var done : threads.invokeAll(calls)) {
                numbers.add(done.get());
            }

            assertThat(numbers).doesNotHaveDuplicates().hasSize(THREADS);
            assertThat(ledger.verify(AGREEMENT))
                    .isInstanceOfSatisfying(Verification.Whole.class, whole -> assertThat(whole.events())
                            .isEqualTo(THREADS + 1));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void work_that_fails_leaves_no_event() {
        write(AGREEMENT, "kept");

        assertThatThrownBy(() -> ledger.write(AGREEMENT, pen -> {
                    pen.add(EventKind.DUTY_FULFILLED, body("lost"));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(ledger.verify(AGREEMENT))
                .isInstanceOfSatisfying(Verification.Whole.class, whole -> assertThat(whole.events())
                        .isEqualTo(2));
    }

    @Test
    void there_is_no_ledger_of_an_agreement_that_is_not_kept() {
        assertThatThrownBy(() -> write(new AgreementId("nobody-knows-it"), "one"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whichever_character_of_an_event_is_changed_the_event_is_named() {
        write(AGREEMENT, "one");
        write(AGREEMENT, "two");
        var second = ledger.events(AGREEMENT, 2, 1).get(0);

        for (int i = 0; i < second.canonical().length(); i++) {
            set("canonical", flipped(second.canonical(), i), 2);
            assertBrokenAt(2);
        }
        set("canonical", second.canonical(), 2);
        for (int i = 0; i < second.hash().length(); i++) {
            set("hash", flipped(second.hash(), i), 2);
            assertBrokenAt(2);
        }
        set("hash", second.hash(), 2);
        assertThat(ledger.verify(AGREEMENT)).isInstanceOf(Verification.Whole.class);
    }

    @Test
    void an_event_that_is_written_anew_with_a_fitting_hash_is_found_by_the_next_one() {
        write(AGREEMENT, "one");
        write(AGREEMENT, "two");
        var old = ledger.events(AGREEMENT, 2, 1).get(0).read().orElseThrow();
        var forged = new LedgerEvent(
                old.agreement(), old.number(), old.at(), old.kind(), body("something else"), old.previous());

        set("canonical", new String(forged.canonical(), java.nio.charset.StandardCharsets.UTF_8), 2);
        set("hash", forged.hash(), 2);

        assertBrokenAt(3);
    }

    @Test
    void events_that_are_taken_out_cut_off_or_moved_are_missed() {
        write(AGREEMENT, "one");
        write(AGREEMENT, "two");
        write(OTHER, "another agreement's");

        run("update ledger_event set agreement_id = 'agreement-3' where agreement_id = 'agreement-1' and number = 2");
        assertBrokenAt(2);
        run("update ledger_event set agreement_id = 'agreement-1' where agreement_id = 'agreement-3'");
        run("delete from ledger_event where agreement_id = 'agreement-1' and number = 3");
        assertBrokenAt(3);
        run("update ledger_head set events = 2 where agreement_id = 'agreement-1'");
        assertBrokenAt(2);
        run("update ledger_event set agreement_id = 'agreement-1', number = 3"
                + " where agreement_id = 'agreement-2' and number = 2");
        assertBrokenAt(3);
        run("delete from ledger_head where agreement_id = 'agreement-1'");
        assertThat(ledger.verify(AGREEMENT)).isInstanceOf(Verification.Broken.class);
    }

    @Test
    void a_ledger_that_was_opened_for_another_agreement_proves_nothing() {
        write(AGREEMENT, "one");

        run("update agreement set hash = '" + "a".repeat(64) + "' where id = 'agreement-1'");

        assertBrokenAt(1);
    }

    private long write(AgreementId agreement, String text) {
        return ledger.write(agreement, pen -> {
            pen.add(EventKind.DUTY_FULFILLED, body(text));
            return pen.events();
        });
    }

    private static JsonObject body(String text) {
        return Json.createObjectBuilder().add("evidence", text).build();
    }

    private static String flipped(String text, int at) {
        return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
    }

    private void assertBrokenAt(long event) {
        assertThat(ledger.verify(AGREEMENT)).isInstanceOfSatisfying(Verification.Broken.class, broken -> {
            assertThat(broken.event()).isEqualTo(event);
            assertThat(broken.problem().code()).isEqualTo("ledger.altered");
        });
    }

    private void set(String column, String value, long number) {
        database.transaction(connection -> {
            try (var update = connection.prepareStatement(
                    "update ledger_event set " + column + " = ? where agreement_id = 'agreement-1' and number = ?")) {
                update.setString(1, value);
                update.setLong(2, number);
                return update.executeUpdate();
            }
        });
    }

    private void run(String sql) {
        int changed = database.transaction(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
        assertThat(changed).isEqualTo(1);
    }
}
