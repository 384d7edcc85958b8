package org.ecluse.contracts.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Courier;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.exchange.MovedClock;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Told;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.Engine;
import org.ecluse.policy.model.PolicyType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several connectors on one PostgreSQL database, one of which dies. */
class SharedStoreTest {
    private static final int BURST = 100;
    private static final Duration LEASE = Exchange.ANSWER_MAX;

    @TempDir
    Path dir;

    /** What is under way; which is next is a matter of chance. */
    private final List<Runnable> pending = new ArrayList<>();

    private final Random chance = new Random(7);
    private final AtomicInteger ids = new AtomicInteger();
    /** How often the peer was told each message. */
    private final Map<String, AtomicInteger> heard = new ConcurrentHashMap<>();

    private final List<Connector> connectors = new ArrayList<>();
    private DatabaseAddress address;

    @BeforeEach
    void prepare() {
        address = Engine.POSTGRESQL.fresh(dir);
    }

    @AfterEach
    void close() {
        connectors.forEach(connector -> connector.database.close());
    }

    @Test
    void what_one_leaves_in_the_middle_of_a_burst_the_other_brings_to_its_end() {
        var dying = new Connector(this::peer, pending::add);
        var other = new Connector(this::peer, pending::add);
        for (int i = 0; i < BURST; i++) {
            pending.add(() -> anyAlive().request());
        }

        while (heard.size() < BURST) {
            pending.remove(chance.nextInt(pending.size())).run();
        }
        dying.die();
        settle();
        var left = BURST - finalized(other);
        other.clock.pass(LEASE.plus(LEASE));
        settle();
        other.clock.pass(LEASE.plus(LEASE));
        settle();

        assertThat(left).as("what was left in the middle").isPositive();
        assertThat(other.store.page(0, BURST + 1)).hasSize(BURST);
        assertThat(finalized(other)).isEqualTo(BURST);
        // A request and a verification each, whoever brought them, and however often.
        assertThat(heard).hasSize(2 * BURST);
        assertThat(heard.values()).allMatch(times -> times.get() <= 2);
        assertThat(heard.values()).anyMatch(times -> times.get() == 2);
        assertThat(agreementsOf(other)).hasSize(BURST);
    }

    @Test
    void of_two_who_look_at_the_same_time_one_takes_up_what_a_third_has_left() throws Exception {
        var idle = List.of(
                new Connector(this::heardAtOnce, Runnable::run), new Connector(this::heardAtOnce, Runnable::run));
        var dying = new Connector(negotiation -> new CompletableFuture<>(), Runnable::run);
        for (int i = 0; i < BURST; i++) {
            dying.request();
        }
        dying.die();
        assertThat(heard).isEmpty();

        var threads = Executors.newFixedThreadPool(2);
        var looked = threads.invokeAll(idle.stream()
                .map(connector -> (Callable<Boolean>) () -> {
                    connector.clock.pass(LEASE.plusSeconds(1));
                    connector.clock.pass(LoneNegotiator.WORD_HELD);
                    return true;
                })
                .toList());
        threads.shutdown();
        for (var one : looked) {
            assertThat(one.get()).isTrue();
        }

        assertThat(heard).hasSize(BURST);
        assertThat(heard.values()).allMatch(times -> times.get() == 1);
        assertThat(idle.get(0).store.page(0, BURST))
                .allMatch(negotiation -> negotiation.exchange().outgoing().isEmpty());
    }

    @Test
    void what_another_has_under_way_is_left_to_it_until_its_time_is_over() {
        var slow = new Connector(negotiation -> new CompletableFuture<>(), Runnable::run);
        slow.request();

        var starting = new Connector(this::heardAtOnce, Runnable::run);
        starting.clock.pass(LEASE.minusSeconds(1));
        assertThat(heard).isEmpty();

        starting.clock.pass(Duration.ofSeconds(2));
        assertThat(heard).hasSize(1);
    }

    private void settle() {
        while (!pending.isEmpty()) {
            pending.remove(chance.nextInt(pending.size())).run();
        }
    }

    private Connector anyAlive() {
        var alive = connectors.stream().filter(connector -> connector.alive).toList();
        return alive.get(chance.nextInt(alive.size()));
    }

