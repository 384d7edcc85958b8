package org.ecluse.contracts.negotiation;

import java.util.Optional;
import org.ecluse.contracts.exchange.Deadline;

/**
 * What this connector does when a negotiation rests with it. A partner's rules decide at once; where a person is to decide,
 * the answer is empty and the person's move comes in later by {@link Negotiations#move}.
 */
@FunctionalInterface
public interface NextMove {
    /** Called in the middle of a step: must be quick, call nobody, and decide the same for the same negotiation. */
    Optional<NegotiationMessage> next(ContractNegotiation negotiation);

    /**
     * What is done by when, where a person who is to decide does not. The same for the same negotiation, and only asked
     * while nothing is to be told to the peer.
     */
    default Optional<Deadline<NegotiationMessage>> undecided(ContractNegotiation negotiation) {
        return Optional.empty();
    }
}
