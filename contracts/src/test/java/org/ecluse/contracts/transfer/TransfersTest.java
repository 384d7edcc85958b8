package org.ecluse.contracts.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.contracts.transfer.LoneEnd.codeOf;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Told;
import org.junit.jupiter.api.Test;

class TransfersTest {
    private static final TransferMessage STARTED = new TransferMessage.Started(Optional.of(TransferSamples.ADDRESS));
    private static final TransferMessage GO_ON = new TransferMessage.Started(Optional.empty());
    private static final TransferMessage SUSPENDED = new TransferMessage.Suspended("code", "reason");
    private static final TransferMessage COMPLETED = new TransferMessage.Completed();
    private static final TransferMessage TERMINATED =
            new TransferMessage.Terminated(new Ending(Role.PROVIDER, "code", "reason"));

    private final LoneEnd end = new LoneEnd();

    @Test
    void each_message_has_one_effect_and_one_answer_however_often_it_comes() throws Exception {
        var threads = Executors.newFixedThreadPool(100);
        for (int times : List.of(1, 2, 100)) {
            var once = new LoneEnd();
            var pid = once.requested();
            for (var message : List.of(STARTED, SUSPENDED, STARTED, COMPLETED)) {
                var id = "p" + once.happened.size();
                var answers = threads.invokeAll(
                        Collections.nCopies(times, (Callable<String>) () -> codeOf(once.told(pid, id, message))));
                for (var answer : answers) {
                    assertThat(answer.get()).isEqualTo("done");
                }
            }

            assertThat(once.happened)
                    .containsExactly("begun", "REQUESTED", "STARTED", "SUSPENDED", "STARTED", "COMPLETED");
        }
        threads.shutdown();
    }

    @Test
    void a_request_that_comes_from_a_hundred_threads_begins_one_transfer() throws Exception {
        var threads = Executors.newFixedThreadPool(100);

        var pids = threads.invokeAll(Collections.nCopies(100, (Callable<String>) end::requestedByPeer));

        threads.shutdown();
        for (var pid : pids) {
            assertThat(pid.get()).isEqualTo(end.store.all().get(0).pid());
        }
        assertThat(end.store.all()).hasSize(1);
        assertThat(end.happened).containsExactly("begun", "REQUESTED", "rests");
    }

    @Test
    void a_late_copy_of_a_message_that_only_said_what_was_so_has_no_effect_later() {
        var pid = end.requestedByPeer();
        end.transfers.move(pid, STARTED);
        end.transfers.move(pid, SUSPENDED);
        end.told(pid, "crossing", SUSPENDED);
        end.told(pid, "resumed", GO_ON);

        assertThat(codeOf(end.told(pid, "crossing", SUSPENDED))).isEqualTo("done");
        assertThat(end.process(pid).state()).isEqualTo(TransferState.STARTED);
    }

    @Test
    void a_message_whose_answer_is_lost_is_sent_again_as_the_same() {
        end.answer = new Answer.None("lost");
        var pid = end.requested();
        end.ring();
        end.answer = new Answer.Taken(Optional.of(LoneEnd.PEER_PID));
        end.ring();

        assertThat(end.sent).containsExactly("m1 REQUESTED", "m1 REQUESTED", "m1 REQUESTED");
        assertThat(end.happened).containsExactly("begun", "REQUESTED");
        assertThat(end.process(pid).exchange().outgoing()).isEmpty();
    }

    @Test
    void a_completion_is_told_until_the_peer_answers() {
        var pid = end.requested();
        end.told(pid, "p1", STARTED);
        end.answer = new Answer.None("lost");
        end.transfers.move(pid, COMPLETED);
        for (int i = 0; i < 100; i++) {
            end.ring();
        }

        assertThat(end.process(pid).state()).isEqualTo(TransferState.STARTED);
        assertThat(end.process(pid).flows()).isFalse();
        assertThat(codeOf(end.transfers.move(pid, TERMINATED))).isEqualTo("transfer.completed");
        end.answer = new Answer.Taken(Optional.empty());
        end.ring();
        assertThat(end.process(pid).state()).isEqualTo(TransferState.COMPLETED);
    }

