package org.ecluse.connector.ending;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ecluse.connector.ending.NoticePost.Reply;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.Agreements;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.agreement.SqlAgreementStore;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.exchange.MovedClock;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.signature.TestKey;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.contracts.termination.Ground;
import org.ecluse.contracts.termination.SignedTermination;
import org.ecluse.contracts.termination.SqlTerminationStore;
import org.ecluse.contracts.termination.Terminations;
import org.ecluse.policy.drafting.Obligations;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider ends a contract, and its consumer answers, does not, or does not know what is meant. */
class EarlyEndsTest {
    private static final TestKey PROVIDER = TestKey.of(Agreements.PROVIDER.did());
    private static final TestKey CONSUMER = TestKey.of(Agreements.CONSUMER.did());
    private static final Agreement AGREEMENT = Agreements.of(
            "a-1",
            new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Ouest-France")
                    .offer("urn:uuid:1")
                    .withObligations(Obligations.upholdUnless(Rennes.BREACH)));

    @TempDir
    Path dir;

    private final MovedClock clock = new MovedClock(Agreements.SIGNED.plus(Duration.ofDays(1)));
    private final Exchanges.Surroundings surroundings =
            new Exchanges.Surroundings(clock, clock, Runnable::run, () -> "message");
    /** What the consumer answers, in order; the last answer stays. */
    private final Deque<Reply> replies = new ArrayDeque<>();

    private final List<String> ended = new ArrayList<>();
    private final List<SignedTermination> sent = new ArrayList<>();
    private Database database;
    private SqlAgreementStore agreements;
    private SqlTerminationStore store;
    private EarlyEnds ends;

    @BeforeEach
    void open() {
        database = Database.open(dir.resolve("contracts"));
        var verifier = SignatureVerifier.trustingKeptKeys();
        agreements = new SqlAgreementStore(database, clock, verifier);
        store = new SqlTerminationStore(database, agreements, verifier, clock);
        agreements.keep(AGREEMENT);
        ends = new EarlyEnds(
                new Terminations(agreements, store, verifier, PROVIDER, PROVIDER, clock),
                store,
                new EarlyEnds.Effects((agreement, code) -> ended.add(agreement + " " + code), notices()::send),
                surroundings,
                false);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_taken_is_told_once() {
        replies.add(new Reply.Taken());

        end();
        clock.pass(Duration.ofHours(2));

        assertThat(sent).hasSize(1);
        assertThat(store.undelivered(10)).isEmpty();
    }

    @Test
    void silence_is_followed_by_further_tries_that_get_rarer() {
        replies.add(new Reply.Silence("no answer"));

        end();
        clock.pass(Duration.ofSeconds(2));

        // At once, and after 0.2, 0.6 and 1.4 seconds.
        assertThat(sent).hasSize(4);
        replies.clear();
        replies.add(new Reply.Taken());
        clock.pass(Duration.ofSeconds(2));
        assertThat(sent).hasSize(5);
        assertThat(store.undelivered(10)).isEmpty();
    }

    @Test
    void a_party_that_has_not_signed_and_has_no_door_is_left_alone() {
        replies.add(new Reply.NoDoor());

        end();
        clock.pass(Duration.ofHours(2));

        assertThat(sent).hasSize(1);
        assertThat(store.undelivered(10)).isEmpty();
    }

    @Test
    void a_party_that_has_signed_has_a_door_somewhere_and_is_told_again() {
        agreements.sign(
                AGREEMENT.id(), Signatory.CONSUMER, Agreements.signature(AGREEMENT, Signatory.CONSUMER, CONSUMER));
        replies.add(new Reply.NoDoor());
        replies.add(new Reply.Taken());

        end();
        clock.pass(Duration.ofSeconds(1));

        assertThat(sent).hasSize(2);
        assertThat(store.undelivered(10)).isEmpty();
    }

    @Test
    void a_party_that_does_not_know_the_contract_yet_is_told_again() {
        replies.add(new Reply.Refused("termination.agreement.unknown"));
        replies.add(new Reply.Taken());

        end();
        clock.pass(Duration.ofSeconds(1));

        assertThat(sent).hasSize(2);
    }

    @Test
    void a_party_that_does_not_accept_it_has_heard_it() {
        replies.add(new Reply.Refused("termination.time"));

        end();
        clock.pass(Duration.ofHours(2));

        assertThat(sent).hasSize(1);
        assertThat(store.undelivered(10)).isEmpty();
    }

    @Test
    void what_an_earlier_run_has_left_is_told_after_the_next_start() {
        replies.add(new Reply.Silence("no answer"));
        end();
        sent.clear();
        replies.clear();
        replies.add(new Reply.Taken());

        notices().resume();

        assertThat(sent).hasSize(1);
        assertThat(store.undelivered(10)).isEmpty();
    }

    @Test
    void what_is_to_end_later_ends_when_its_day_comes_and_not_before() {
        replies.add(new Reply.Taken());
        var day = clock.instant().plus(Duration.ofDays(40));

        ends.end(
                AGREEMENT.id(),
                new Terminations.Request(Ground.BREACH, Optional.of(day), "republished", Optional.of("file 7")));
        clock.pass(Duration.ofDays(39));
        assertThat(ended).isEmpty();
        clock.pass(Duration.ofDays(2));

        assertThat(ended).containsExactly("a-1 contract.terminated.breach");
        assertThat(agreements.find(AGREEMENT.id()).orElseThrow().ended()).isPresent();
    }

    private Notices notices() {
        return new Notices(
                store,
                agreements,
                (termination, agreement) -> {
                    sent.add(termination);
                    return CompletableFuture.completedFuture(replies.size() > 1 ? replies.remove() : replies.peek());
                },
                surroundings);
    }

    private void end() {
        var outcome = ends.end(
                AGREEMENT.id(),
                new Terminations.Request(Ground.BREACH, Optional.empty(), "republished", Optional.of("file 7")));
        assertThat(outcome).isInstanceOf(Terminations.Outcome.Ends.class);
    }
}
