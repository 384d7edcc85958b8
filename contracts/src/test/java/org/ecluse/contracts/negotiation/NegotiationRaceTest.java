package org.ecluse.contracts.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.AgreementRecord;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Answers;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.exchange.MovedClock;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Told;
import org.ecluse.contracts.store.Database;
import org.ecluse.policy.model.PolicyType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The consumer's person ends a negotiation while the provider's agrees: two connectors, two databases, two threads. */
class NegotiationRaceTest {
    private static final int ROUNDS = 200;
    private static final int HEAD_START_NANOS_MAX = 15_000_000;

    @TempDir
    Path dir;

    private final MovedClock clock = new MovedClock(NegotiationSamples.NOON);
    private final AtomicInteger ids = new AtomicInteger();
    private final ExecutorService people = Executors.newFixedThreadPool(2);
    private final Random chance = new Random(11);
    private Side consumer;
    private Side provider;

    @BeforeEach
    void open() {
        consumer = new Side("consumer");
        provider = new Side("provider");
    }

    @AfterEach
    void close() {
        people.shutdown();
        consumer.database.close();
        provider.database.close();
    }

    @Test
    void one_of_the_two_holds_and_both_sides_know_which() throws Exception {
        var ends = EnumSet.noneOf(NegotiationState.class);
        for (int round = 0; round < ROUNDS; round++) {
            var pid = consumer.negotiations
                    .request(provider.asPeer(), LoneNegotiator.OFFER, List.of())
                    .pid();
            clock.pass(LoneNegotiator.WORD_HELD);
            var providerPid = consumer.find(pid).exchange().peerPid().orElseThrow();

            var terminated = race(pid, providerPid);
            clock.pass(Duration.ofMinutes(1));

            var here = consumer.find(pid);
            var there = provider.find(providerPid);
            assertThat(here.state()).as("%s against %s", here, there).isEqualTo(there.state());
            assertThat(here.state()).isEqualTo(terminated ? NegotiationState.TERMINATED : NegotiationState.FINALIZED);
            if (!terminated) {
                assertThat(AgreementRecord.canonical(here.agreement().orElseThrow()))
                        .isEqualTo(AgreementRecord.canonical(there.agreement().orElseThrow()));
            }
            assertNoStateWentBack(consumer.entered.get(pid));
            assertNoStateWentBack(provider.entered.get(providerPid));
            ends.add(here.state());
        }
        // Otherwise the rounds were no race.
        assertThat(ends).containsExactly(NegotiationState.FINALIZED, NegotiationState.TERMINATED);
    }

    /** @return whether the consumer's move was made */
    private boolean race(String pid, String providerPid) throws Exception {
        var start = new CyclicBarrier(2);
        var headStart = chance.nextInt(HEAD_START_NANOS_MAX);
        Future<Outcome<ContractNegotiation>> ending = people.submit(() -> {
            start.await();
            LockSupport.parkNanos(headStart);
            return consumer.negotiations.move(pid, LoneNegotiator.terminated(Role.CONSUMER));
        });
        var agreeing = people.submit(() -> {
            start.await();
            return provider.negotiations.move(
                    providerPid, new NegotiationMessage.Agreed(provider.agreement(provider.find(providerPid))));
        });
        agreeing.get();
        return ending.get() instanceof Outcome.Done;
    }

    private static void assertNoStateWentBack(List<NegotiationState> entered) {
        for (int i = 1; i < entered.size(); i++) {
            assertThat(NegotiationState.TABLE.next().get(entered.get(i - 1)))
                    .as("%s", entered)
                    .containsKey(entered.get(i));
        }
    }

    /** One connector. Its messages are brought by the thread that makes the move. */
    private final class Side implements NegotiationEvents {
        final Map<String, List<NegotiationState>> entered = new ConcurrentHashMap<>();
        final Database database;
        final SqlNegotiationStore store;
        final Negotiations negotiations;
        final PartyId party;

        Side(String name) {
            party = new PartyId("did:web:" + name);
            database = Database.open(dir.resolve(name));
            store = new SqlNegotiationStore(database);
            negotiations = new Negotiations(
                    store,
                    negotiation -> CompletableFuture.completedFuture(other().take(negotiation)),
                    new Negotiations.Rules(() -> party, Side::next, this, Duration.ofDays(30)),
                    new Exchanges.Surroundings(clock, clock, Runnable::run, () -> "m" + ids.incrementAndGet()));
        }

        private Side other() {
            return this == consumer ? provider : consumer;
        }

        Peer asPeer() {
            return new Peer(party, "https://" + party, "test");
        }

        ContractNegotiation find(String pid) {
            return store.find(pid).orElseThrow();
        }

        Agreement agreement(ContractNegotiation at) {
            var offer = at.lastOffer();
            return new Agreement(
                    new AgreementId("agreement-" + at.pid()),
                    party,
                    at.exchange().peer().party(),
                    offer.assetId(),
                    offer.policy().withType(PolicyType.AGREEMENT),
                    clock.instant());
        }

        private static Optional<NegotiationMessage> next(ContractNegotiation at) {
            var byProvider = at.exchange().role() == Role.PROVIDER;
            return switch (at.state()) {
                case AGREED -> byProvider ? Optional.empty() : Optional.of(new NegotiationMessage.Verified());
                case VERIFIED -> byProvider ? Optional.of(new NegotiationMessage.Finalized()) : Optional.empty();
                default -> Optional.empty();
            };
        }

        private Answer take(ContractNegotiation sent) {
            var stands = sent.exchange();
            var told = new Told(
                    stands.outgoing().orElseThrow().messageId(),
                    other().party,
                    stands.peerPid(),
                    Optional.of(stands.pid()));
            var message = sent.telling().orElseThrow();
            return Answers.of(
                    message instanceof NegotiationMessage.Requested requested
                            ? negotiations.requested(other().asPeer(), told, requested.offer())
                            : negotiations.receive(stands.peerPid().orElseThrow(), told, message));
        }

        @Override
        public void begun(ContractNegotiation negotiation) {
            entered.put(negotiation.pid(), new CopyOnWriteArrayList<>());
        }

        @Override
        public void entered(ContractNegotiation negotiation, NegotiationState state) {
            entered.get(negotiation.pid()).add(state);
        }
    }
}
