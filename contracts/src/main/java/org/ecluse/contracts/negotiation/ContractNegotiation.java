package org.ecluse.contracts.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.exchange.Callback;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Process;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.signature.Signature;

/**
 * One negotiation of one contract with a peer. Immutable.
 *
 * @param offers all that were made, by either side, oldest first; never empty
 * @param agreement from the moment the provider has agreed
 * @param signatures who has signed the agreement so far
 * @param callbacks who of the operator's programs is told of what
 * @param stance what this connector stands by in it
 * @param deeds what persons of this connector did in it, oldest first
 */
public record ContractNegotiation(
        Exchange<NegotiationState> exchange,
        List<Offer> offers,
        Optional<Agreement> agreement,
        Signatures signatures,
        List<Callback> callbacks,
        Stance stance,
        List<Deed> deeds)
        implements Process<ContractNegotiation, NegotiationState, NegotiationMessage> {
    public ContractNegotiation {
        offers = List.copyOf(offers);
        callbacks = List.copyOf(callbacks);
        deeds = List.copyOf(deeds);
        if (offers.isEmpty()) {
            throw new IllegalArgumentException("a negotiation is about an offer");
        }
    }

    /** One in which no person has done anything, and which is handled as all are. */
    public ContractNegotiation(
            Exchange<NegotiationState> exchange,
            List<Offer> offers,
            Optional<Agreement> agreement,
            List<Callback> callbacks) {
        this(exchange, offers, agreement, Signatures.NONE, callbacks, Stance.USUAL, List.of());
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
            case AGREED -> new NegotiationMessage.Agreed(agreement.orElseThrow(), signatures.provider());
            case VERIFIED -> new NegotiationMessage.Verified(signatures.consumer());
            case FINALIZED -> new NegotiationMessage.Finalized();
            case TERMINATED ->
                new NegotiationMessage.Terminated(exchange.ending().orElseThrow());
        });
    }

    @Override
    public ContractNegotiation with(Exchange<NegotiationState> other) {
        return new ContractNegotiation(other, offers, agreement, signatures, callbacks, stance, deeds);
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
            return new ContractNegotiation(
                            exchange, offers, Optional.of(agreed.agreement()), signatures, callbacks, stance, deeds)
                    .signed(Signatory.PROVIDER, agreed.signature());
        }
        if (message instanceof NegotiationMessage.Verified verified) {
            return signed(Signatory.CONSUMER, verified.signature());
        }
        return message instanceof NegotiationMessage.Terminated terminated
                ? with(exchange.because(terminated.ending()))
                : this;
    }

    private ContractNegotiation withOffer(Offer offer) {
        var all = new ArrayList<>(offers);
        all.add(offer);
        return new ContractNegotiation(exchange, all, agreement, signatures, callbacks, stance, deeds);
    }

    /** A message that is said again may come without the signature: the first one stays. */
    private ContractNegotiation signed(Signatory side, Optional<Signature> signature) {
        return signature
                .map(one -> new ContractNegotiation(
                        exchange, offers, agreement, signatures.with(side, one), callbacks, stance, deeds))
                .orElse(this);
    }

    ContractNegotiation standingBy(Stance other) {
        return new ContractNegotiation(exchange, offers, agreement, signatures, callbacks, other, deeds);
    }

    ContractNegotiation with(Deed deed) {
        var all = new ArrayList<>(deeds);
        all.add(deed);
        return new ContractNegotiation(exchange, offers, agreement, signatures, callbacks, stance, all);
    }
}
