package org.ecluse.contracts.negotiation;

import java.util.Optional;

/**
 * What this connector does when a negotiation rests with it. A partner's rules decide at once; where a person is to decide,
 * the answer is empty and the person's move comes in later by {@link Negotiations#move}.
 */
@FunctionalInterface
public interface NextMove {
    /** Called in the middle of a step: must be quick, call nobody, and decide the same for the same negotiation. */
    Optional<NegotiationMessage> next(ContractNegotiation negotiation);
}