    @Test
    void a_data_flow_that_starts_when_it_is_no_longer_wanted_starts_nothing() {
        var pid = end.requestedByPeer();
        end.transfers.move(pid, STARTED);
        end.told(pid, "p1", SUSPENDED);
        end.told(pid, "p2", GO_ON);
        end.told(pid, "p3", new TransferMessage.Suspended("again", ""));

        assertThat(codeOf(end.transfers.move(pid, STARTED))).isEqualTo("transfer.no-start-wanted");
        assertThat(end.process(pid).state()).isEqualTo(TransferState.SUSPENDED);
        assertThat(end.happened)
                .containsExactly(
                        "begun", "REQUESTED", "rests", "STARTED", "SUSPENDED", "STARTED", "rests", "SUSPENDED");
    }

    @Test
    void what_rests_with_a_provider_is_told_again_after_a_restart() {
        var pid = end.requestedByPeer();
        var asked = end.requestedByPeer();
        assertThat(asked).isEqualTo(pid);

        var restarted = new LoneEnd(end.store);
        restarted.transfers.resume();
        assertThat(restarted.happened).containsExactly("rests");

        restarted.transfers.move(pid, STARTED);
        restarted.transfers.move(pid, new TransferMessage.Completed());
        var again = new LoneEnd(end.store);
        again.transfers.resume();
        assertThat(again.happened).isEmpty();
    }

    @Test
    void a_push_that_was_running_is_begun_again_after_a_restart_and_a_pull_is_not() {
        var push = end.requestedByPeer();
        end.transfers.move(push, STARTED);
        var pull = end.requestedByPeer(
                "second",
                new TransferMessage.Requested(
                        TransferSamples.request().agreement(), "HttpData-PULL", Optional.empty()));
        end.transfers.move(pull, STARTED);

        var restarted = new LoneEnd(end.store);
        restarted.transfers.resume();

        assertThat(restarted.happened).containsExactly("rests");
        assertThat(restarted.process(push).restsWithUs()).isTrue();
        assertThat(restarted.process(pull).restsWithUs()).isFalse();
    }

    @Test
    void a_provider_that_goes_on_first_asks_for_a_data_flow() {
        var pid = end.requestedByPeer();
        end.transfers.move(pid, STARTED);
        end.transfers.move(pid, SUSPENDED);

        assertThat(codeOf(end.transfers.move(pid, STARTED))).isEqualTo("transfer.no-start-wanted");
        assertThat(codeOf(end.transfers.goOn(pid))).isEqualTo("done");
        assertThat(end.store.resting(10)).containsExactly(pid);
        assertThat(codeOf(end.transfers.move(pid, STARTED))).isEqualTo("done");
        end.transfers.move(pid, TERMINATED);
        assertThat(codeOf(end.transfers.goOn(pid))).isEqualTo("process.over");
    }

    @Test
    void only_a_provider_says_where_data_is() {
        var pid = end.requestedByPeer();
        end.transfers.move(pid, STARTED);
        end.told(pid, "p1", SUSPENDED);

        assertThat(codeOf(end.told(pid, "p2", STARTED))).isEqualTo("transfer.address");
    }

    @Test
    void while_the_peer_has_still_to_be_told_nothing_but_the_end_is_decided() {
        var pid = end.requestedByPeer();
        end.answer = new Answer.None("lost");
        end.transfers.move(pid, STARTED);

        assertThat(codeOf(end.transfers.move(pid, SUSPENDED))).isEqualTo("transfer.untold");
        assertThat(codeOf(end.transfers.goOn(pid))).isEqualTo("transfer.untold");
        assertThat(codeOf(end.transfers.move(pid, TERMINATED))).isEqualTo("done");
    }

    @Test
    void a_request_that_nobody_starts_is_terminated_in_time() {
        var pid = end.requestedByPeer();

        end.ring();

        assertThat(end.process(pid).state()).isEqualTo(TransferState.TERMINATED);
        assertThat(end.process(pid).exchange().ending().orElseThrow().code()).isEqualTo("transfer.expired");
    }

    @Test
    void a_strangers_message_and_one_about_nothing_get_one_answer() {
        var pid = end.requestedByPeer();
        var stranger = new Told("x", new PartyId("did:web:stranger"), Optional.of(pid), Optional.of(LoneEnd.PEER_PID));

        Outcome<TransferProcess> notYours = end.transfers.receive(pid, stranger, TERMINATED);
        Outcome<TransferProcess> notThere = end.transfers.receive("nothing", stranger, TERMINATED);

        assertThat(notYours).isEqualTo(notThere);
        assertThat(codeOf(notYours)).isEqualTo("process.unknown");
    }
}
