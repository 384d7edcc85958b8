package org.ecluse.contracts.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Courier;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.exchange.MovedClock;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.Engine;
import org.ecluse.contracts.store.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connectors that share a PostgreSQL database under names of their own. */
class ReplicasTest {
    private static final int MANY = 50;
    private static final Duration A_LOOK = Duration.ofSeconds(11);

    @TempDir
    Path dir;

    private final Map<String, AtomicInteger> heard = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final List<Replica> replicas = new java.util.concurrent.CopyOnWriteArrayList<>();
    private DatabaseAddress address;

    @BeforeEach
    void prepare() {
        address = Engine.POSTGRESQL.fresh(dir);
    }

    @AfterEach
    void close() {
        replicas.forEach(Replica::die);
    }

    @Test
    void what_a_replica_had_under_way_when_it_died_it_takes_up_at_once_when_it_comes_back() {
        var before = new Replica("first", silent());
        before.request();
        before.die();

        new Replica("first", this::hears);

        assertThat(heard).hasSize(1);
    }

    @Test
    void what_another_living_replica_has_under_way_is_left_to_it() {
        new Replica("first", silent()).request();

        var second = new Replica("second", this::hears);
        second.clock.pass(Exchange.ANSWER_MAX.minusSeconds(1));

        assertThat(heard).isEmpty();
    }

    @Test
    void of_two_who_look_at_the_same_time_each_thing_a_dead_one_has_left_becomes_ones() throws Exception {
        var idle = List.of(new Replica("first", this::hears), new Replica("second", this::hears));
        var dying = new Replica("third", silent());
        for (int i = 0; i < MANY; i++) {
            dying.request();
        }
        dying.die();

        var threads = Executors.newFixedThreadPool(2);
        var looks = threads.invokeAll(idle.stream()
                .map(replica -> (Callable<Boolean>) () -> {
                    replica.clock.pass(A_LOOK);
                    return true;
                })
                .toList());
        threads.shutdown();
        for (var look : looks) {
            assertThat(look.get()).isTrue();
        }

        assertThat(heard).as("within a look, not after the lease").hasSize(MANY);
        assertThat(heard.values()).allMatch(times -> times.get() == 1);
    }

    @Test
    void a_replica_that_has_come_and_gone_twice_is_taken_over_from_twice() {
        var watching = new Replica("first", this::hears);
        for (int life = 1; life <= 2; life++) {
            var dying = new Replica("second", silent());
            dying.request();
            dying.die();
            watching.clock.pass(A_LOOK);

            assertThat(heard).hasSize(life);
        }
    }

    @Test
    void a_name_is_one_process_at_a_time() {
        new Replica("first", this::hears);

        assertThatThrownBy(() -> new Replica("first", this::hears))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("another process works")
                .hasMessageContaining("replica `first`");
    }

    private static Courier<ContractNegotiation> silent() {
        return negotiation -> new CompletableFuture<>();
    }

    private CompletableFuture<Answer> hears(ContractNegotiation sent) {
        var id = sent.exchange().outgoing().orElseThrow().messageId();
        heard.computeIfAbsent(id, any -> new AtomicInteger()).incrementAndGet();
        return CompletableFuture.completedFuture(new Answer.Taken(Optional.of("peer-" + sent.pid())));
    }

    /** A consumer's connector. */
    private final class Replica implements NegotiationEvents {
        final MovedClock clock = new MovedClock(NegotiationSamples.NOON);
        final Database database = Database.open(address);
        final Negotiations negotiations;

        Replica(String name, Courier<ContractNegotiation> courier) {
            replicas.add(this);
            database.joinAs(name);
            negotiations = new Negotiations(
                    new SqlNegotiationStore(database),
                    courier,
                    new Negotiations.Rules(
                            () -> NegotiationSamples.SELF, at -> Optional.empty(), this, Duration.ofDays(30)),
                    new Exchanges.Surroundings(clock, clock, Runnable::run, () -> "m" + ids.incrementAndGet()));
            negotiations.resume();
        }

        void request() {
            negotiations.request(NegotiationSamples.PEER, LoneNegotiator.OFFER, List.of());
        }

        void die() {
            database.close();
        }

        @Override
        public void begun(ContractNegotiation negotiation) {
            // What is sent says all that the test asks.
        }

        @Override
        public void entered(ContractNegotiation negotiation, NegotiationState state) {
            // What is sent says all that the test asks.
        }
    }
}
