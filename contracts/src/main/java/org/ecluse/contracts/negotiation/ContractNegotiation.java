package org.ecluse.contracts.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.exchange.Callback;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Process;
import org.ecluse.contracts.exchange.Role;

/**
 * One negotiation of one contract with a peer. Immutable.
 *
 * @param offers all that were made, by either side, oldest first; never empty
 * @param agreement from the moment the provider has agreed
 * @param callbacks who of the operator's programs is told of what
 */
public record ContractNegotiation(
        Exchange<NegotiationState> exchange,
        List<Offer> offers,
        Optional<Agreement> agreement,
        List<Callback> callbacks)
        implements Process<ContractNegotiation, NegotiationState, NegotiationMessage> {
    public ContractNegotiation {
        offers = List.copyOf(offers);
        callbacks = List.copyOf(callbacks);
        if (offers.isEmpty()) {
            throw new IllegalArgumentException("a negotiation is about an offer");
        }
    }

    public Offer lastOffer() {
        return offers.get(offers.size() - 1);
    }

    /** The message that the peer has still to be told. */
    public Optional<NegotiationMessage> telling() {
        return exchange.outgoing().map(outgoing -> switch (outgoing.leadsTo()) {
            case REQUESTED -> new NegotiationMessage.Requested(lastOffer());
            case OFFERED -> new NegotiationMessage.Offered(lastOffer());
            case ACCEPTED -> new NegotiationMessage.Accepted();
            case AGREED -> new NegotiationMessage.Agreed(agreement.orElseThrow());
            case VERIFIED -> new NegotiationMessage.Verified();
            case FINALIZED -> new NegotiationMessage.Finalized();
            case TERMINATED ->
                new NegotiationMessage.Terminated(exchange.ending().orElseThrow());
        });
    }

    @Override
    public ContractNegotiation with(Exchange<NegotiationState> other) {
        return new ContractNegotiation(other, offers, agreement, callbacks);
    }

    @Override
    public ContractNegotiation carrying(NegotiationMessage message, Role by) {
        if (message instanceof NegotiationMessage.Requested requested) {
            return withOffer(requested.offer());
        }
        if (message instanceof NegotiationMessage.Offered offered) {
            return withOffer(offered.offer());
        }
        if (message instanceof NegotiationMessage.Agreed agreed) {
            return new ContractNegotiation(exchange, offers, Optional.of(agreed.agreement()), callbacks);
        }
        return message instanceof NegotiationMessage.Terminated terminated
                ? with(exchange.because(terminated.ending()))
                : this;
    }

    private ContractNegotiation withOffer(Offer offer) {
        var all = new ArrayList<>(offers);
        all.add(offer);
        return new ContractNegotiation(exchange, all, agreement, callbacks);
    }
}