    private static int finalized(Connector connector) {
        return (int) connector.store.page(0, BURST + 1).stream()
                .filter(negotiation -> negotiation.state() == NegotiationState.FINALIZED)
                .count();
    }

    private static Set<AgreementId> agreementsOf(Connector connector) {
        var agreements = new HashSet<AgreementId>();
        connector
                .store
                .page(0, BURST + 1)
                .forEach(negotiation ->
                        agreements.add(negotiation.agreement().orElseThrow().id()));
        return agreements;
    }

    private CompletableFuture<Answer> heardAtOnce(ContractNegotiation sent) {
        heard.computeIfAbsent(messageId(sent), id -> new AtomicInteger()).incrementAndGet();
        return CompletableFuture.completedFuture(new Answer.Taken(Optional.of("peer-" + sent.pid())));
    }

    private static String messageId(ContractNegotiation sent) {
        return sent.exchange().outgoing().orElseThrow().messageId();
    }

    /** The provider: answers later, and speaks to whichever connector is there. */
    private CompletableFuture<Answer> peer(ContractNegotiation sent) {
        var answer = new CompletableFuture<Answer>();
        var message = sent.telling().orElseThrow();
        pending.add(() -> {
            var times = heard.computeIfAbsent(messageId(sent), id -> new AtomicInteger())
                    .incrementAndGet();
            if (times == 1) {
                var next = message instanceof NegotiationMessage.Requested
                        ? new NegotiationMessage.Agreed(agreement(sent))
                        : new NegotiationMessage.Finalized();
                pending.add(() -> say(sent.pid(), "p" + ids.incrementAndGet(), next));
            }
            pending.add(() -> answer.complete(new Answer.Taken(Optional.of("peer-" + sent.pid()))));
        });
        return answer;
    }

    private void say(String pid, String messageId, NegotiationMessage message) {
        var told = new Told(messageId, NegotiationSamples.PEER.party(), Optional.of(pid), Optional.of("peer-" + pid));
        assertThat(anyAlive().negotiations.receive(pid, told, message)).isInstanceOf(Outcome.Done.class);
    }

    private static Agreement agreement(ContractNegotiation sent) {
        return new Agreement(
                new AgreementId("agreement-" + sent.pid()),
                NegotiationSamples.PEER.party(),
                NegotiationSamples.SELF,
                sent.lastOffer().assetId(),
                sent.lastOffer().policy().withType(PolicyType.AGREEMENT),
                NegotiationSamples.NOON);
    }

    /** A consumer's connector. */
    private final class Connector implements NegotiationEvents {
        final MovedClock clock = new MovedClock(NegotiationSamples.NOON);
        final Database database = Database.open(address);
        final SqlNegotiationStore store = new SqlNegotiationStore(database);
        final Negotiations negotiations;
        boolean alive = true;

        /** @param senders when its messages leave, if it is alive then */
        Connector(Courier<ContractNegotiation> courier, Executor senders) {
            negotiations = new Negotiations(
                    store,
                    negotiation -> {
                        var recorded = new CompletableFuture<Answer>();
                        courier.send(negotiation).thenAccept(answer -> ifAlive(() -> recorded.complete(answer)));
                        return recorded;
                    },
                    new Negotiations.Rules(() -> NegotiationSamples.SELF, Connector::next, this, Duration.ofDays(30)),
                    new Exchanges.Surroundings(
                            clock,
                            clock,
                            task -> senders.execute(() -> ifAlive(task)),
                            () -> "m" + ids.incrementAndGet()));
            negotiations.resume();
            connectors.add(this);
        }

        void request() {
            negotiations.request(NegotiationSamples.PEER, LoneNegotiator.OFFER, List.of());
        }

        private void ifAlive(Runnable task) {
            if (alive) {
                task.run();
            }
        }

        void die() {
            alive = false;
            negotiations.close();
        }

        private static Optional<NegotiationMessage> next(ContractNegotiation at) {
            return at.state() == NegotiationState.AGREED && at.exchange().role() == Role.CONSUMER
                    ? Optional.of(new NegotiationMessage.Verified())
                    : Optional.empty();
        }

        @Override
        public void begun(ContractNegotiation negotiation) {
            // The store says all that the test asks.
        }

        @Override
        public void entered(ContractNegotiation negotiation, NegotiationState state) {
            // The store says all that the test asks.
        }
    }
}
