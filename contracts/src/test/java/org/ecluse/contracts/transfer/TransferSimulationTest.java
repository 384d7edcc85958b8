package org.ecluse.contracts.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.SimulatedWorld;
import org.ecluse.contracts.exchange.Trouble;
import org.junit.jupiter.api.Test;

/**
 * Two connectors' transfers over a simulated network and clock, in one thread; both sides suspend, resume, complete and
 * terminate as they like. A failing run is repeated by its seed: {@code -Dsimulation.seed=N -Dsimulation.runs=1}.
 */
class TransferSimulationTest {
    private static final int RUNS = Integer.getInteger("simulation.runs", 3_000);
    private static final long FIRST_SEED = Long.getLong("simulation.seed", 1);
    private static final int TRANSFERS = 3;
    private static final int EVENTS_MAX = 200_000;
    private static final Duration TROUBLED = Duration.ofHours(20);
    private static final Duration CALM = Duration.ofDays(10);

    @Test
    void without_trouble_a_transfer_runs_until_somebody_ends_it() {
        var run = new Run(1, Trouble.NONE);

        run.begin();

        assertThat(run.states()).containsOnly("STARTED STARTED");
    }

    @Test
    void whatever_the_network_and_the_machines_do_both_sides_are_in_one_state() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            var chance = new Random(seed);
            var trouble = new Trouble(
                    chance.nextDouble() * 0.5,
                    chance.nextDouble() * 0.5,
                    0,
                    chance.nextInt(3) == 0 ? 0 : chance.nextDouble() * 0.2,
                    0);
            var run = new Run(seed, trouble);
            run.begin();
            run.quarrel();
            assertThat(run.states()).as("%s", run).allMatch(Run::agree);
            run.end();
            assertThat(run.states()).as("%s", run).allMatch(Run::haveEnded);
        }
    }

    @Test
    void messages_that_come_again_much_later_do_not_make_one_side_complete_and_the_other_fail() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            var chance = new Random(seed);
            var trouble =
                    new Trouble(chance.nextDouble() * 0.3, chance.nextDouble() * 0.3, chance.nextDouble() * 0.5, 0, 0);
            var run = new Run(seed, trouble);
            run.begin();
            run.quarrel();
            run.end();
            assertThat(run.states()).as("%s", run).allMatch(Run::haveEnded);
        }
    }

    private static final class Run {
        private final long seed;
        private final Trouble trouble;
        private final SimulatedWorld world;
        private final TransferringNode consumer;
        private final TransferringNode provider;

        Run(long seed, Trouble trouble) {
            this.seed = seed;
            this.trouble = trouble;
            world = new SimulatedWorld(seed);
            consumer = new TransferringNode("did:web:consumer", world, trouble);
            provider = new TransferringNode("did:web:provider", world, trouble);
            consumer.meets(provider);
            provider.meets(consumer);
        }

        void begin() {
            for (int i = 0; i < TRANSFERS; i++) {
                var agreement = "agreement-" + i;
                world.in(world.shortWhile(5_000), () -> consumer.request(agreement));
            }
            runFor(Duration.ofMinutes(5));
        }

        /** Wishes of both sides, often in the same moment. */
        void quarrel() {
            for (int i = 0; i < 12; i++) {
                var moment = Duration.ofSeconds(world.choice(3_600)).plus(world.shortWhile(400));
                pids(consumer).forEach(pid -> world.in(moment.plus(world.shortWhile(300)), () -> wish(consumer, pid)));
                pids(provider).forEach(pid -> world.in(moment.plus(world.shortWhile(300)), () -> wish(provider, pid)));
            }
            runFor(TROUBLED);
            consumer.calmDown();
            provider.calmDown();
            runFor(CALM);
        }

        void end() {
            for (var node : List.of(consumer, provider)) {
                for (var pid : pids(node)) {
                    var last = world.chance(0.5)
                            ? new TransferMessage.Completed()
                            : new TransferMessage.Terminated(new Ending(Role.CONSUMER, "person", "enough"));
                    world.in(world.shortWhile(300), () -> node.wish(pid, last));
                }
            }
            runFor(CALM);
            pids(provider)
                    .forEach(pid -> provider.wish(
                            pid, new TransferMessage.Terminated(new Ending(Role.PROVIDER, "person", "enough"))));
            runFor(CALM);
        }

        private void wish(TransferringNode node, String pid) {
            switch (world.choice(10)) {
                case 0 -> node.wish(pid, new TransferMessage.Completed());
                case 1 ->
                    node.wish(
                            pid,
                            new TransferMessage.Terminated(new Ending(Role.CONSUMER, "person", "changed their mind")));
                case 2, 3, 4, 5 -> node.wish(pid, new TransferMessage.Suspended("pause", "a moment"));
                default -> node.goOn(pid);
            }
        }

        private static List<String> pids(TransferringNode node) {
            return node.store.all().stream().map(TransferProcess::pid).toList();
        }

        private void runFor(Duration time) {
            world.runUntil(world.instant().plus(time), EVENTS_MAX);
        }

        /** The states of both sides, for each transfer of the consumer's. */
        List<String> states() {
            var states = new ArrayList<String>();
            for (var here : consumer.store.all()) {
                var there = provider.store.all().stream()
                        .filter(other -> other.exchange().peerPid().equals(Optional.of(here.pid())))
                        .findFirst();
                there.ifPresent(other -> {
                    if (here.flows() && other.flows()) {
                        assertThat(here.dataAddress()).isEqualTo(other.dataAddress());
                    }
                });
                states.add(here.state() + " "
                        + there.map(other -> other.state().name()).orElse("TERMINATED"));
            }
            return states;
        }

        static boolean agree(String pair) {
            var states = pair.split(" ");
            return states[0].equals(states[1]);
        }

        static boolean haveEnded(String pair) {
            return pair.equals("COMPLETED COMPLETED") || pair.equals("TERMINATED TERMINATED");
        }

        @Override
        public String toString() {
            return "simulation.seed=" + seed + " with " + trouble + ": " + consumer.store.all() + " against "
                    + provider.store.all();
        }
    }
}
