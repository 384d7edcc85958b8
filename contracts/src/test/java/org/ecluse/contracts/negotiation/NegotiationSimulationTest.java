package org.ecluse.contracts.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.ecluse.contracts.agreement.AgreementRecord;
import org.ecluse.contracts.exchange.SimulatedWorld;
import org.ecluse.contracts.exchange.Trouble;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.junit.jupiter.api.Test;

/**
 * Two connectors' cores over a simulated network and clock, in one thread. A failing run is repeated by its seed:
 * {@code -Dsimulation.seed=N -Dsimulation.runs=1}; millions are run by {@code -Dsimulation.runs=1000000}.
 */
class NegotiationSimulationTest {
    private static final int RUNS = Integer.getInteger("simulation.runs", 3_000);
    private static final long FIRST_SEED = Long.getLong("simulation.seed", 1);
    private static final int NEGOTIATIONS = 3;
    private static final int EVENTS_MAX = 200_000;
    private static final Duration TROUBLED = Duration.ofHours(20);
    private static final Duration END = Duration.ofDays(90);

    @Test
    void without_trouble_every_negotiation_ends_as_its_rules_say() {
        assertThat(ends(1, Trouble.NONE)).contains("FINALIZED");
    }

    @Test
    void whatever_the_network_and_the_machines_do_both_sides_end_the_same_way() {
        var finalized = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            var chance = new java.util.Random(seed);
            var trouble = new Trouble(
                    chance.nextDouble() * 0.5,
                    chance.nextDouble() * 0.5,
                    chance.nextDouble() * 0.3,
                    chance.nextInt(3) == 0 ? 0 : chance.nextDouble() * 0.2,
                    chance.nextInt(2) * 0.3);
            finalized += ends(seed, trouble).contains("FINALIZED") ? 1 : 0;
        }
        // Otherwise the runs are so troubled that they say nothing.
        assertThat(finalized).isGreaterThan(RUNS / 3);
    }

    private static String ends(long seed, Trouble trouble) {
        var world = new SimulatedWorld(seed);
        var consumer = new NegotiatingNode("did:web:consumer", world, trouble);
        var provider = new NegotiatingNode("did:web:provider", world, trouble);
        consumer.meets(provider);
        provider.meets(consumer);
        try {
            begin(seed, trouble, world, consumer, provider);
            var calm = world.instant().plus(TROUBLED);
            world.runUntil(calm, EVENTS_MAX);
            consumer.calmDown();
            provider.calmDown();
            world.runUntil(calm.plus(END), EVENTS_MAX);
            return ends(consumer, provider);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("simulation.seed=" + seed + " with " + trouble, e);
        }
    }

    private static void begin(
            long seed, Trouble trouble, SimulatedWorld world, NegotiatingNode consumer, NegotiatingNode provider) {
        for (int i = 0; i < NEGOTIATIONS; i++) {
            var offer = new Offer("offer-" + seed + "-" + i, "asset", terms());
            world.in(world.shortWhile(5_000), () -> consumer.request(offer).ifPresent(begun -> {
                if (world.chance(trouble.walksAway())) {
                    world.in(world.shortWhile(2_000), () -> consumer.walkAway(begun.pid()));
                }
                if (world.chance(trouble.walksAway())) {
                    world.in(world.shortWhile(2_000), () -> provider.store.all().stream()
                            .filter(there -> there.exchange().peerPid().equals(java.util.Optional.of(begun.pid())))
                            .forEach(there -> provider.walkAway(there.pid())));
                }
            }));
        }
    }

    private static String ends(NegotiatingNode consumer, NegotiatingNode provider) {
        for (var there : provider.store.all()) {
            var here = consumer.store
                    .find(there.exchange().peerPid().orElseThrow())
                    .orElseThrow();
            assertThat(here.state()).as("%s against %s", here, there).isEqualTo(there.state());
            if (here.state() == NegotiationState.FINALIZED) {
                assertThat(AgreementRecord.canonical(here.agreement().orElseThrow()))
                        .isEqualTo(AgreementRecord.canonical(there.agreement().orElseThrow()));
            }
        }
        for (var here : consumer.store.all()) {
            assertThat(NegotiationState.TABLE.isLast(here.state()))
                    .as("%s has ended", here)
                    .isTrue();
            var known = provider.store.all().stream()
                    .anyMatch(there -> there.exchange().peerPid().equals(java.util.Optional.of(here.pid())));
            assertThat(known || here.state() == NegotiationState.TERMINATED).isTrue();
        }
        return consumer.store.all().stream()
                .map(negotiation -> negotiation.state().name())
                .collect(Collectors.joining(" "));
    }

    private static Policy terms() {
        return Policy.empty("urn:terms", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), java.util.List.of(), java.util.List.of()));
    }
}
