package org.ecluse.contracts.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.ecluse.contracts.agreement.AgreementRecord;
import org.ecluse.contracts.exchange.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of negotiations does. */
abstract class NegotiationStoreContract {
    private NegotiationStore store;

    abstract NegotiationStore store();

    /** @return the same store after the process that had it has ended */
    abstract NegotiationStore reopened();

    @BeforeEach
    void open() {
        store = store();
    }

    @Test
    void what_was_added_is_found_with_everything_in_it_after_a_restart_too() {
        var full = NegotiationSamples.full();

        assertThat(store.add(full, Optional.of(NegotiationSamples.NOON))).isTrue();

        assertSame(store.find(full.pid()).orElseThrow(), full);
        assertSame(reopened().find(full.pid()).orElseThrow(), full);
    }

    @Test
    void it_is_found_by_its_peer_and_by_its_agreement() {
        var full = NegotiationSamples.full();
        store.add(full, Optional.empty());
        var peerPid = full.exchange().peerPid().orElseThrow();
        var peer = full.exchange().peer().party();

        assertThat(store.findByPeer(peer, Role.PROVIDER, peerPid)).isPresent();
        assertThat(store.findByPeer(peer, Role.CONSUMER, peerPid)).isEmpty();
        assertThat(store.findByAgreement(full.agreement().orElseThrow().id())).isPresent();
        assertThat(store.findByAgreement(NegotiationSamples.agreement().id())).isEmpty();
    }

    @Test
    void one_pid_of_one_peer_has_one_negotiation() {
        var first = NegotiationSamples.full();
        var again = new ContractNegotiation(
                NegotiationSamples.full().exchange(), first.offers(), Optional.empty(), List.of());
        store.add(first, Optional.empty());

        assertThat(store.add(first, Optional.empty())).isFalse();
        assertThat(store.add(withPeerPidOf(again, first), Optional.empty())).isFalse();
        assertThat(store.add(again, Optional.empty())).isTrue();
    }

    @Test
    void only_the_next_version_is_written() {
        var begun = NegotiationSamples.begun();
        store.add(begun, Optional.empty());

        assertThat(store.replace(version(begun, 3), Optional.empty())).isFalse();
        assertThat(store.replace(version(begun, 2), Optional.empty())).isTrue();
        assertThat(store.replace(version(begun, 2), Optional.empty())).isFalse();
        assertThat(store.find(begun.pid()).orElseThrow().exchange().version()).isEqualTo(2);
    }

    @Test
    void of_many_who_write_the_same_version_one_does() throws Exception {
        var begun = NegotiationSamples.begun();
        store.add(begun, Optional.empty());
        var writers = Executors.newFixedThreadPool(8);

        var answers = writers.invokeAll(java.util.Collections.nCopies(
                16, (Callable<Boolean>) () -> store.replace(version(begun, 2), Optional.empty())));

        writers.shutdown();
        var written = 0;
        for (var answer : answers) {
            written += answer.get() ? 1 : 0;
        }
        assertThat(written).isEqualTo(1);
    }

    @Test
    void it_says_what_is_due_and_when_the_next_is() {
        var soon = NegotiationSamples.begun();
        var later = NegotiationSamples.begun();
        var never = NegotiationSamples.begun();
        store.add(later, Optional.of(NegotiationSamples.NOON.plusSeconds(10)));
        store.add(soon, Optional.of(NegotiationSamples.NOON));
        store.add(never, Optional.empty());

        assertThat(store.nextWake()).contains(NegotiationSamples.NOON);
        assertThat(store.due(NegotiationSamples.NOON, 10)).containsExactly(soon.pid());
        assertThat(store.due(NegotiationSamples.NOON.plusSeconds(10), 10)).containsExactly(soon.pid(), later.pid());
        assertThat(store.due(NegotiationSamples.NOON.plusSeconds(10), 1)).containsExactly(soon.pid());
        store.replace(version(soon, 2), Optional.empty());
        assertThat(store.nextWake()).contains(NegotiationSamples.NOON.plusSeconds(10));
    }

    @Test
    void those_that_wait_for_this_sides_answer_are_found_after_a_restart_too() {
        var ours = NegotiationSamples.begun();
        var asked = NegotiationSamples.asked();
        var sooner = NegotiationSamples.asked();
        store.add(ours, Optional.of(NegotiationSamples.NOON));
        store.add(NegotiationSamples.full(), Optional.empty());
        store.add(asked, Optional.of(NegotiationSamples.NOON.plusSeconds(20)));
        store.add(sooner, Optional.of(NegotiationSamples.NOON.plusSeconds(10)));

        assertThat(store.resting())
                .extracting(ContractNegotiation::pid)
                .containsExactlyInAnyOrder(asked.pid(), sooner.pid());
        assertThat(reopened().resting())
                .extracting(ContractNegotiation::pid)
                .containsExactlyInAnyOrder(asked.pid(), sooner.pid());
    }

    @Test
    void pages_come_in_the_order_in_which_negotiations_were_added() {
        var all = List.of(NegotiationSamples.begun(), NegotiationSamples.begun(), NegotiationSamples.begun());
        all.forEach(negotiation -> store.add(negotiation, Optional.empty()));

        assertThat(store.page(1, 5))
                .extracting(ContractNegotiation::pid)
                .containsExactly(all.get(1).pid(), all.get(2).pid());
        assertThat(store.page(0, 2)).hasSize(2);
    }

    @Test
    void settling_returns_also_when_many_do_it_at_once() throws Exception {
        store.add(NegotiationSamples.begun(), Optional.empty());
        var threads = Executors.newFixedThreadPool(8);

        var answers = threads.invokeAll(java.util.Collections.nCopies(16, (Callable<String>) () -> {
            store.settle();
            return "settled";
        }));

        threads.shutdown();
        for (var answer : answers) {
            assertThat(answer.get()).isEqualTo("settled");
        }
    }

    private static void assertSame(ContractNegotiation found, ContractNegotiation stored) {
        assertThat(found.exchange()).isEqualTo(stored.exchange());
        assertThat(found.callbacks()).isEqualTo(stored.callbacks());
        assertThat(found.offers()).isEqualTo(stored.offers());
        assertThat(found.signatures()).isEqualTo(stored.signatures());
        assertThat(found.stance()).isEqualTo(stored.stance());
        assertThat(found.deeds()).isEqualTo(stored.deeds());
        assertThat(AgreementRecord.canonical(found.agreement().orElseThrow()))
                .isEqualTo(AgreementRecord.canonical(stored.agreement().orElseThrow()));
    }

    private static ContractNegotiation version(ContractNegotiation of, long version) {
        var stands = of.exchange();
        return of.with(new org.ecluse.contracts.exchange.Exchange<>(
                stands.pid(),
                stands.role(),
                stands.peer(),
                stands.peerPid(),
                stands.state(),
                stands.createdAt(),
                stands.since(),
                stands.changedAt(),
                stands.outgoing(),
                stands.received(),
                stands.ending(),
                version));
    }

    private static ContractNegotiation withPeerPidOf(ContractNegotiation one, ContractNegotiation other) {
        var stands = one.exchange();
        return one.with(new org.ecluse.contracts.exchange.Exchange<>(
                stands.pid(),
                stands.role(),
                stands.peer(),
                other.exchange().peerPid(),
                stands.state(),
                stands.createdAt(),
                stands.since(),
                stands.changedAt(),
                stands.outgoing(),
                stands.received(),
                stands.ending(),
                1));
    }
}
