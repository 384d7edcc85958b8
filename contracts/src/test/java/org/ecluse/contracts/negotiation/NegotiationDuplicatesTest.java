package org.ecluse.contracts.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Told;
import org.ecluse.contracts.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message once, twice, and from a hundred threads at once, on a real store. */
class NegotiationDuplicatesTest {
    private static final NegotiationMessage OFFERED = new NegotiationMessage.Offered(LoneNegotiator.OFFER);
    private static final NegotiationMessage COUNTER =
            new NegotiationMessage.Requested(NegotiationSamples.offer("counter-offer"));

    @TempDir
    Path dir;

    private final ExecutorService threads = Executors.newFixedThreadPool(100);
    private Database database;
    private LoneNegotiator end;

    @BeforeEach
    void open() {
        database = Database.open(dir);
        end = new LoneNegotiator(new SqlNegotiationStore(database));
    }

    @AfterEach
    void close() {
        threads.shutdown();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void a_consumer_hears_each_message_once(int times) throws Exception {
        var agreed = new NegotiationMessage.Agreed(LoneNegotiator.agreement(Role.CONSUMER));
        var pid = end.requested();

        assertOneAnswer(times, () -> end.told(pid, "p1", OFFERED));
        end.move(pid, new NegotiationMessage.Accepted());
        assertOneAnswer(times, () -> end.told(pid, "p2", agreed));
        end.move(pid, new NegotiationMessage.Verified());
        assertOneAnswer(times, () -> end.told(pid, "p3", new NegotiationMessage.Finalized()));
        var late = assertOneAnswer(times, () -> end.told(pid, "p4", LoneNegotiator.terminated(Role.PROVIDER)));

        assertThat(late).containsExactly("process.over");
        assertThat(end.happened)
                .containsExactly("begun", "REQUESTED", "OFFERED", "ACCEPTED", "AGREED", "VERIFIED", "FINALIZED");
        assertThat(end.sent).containsExactly("m1 REQUESTED", "m2 ACCEPTED", "m3 VERIFIED");
        assertThat(end.negotiation(pid).exchange().version()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void a_provider_hears_each_message_once(int times) throws Exception {
        var pids = answers(times, end::requestedByPeer);
        var pid = pids.iterator().next();
        end.move(pid, OFFERED);
        assertOneAnswer(times, () -> end.told(pid, "p1", COUNTER));
        end.move(pid, OFFERED);
        assertOneAnswer(times, () -> end.told(pid, "p2", new NegotiationMessage.Accepted()));
        end.move(pid, new NegotiationMessage.Agreed(LoneNegotiator.agreement(Role.PROVIDER)));
        assertOneAnswer(times, () -> end.told(pid, "p3", new NegotiationMessage.Verified()));
        end.move(pid, new NegotiationMessage.Finalized());

        assertThat(pids).hasSize(1);
        assertThat(end.store.page(0, 10)).hasSize(1);
        assertThat(end.negotiation(pid).offers()).hasSize(4);
        assertThat(end.happened)
                .containsExactly(
                        "begun",
                        "REQUESTED",
                        "OFFERED",
                        "REQUESTED",
                        "OFFERED",
                        "ACCEPTED",
                        "AGREED",
                        "VERIFIED",
                        "FINALIZED");
        assertThat(end.sent).containsExactly("m1 OFFERED", "m2 OFFERED", "m3 AGREED", "m4 FINALIZED");
    }

    private Set<String> assertOneAnswer(int times, Callable<Outcome<ContractNegotiation>> message) throws Exception {
        var answers = answers(times, () -> message.call()
                .fold(
                        done -> done.pid() + " " + done.state() + " "
                                + done.exchange().version(),
                        refusal -> refusal.code()));
        assertThat(answers).hasSize(1);
        return answers;
    }

    private Set<String> answers(int times, Callable<String> message) throws Exception {
        var answers = new HashSet<String>();
        for (var answer : threads.invokeAll(Collections.nCopies(times, message))) {
            answers.add(answer.get());
        }
        return answers;
    }

    @Test
    void a_request_that_comes_again_under_another_id_since_its_answer_was_lost_is_answered_as_the_first_time() {
        var pid = end.requestedByPeer();

        var again = end.negotiations.requested(
                NegotiationSamples.PEER,
                new Told(
                        "second",
                        NegotiationSamples.PEER.party(),
                        Optional.empty(),
                        Optional.of(LoneNegotiator.PEER_PID)),
                LoneNegotiator.OFFER);
        var other = end.negotiations.requested(
                NegotiationSamples.PEER,
                new Told(
                        "third",
                        NegotiationSamples.PEER.party(),
                        Optional.empty(),
                        Optional.of(LoneNegotiator.PEER_PID)),
                new Offer("another", LoneNegotiator.OFFER.assetId(), LoneNegotiator.OFFER.policy()));

        assertThat(again.fold(ContractNegotiation::pid, refusal -> refusal.code()))
                .isEqualTo(pid);
        assertThat(LoneNegotiator.codeOf(other)).isEqualTo("process.begun-before");
        assertThat(end.store.page(0, 10)).hasSize(1);
    }
}
