package org.ecluse.contracts.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecluse.contracts.negotiation.LoneNegotiator.codeOf;

import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database fails at each step: nothing is acknowledged, and what comes again has one effect. */
class NegotiationOutageTest {
    @TempDir
    Path dir;

    private Database database;
    private FailingStore failing;
    private LoneNegotiator end;

    @BeforeEach
    void open() {
        database = Database.open(dir);
        failing = new FailingStore(new SqlNegotiationStore(database));
        end = new LoneNegotiator(failing.store);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(value = FailingStore.At.class, mode = EnumSource.Mode.EXCLUDE, names = "NOWHERE")
    void a_consumer_acknowledges_nothing_that_is_not_known_to_be_stored(FailingStore.At where) {
        var agreed = new NegotiationMessage.Agreed(LoneNegotiator.agreement(Role.CONSUMER));
        var pid = end.requested();

        toldInAnOutage(where, pid, "p1", agreed);
        end.move(pid, new NegotiationMessage.Verified());
        toldInAnOutage(where, pid, "p2", new NegotiationMessage.Finalized());

        assertThat(end.happened).containsExactly("begun", "REQUESTED", "AGREED", "VERIFIED", "FINALIZED");
        assertThat(end.sent).containsExactly("m1 REQUESTED", "m2 VERIFIED");
    }

    @ParameterizedTest
    @EnumSource(value = FailingStore.At.class, mode = EnumSource.Mode.EXCLUDE, names = "NOWHERE")
    void a_request_of_a_peers_begins_one_negotiation(FailingStore.At where) {
        failsAt(where, () -> end.requestedByPeer());
        var pid = end.requestedByPeer();

        assertThat(end.store.page(0, 10)).extracting(ContractNegotiation::pid).containsExactly(pid);
        assertThat(end.happened).containsExactly("begun", "REQUESTED");
    }

    @ParameterizedTest
    @EnumSource(value = FailingStore.At.class, mode = EnumSource.Mode.EXCLUDE, names = "NOWHERE")
    void a_move_of_ours_is_made_and_told_once_if_it_was_stored_and_not_at_all_if_not(FailingStore.At where) {
        var pid = end.requestedByPeer();
        var offered = new NegotiationMessage.Offered(LoneNegotiator.OFFER);

        failsAt(where, () -> end.move(pid, offered));
        assertThat(end.sent).isEmpty();
        end.clock.pass(Duration.ofMinutes(1));

        var stored = where != FailingStore.At.BEFORE_THE_COMMIT;
        assertThat(end.sent).hasSize(stored ? 1 : 0);
        assertThat(codeOf(end.move(pid, offered))).isEqualTo(stored ? "process.out-of-order" : "done");
        assertThat(end.happened).containsExactly("begun", "REQUESTED", "OFFERED");
    }

    @ParameterizedTest
    @EnumSource(value = FailingStore.At.class, mode = EnumSource.Mode.EXCLUDE, names = "NOWHERE")
    void an_answer_that_cannot_be_recorded_is_asked_for_again_with_the_same_message(FailingStore.At where) {
        var pid = end.requestedByPeer();
        end.beforeAnswer.set(() -> failing.fails = where);

        end.move(pid, new NegotiationMessage.Offered(LoneNegotiator.OFFER));
        failing.fails = FailingStore.At.NOWHERE;
        end.clock.pass(Duration.ofMinutes(1));

        assertThat(end.sent).isNotEmpty().containsOnly("m1 OFFERED");
        assertThat(end.happened).containsExactly("begun", "REQUESTED", "OFFERED");
        assertThat(end.negotiation(pid).exchange().outgoing()).isEmpty();
    }

    private void toldInAnOutage(FailingStore.At where, String pid, String messageId, NegotiationMessage message) {
        failsAt(where, () -> end.told(pid, messageId, message));

        assertThat(codeOf(end.told(pid, messageId, message))).isEqualTo("done");
        assertThat(codeOf(end.told(pid, messageId, message))).isEqualTo("done");
    }

    private void failsAt(FailingStore.At where, ThrowingCallable work) {
        failing.fails = where;
        assertThatThrownBy(work).isInstanceOf(StoreUnavailable.class);
        failing.fails = FailingStore.At.NOWHERE;
    }
}
