package org.ecluse.contracts.negotiation;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.Courier;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.SimulatedNode;
import org.ecluse.contracts.exchange.SimulatedWorld;
import org.ecluse.contracts.exchange.Told;
import org.ecluse.contracts.exchange.Trouble;
import org.ecluse.policy.model.PolicyType;

/** One connector's negotiations in a simulated world. */
final class NegotiatingNode extends SimulatedNode<ContractNegotiation, NegotiationState, NegotiationMessage> {
    final NegotiationsInMemory store;
    private Negotiations negotiations;

    NegotiatingNode(String did, SimulatedWorld world, Trouble trouble) {
        super(did, world, trouble);
        this.store = new NegotiationsInMemory(this::maybeDie);
        start();
    }

    @Override
    protected void open(Courier<ContractNegotiation> courier, Exchanges.Surroundings surroundings) {
        negotiations = new Negotiations(
                store,
                courier,
                new Negotiations.Rules(() -> party, this::next, new NobodyListens(), Duration.ofDays(14)),
                surroundings);
    }

    @Override
    protected void resume() {
        negotiations.resume();
    }

    @Override
    protected void close() {
        negotiations.close();
    }

    @Override
    protected NegotiationMessage telling(ContractNegotiation negotiation) {
        return negotiation.telling().orElseThrow();
    }

    @Override
    protected Outcome<ContractNegotiation> taken(Role role, Told told, NegotiationMessage message) {
        var begins = told.ownPid().isEmpty() && role == Role.PROVIDER;
        if (begins && message instanceof NegotiationMessage.Requested requested) {
            return negotiations.requested(peer(), told, requested.offer());
        }
        return negotiations.receive(told.ownPid().orElse("?"), told, message);
    }

    Optional<ContractNegotiation> request(Offer offer) {
        return alive(() -> negotiations.request(peer(), offer, java.util.List.of()));
    }

    /** A person ends a negotiation, if that can be. */
    void walkAway(String pid) {
        alive(() -> negotiations.move(
                pid, new NegotiationMessage.Terminated(new Ending(Role.CONSUMER, "person", "changed their mind"))));
    }

    /** Rules by which a negotiation may take any way through the table; the same for the same negotiation. */
    private Optional<NegotiationMessage> next(ContractNegotiation at) {
        var provider = at.exchange().role() == Role.PROVIDER;
        var whim = Math.floorMod((at.lastOffer().id() + at.offers().size()).hashCode(), 10);
        return switch (at.state()) {
            case REQUESTED -> provider ? Optional.of(whim < 6 ? agreed(at) : counter(at, whim)) : Optional.empty();
            case OFFERED -> provider ? Optional.empty() : Optional.of(answer(at, whim));
            case ACCEPTED -> provider ? Optional.of(agreed(at)) : Optional.empty();
            case AGREED -> provider ? Optional.empty() : Optional.of(new NegotiationMessage.Verified());
            case VERIFIED -> provider ? Optional.of(new NegotiationMessage.Finalized()) : Optional.empty();
            case FINALIZED, TERMINATED -> Optional.empty();
        };
    }

    private static NegotiationMessage answer(ContractNegotiation at, int whim) {
        if (whim < 6 || at.offers().size() > 6) {
            return new NegotiationMessage.Accepted();
        }
        return whim == 9
                ? new NegotiationMessage.Terminated(new Ending(Role.CONSUMER, "rule", "not these terms"))
                : new NegotiationMessage.Requested(another(at, whim));
    }

    private static NegotiationMessage counter(ContractNegotiation at, int whim) {
        return at.offers().size() > 6
                ? new NegotiationMessage.Terminated(new Ending(Role.PROVIDER, "rule", "enough"))
                : new NegotiationMessage.Offered(another(at, whim));
    }

    private static Offer another(ContractNegotiation at, int whim) {
        var last = at.lastOffer();
        return new Offer(last.id() + whim, last.assetId(), last.policy());
    }

    private NegotiationMessage agreed(ContractNegotiation at) {
        var offer = at.lastOffer();
        return new NegotiationMessage.Agreed(new Agreement(
                new AgreementId("agreement-"
                        + UUID.nameUUIDFromBytes(at.pid().getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                party,
                at.exchange().peer().party(),
                offer.assetId(),
                offer.policy().withType(PolicyType.AGREEMENT),
                world.instant()));
    }

    private static final class NobodyListens implements NegotiationEvents {
        @Override
        public void begun(ContractNegotiation negotiation) {
            // The stores say all that the test asks.
        }

        @Override
        public void entered(ContractNegotiation negotiation, NegotiationState state) {
            // The stores say all that the test asks.
        }
    }
}
