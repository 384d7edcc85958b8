package org.ecluse.contracts.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.contracts.transfer.TransferSamples.NOON;

import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.ExchangeJson;
import org.ecluse.contracts.exchange.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of transfers does, beside what stores of all processes do. */
abstract class TransferStoreContract {
    private TransferStore store;

    abstract TransferStore store();

    /** @return the same store after the process that had it has ended */
    abstract TransferStore reopened();

    @BeforeEach
    void open() {
        store = store();
    }

    @Test
    void what_was_added_is_found_with_everything_in_it_after_a_restart_too() {
        var consumers = TransferSamples.consumers();
        var providers = started(TransferSamples.providers());
        store.add(consumers, Optional.of(NOON));
        store.add(providers, Optional.empty());

        assertThat(store.find(consumers.pid())).contains(consumers);
        var reopened = reopened();
        assertThat(reopened.find(consumers.pid())).contains(consumers);
        assertThat(reopened.find(providers.pid())).contains(providers);
    }

    @Test
    void it_is_found_by_its_peer_once() {
        var there = TransferSamples.providers();
        var peerPid = there.exchange().peerPid().orElseThrow();
        var peer = there.exchange().peer().party();

        assertThat(store.add(there, Optional.empty())).isTrue();
        assertThat(store.add(there, Optional.empty())).isFalse();
        assertThat(store.findByPeer(peer, Role.PROVIDER, peerPid)).contains(there);
        assertThat(store.findByPeer(peer, Role.CONSUMER, peerPid)).isEmpty();
    }

    @Test
    void the_transfers_under_an_agreement_come_in_order() {
        var first = TransferSamples.providers();
        var agreement = first.request().agreement();
        var second = TransferSamples.providers();
        second = new TransferProcess(
                second.exchange(),
                first.request(),
                "asset",
                Optional.empty(),
                Optional.empty(),
                true,
                0,
                List.of(),
                java.util.Map.of());
        for (var transfer : List.of(first, second, TransferSamples.providers())) {
            store.add(transfer, Optional.empty());
        }

        assertThat(store.findByAgreement(agreement, 10)).containsExactly(first, second);
        assertThat(store.findByAgreement(agreement, 1)).containsExactly(first);
        assertThat(store.findByAgreement(new AgreementId("another"), 10)).isEmpty();
    }

    @Test
    void what_rests_with_us_is_found_until_it_does_not() {
        var waits = TransferSamples.providers();
        var waitsToo = TransferSamples.providers();
        store.add(waits, Optional.empty());
        store.add(waitsToo, Optional.empty());
        store.add(TransferSamples.consumers(), Optional.empty());

        assertThat(store.resting(10)).containsExactly(waits.pid(), waitsToo.pid());
        assertThat(store.resting(1)).containsExactly(waits.pid());
        assertThat(store.replace(next(waits).wantingFlow(false), Optional.empty()))
                .isTrue();
        assertThat(store.resting(10)).containsExactly(waitsToo.pid());
    }

    @Test
    void it_knows_what_it_provides_and_has_started() {
        var provided = TransferSamples.providers();
        store.add(provided, Optional.empty());
        store.add(TransferSamples.consumers(), Optional.empty());
        assertThat(store.provided(10)).isEmpty();

        store.replace(inState(TransferState.STARTED, provided), Optional.empty());

        assertThat(store.provided(10)).containsExactly(provided.pid());
    }

    @Test
    void only_the_next_version_is_written() {
        var begun = TransferSamples.consumers();
        store.add(begun, Optional.empty());

        assertThat(store.replace(next(next(begun)), Optional.empty())).isFalse();
        assertThat(store.replace(next(begun), Optional.empty())).isTrue();
        assertThat(store.replace(next(begun), Optional.empty())).isFalse();
        assertThat(store.find(begun.pid())).contains(next(begun));
    }

    private static TransferProcess started(TransferProcess transfer) {
        var addressed =
                transfer.carrying(new TransferMessage.Started(Optional.of(TransferSamples.ADDRESS)), Role.PROVIDER);
        return addressed.carrying(new TransferMessage.Suspended("code", "Une raison,\nlongue"), Role.PROVIDER);
    }

    static TransferProcess next(TransferProcess transfer) {
        var stands = transfer.exchange();
        return transfer.with(
                ExchangeJson.read(ExchangeJson.write(stands).build(), TransferState.class, stands.version() + 1));
    }

    /** As the next version of it would be, were it in that state. */
    private static TransferProcess inState(TransferState state, TransferProcess transfer) {
        var document = ExchangeJson.write(transfer.exchange())
                .add("state", state.name())
                .build();
        return transfer.with(ExchangeJson.read(
                document, TransferState.class, transfer.exchange().version() + 1));
    }
}
