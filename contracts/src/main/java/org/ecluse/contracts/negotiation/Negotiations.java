package org.ecluse.contracts.negotiation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Callback;
import org.ecluse.contracts.exchange.Courier;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Told;
import org.ecluse.contracts.store.StoreUnavailable;

/**
 * This connector's negotiations. Every method that moves one throws {@link StoreUnavailable} when it is not known whether
 * it did. Safe for threads.
 */
public final class Negotiations implements AutoCloseable {
    private final NegotiationStore store;
    private final Exchanges.Surroundings surroundings;
    private final NegotiationConduct conduct;
    private final Exchanges<ContractNegotiation, NegotiationState, NegotiationMessage> exchanges;

    /**
     * What this connector does in its negotiations.
     *
     * @param self who we are, as a provider names us in an agreement
     * @param signing signs what we agree to and what we verify
     * @param patience how long a negotiation may rest, with either side, before it is terminated
     */
    public record Rules(
            Supplier<PartyId> self, NextMove nextMove, Signing signing, NegotiationEvents events, Duration patience) {
        /** Those of a connector that does not sign. */
        public Rules(Supplier<PartyId> self, NextMove nextMove, NegotiationEvents events, Duration patience) {
            this(self, nextMove, Signing.NEVER, events, patience);
        }
    }

    public Negotiations(
            NegotiationStore store,
            Courier<ContractNegotiation> courier,
            Rules rules,
            Exchanges.Surroundings surroundings) {
        this.store = store;
        this.surroundings = surroundings;
        this.conduct = new NegotiationConduct(store, rules);
        this.exchanges = new Exchanges<>(conduct, store, courier, surroundings);
    }

    /** Asks {@code provider} for what it offers, or for other terms. */
    public ContractNegotiation request(Peer provider, Offer offer, List<Callback> callbacks) {
        return exchanges.begin(asked(provider, offer, callbacks));
    }

    /** As {@link #request(Peer, Offer, List)}, with the person who asks on record. */
    public ContractNegotiation request(Peer provider, Offer offer, Deed deed) {
        return exchanges.begin(asked(provider, offer, List.of()).with(deed));
    }

    private ContractNegotiation asked(Peer provider, Offer offer, List<Callback> callbacks) {
        return new ContractNegotiation(
                begunByUs(Role.CONSUMER, provider, NegotiationState.REQUESTED),
                List.of(offer),
                Optional.empty(),
                callbacks);
    }

    /** Offers something to {@code consumer} that it has not asked for. */
    public ContractNegotiation offer(Peer consumer, Offer offer) {
        return exchanges.begin(new ContractNegotiation(
                begunByUs(Role.PROVIDER, consumer, NegotiationState.OFFERED),
                List.of(offer),
                Optional.empty(),
                List.of()));
    }

    /** A consumer's first request. */
    public Outcome<ContractNegotiation> requested(Peer consumer, Told told, Offer offer) {
        return requested(consumer, told, offer, Stance.USUAL);
    }

    /** A consumer's first request, and what we stand by before it. */
    public Outcome<ContractNegotiation> requested(Peer consumer, Told told, Offer offer, Stance stance) {
        return begunByPeer(Role.PROVIDER, consumer, NegotiationState.REQUESTED, told, offer, stance);
    }

    /** A provider's first offer. */
    public Outcome<ContractNegotiation> offered(Peer provider, Told told, Offer offer) {
        return begunByPeer(Role.CONSUMER, provider, NegotiationState.OFFERED, told, offer, Stance.USUAL);
    }

    /** A peer's message in a negotiation that there is. */
    public Outcome<ContractNegotiation> receive(String pid, Told told, NegotiationMessage message) {
        return exchanges.receive(pid, told, message);
    }

    /** A move of this connector's, decided by a person or another program. */
    public Outcome<ContractNegotiation> move(String pid, NegotiationMessage message) {
        return exchanges.move(pid, signed(pid, message));
    }

    private NegotiationMessage signed(String pid, NegotiationMessage message) {
        return store.find(pid)
                .map(negotiation -> conduct.signed(negotiation, message))
                .orElse(message);
    }

    /**
     * A person's decision about the last offer, which is kept with the negotiation.
     *
     * @param round how many offers there were when the person saw it: a later one is not decided by this
     */
    public Outcome<ContractNegotiation> decide(String pid, int round, NegotiationMessage message, Deed deed) {
        return exchanges.move(
                pid, signed(pid, message), negotiation -> negotiation.offers().size() == round, now -> now.with(deed));
    }

    /** Those that may be waiting for somebody's decision here, the most urgent first. */
    public List<ContractNegotiation> resting() {
        return store.resting();
    }

    public Optional<ContractNegotiation> find(String pid) {
        return store.find(pid);
    }

    public Optional<ContractNegotiation> findByAgreement(AgreementId agreement) {
        return store.findByAgreement(agreement);
    }

    /** Takes up what an earlier run has left under way. */
    public void resume() {
        exchanges.resume();
    }

    @Override
    public void close() {
        exchanges.close();
    }

    private Exchange<NegotiationState> begunByUs(Role role, Peer peer, NegotiationState state) {
        return Exchange.begunByUs(
                UUID.randomUUID().toString(),
                role,
                peer,
                state,
                surroundings.ids().get(),
                surroundings.clock().instant());
    }

    private Outcome<ContractNegotiation> begunByPeer(
            Role role, Peer peer, NegotiationState state, Told told, Offer offer, Stance stance) {
        var exchange = Exchange.begunByPeer(
                UUID.randomUUID().toString(),
                role,
                peer,
                state,
                told,
                surroundings.clock().instant());
        var begun = new ContractNegotiation(exchange, List.of(offer), Optional.empty(), List.of());
        return exchanges.begunByPeer(begun.standingBy(stance), told);
    }
}
