package org.ecluse.contracts.negotiation;

import java.util.Optional;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Message;
import org.ecluse.contracts.signature.Signature;

/** What one side tells the other in a negotiation, named by the state that it leads to. (DSP 2025-1, 7.2) */
public sealed interface NegotiationMessage extends Message<NegotiationState> {
    /** Contract Request Message, the first one or a counter-offer of the consumer's. */
    record Requested(Offer offer) implements NegotiationMessage {
        @Override
        public NegotiationState leadsTo() {
            return NegotiationState.REQUESTED;
        }
    }

    /** Contract Offer Message, a first one or a counter-offer of the provider's. */
    record Offered(Offer offer) implements NegotiationMessage {
        @Override
        public NegotiationState leadsTo() {
            return NegotiationState.OFFERED;
        }
    }

    /** Contract Negotiation Event Message of the consumer's: the last offer is accepted. */
    record Accepted() implements NegotiationMessage {
        @Override
        public NegotiationState leadsTo() {
            return NegotiationState.ACCEPTED;
        }
    }

    /** Contract Agreement Message. @param signature the provider's, found genuine; empty where it cannot sign */
    record Agreed(Agreement agreement, Optional<Signature> signature) implements NegotiationMessage {
        /** Not signed, or not yet. */
        public Agreed(Agreement agreement) {
            this(agreement, Optional.empty());
        }

        @Override
        public NegotiationState leadsTo() {
            return NegotiationState.AGREED;
        }
    }

    /** Contract Agreement Verification Message. @param signature the consumer's, as the provider's in {@link Agreed} */
    record Verified(Optional<Signature> signature) implements NegotiationMessage {
        /** Not signed, or not yet. */
        public Verified() {
            this(Optional.empty());
        }

        @Override
        public NegotiationState leadsTo() {
            return NegotiationState.VERIFIED;
        }
    }

    /** Contract Negotiation Event Message of the provider's: the agreement is in force. */
    record Finalized() implements NegotiationMessage {
        @Override
        public NegotiationState leadsTo() {
            return NegotiationState.FINALIZED;
        }
    }

    /** Contract Negotiation Termination Message. */
    record Terminated(Ending ending) implements NegotiationMessage {
        @Override
        public NegotiationState leadsTo() {
            return NegotiationState.TERMINATED;
        }
    }
}
