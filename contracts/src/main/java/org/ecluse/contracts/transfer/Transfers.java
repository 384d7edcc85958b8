package org.ecluse.contracts.transfer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.Callback;
import org.ecluse.contracts.exchange.Courier;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.exchange.Refusal;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Told;
import org.ecluse.contracts.store.StoreUnavailable;

/**
 * This connector's transfers. Every method that moves one throws {@link StoreUnavailable} when it is not known whether it
 * did. Safe for threads.
 */
public final class Transfers implements AutoCloseable {
    /** What is left beyond that is told of at the next start. */
    private static final int RESTING_MAX = 100_000;

    private static final int BY_AGREEMENT_MAX = 10_000;

    private final TransferStore store;
    private final TransferEvents events;
    private final Exchanges.Surroundings surroundings;
    private final Exchanges<TransferProcess, TransferState, TransferMessage> exchanges;

    /** @param patience how long a request may wait for its start before it is terminated */
    public record Rules(TransferEvents events, Duration patience) {}

    /**
     * A transfer that this connector wants.
     *
     * @param assetId what the agreement is about
     */
    public record Order(
            TransferMessage.Requested request,
            String assetId,
            List<Callback> callbacks,
            Map<String, String> privateProperties) {}

    public Transfers(
            TransferStore store, Courier<TransferProcess> courier, Rules rules, Exchanges.Surroundings surroundings) {
        this.store = store;
        this.events = rules.events();
        this.surroundings = surroundings;
        var conduct = new TransferConduct(rules.events(), rules.patience());
        this.exchanges = new Exchanges<>(conduct, store, courier, surroundings, this::flowAgain);
    }

    /** Asks {@code provider} for the data of an agreement. */
    public TransferProcess request(Peer provider, Order order) {
        return request(UUID.randomUUID().toString(), provider, order);
    }

    /**
     * As {@link #request(Peer, Order)}, with a pid chosen by who asks.
     *
     * @throws IllegalStateException when there is a transfer with it
     */
    public TransferProcess request(String pid, Peer provider, Order order) {
        var exchange = Exchange.begunByUs(
                pid,
                Role.CONSUMER,
                provider,
                TransferState.REQUESTED,
                surroundings.ids().get(),
                surroundings.clock().instant());
        return exchanges.begin(TransferProcess.requested(
                exchange, order.request(), order.assetId(), order.callbacks(), order.privateProperties()));
    }

    /**
     * A consumer's request. That its agreement is in force and the consumer's is for the caller to see to first.
     *
     * @param assetId what the agreement is about
     */
    public Outcome<TransferProcess> requested(
            Peer consumer, Told told, TransferMessage.Requested request, String assetId) {
        var exchange = Exchange.begunByPeer(
                UUID.randomUUID().toString(),
                Role.PROVIDER,
                consumer,
                TransferState.REQUESTED,
                told,
                surroundings.clock().instant());
        return exchanges.begunByPeer(TransferProcess.requested(exchange, request, assetId, List.of(), Map.of()), told);
    }

    /** A peer's message in a transfer that there is. */
    public Outcome<TransferProcess> receive(String pid, Told told, TransferMessage message) {
        return exchanges.receive(pid, told, message);
    }

    /**
     * A move of this connector's, decided by a person or another program. A provider's {@link TransferMessage.Started} is
     * taken while {@link TransferProcess#restsWithUs}, so that a data flow that starts too late starts nothing.
     */
    public Outcome<TransferProcess> move(String pid, TransferMessage message) {
        return exchanges.move(pid, message);
    }

    /**
     * The operator's wish to go on with a suspended transfer. A consumer tells the provider so; a provider first has a data
     * flow started ({@link TransferEvents#restsWithUs}), and in STARTED has its address renewed that way.
     */
    public Outcome<TransferProcess> goOn(String pid) {
        var found = store.find(pid);
        if (found.isEmpty() || found.get().exchange().role() == Role.CONSUMER) {
            return exchanges.move(pid, new TransferMessage.Started(Optional.empty()));
        }
        var outcome = exchanges.amend(pid, transfer -> transfer.canWantFlow() ? transfer.wantingFlow(true) : transfer);
        return outcome.fold(this::announced, refusal -> outcome);
    }

    private Outcome<TransferProcess> announced(TransferProcess transfer) {
        if (transfer.restsWithUs()) {
            events.restsWithUs(transfer);
            return new Outcome.Done<>(transfer);
        }
        return new Outcome.Refused<>(
                TransferState.TABLE.isLast(transfer.state())
                        ? new Refusal(Refusal.Kind.OVER, "process.over", "the transfer is " + transfer.state())
                        : new Refusal(
                                Refusal.Kind.NOT_NOW,
                                "transfer.untold",
                                "the peer has still to be told of our last message; try again then"));
    }

    /** Other private properties than before. */
    public Outcome<TransferProcess> note(String pid, Map<String, String> privateProperties) {
        return exchanges.amend(pid, transfer -> transfer.noting(privateProperties));
    }

    public Optional<TransferProcess> find(String pid) {
        return store.find(pid);
    }

    /** The transfers under an agreement, oldest first, 10,000 at most. */
    public List<TransferProcess> findByAgreement(AgreementId agreement) {
        return store.findByAgreement(agreement, BY_AGREEMENT_MAX);
    }

    /**
     * Takes up what an earlier run has left under way, and asks again for the data flows that it has not started, and for
     * those that were pushing data when it ended: nobody but us would begin them again. Of connectors that share the store,
     * what is this one's own, and then and later what one that has ended has left.
     */
    public void resume() {
        exchanges.resume();
        store.resting(RESTING_MAX).forEach(pid -> store.find(pid).ifPresent(this::flowAgain));
        store.provided(RESTING_MAX).forEach(pid -> store.find(pid).ifPresent(this::flowAgain));
    }

    private void flowAgain(TransferProcess transfer) {
        if (transfer.restsWithUs()) {
            events.restsWithUs(transfer);
        } else if (transfer.exchange().role() == Role.PROVIDER
                && transfer.flows()
                && transfer.request().destination().isPresent()) {
            goOn(transfer.pid());
        }
    }

    @Override
    public void close() {
        exchanges.close();
    }
}
