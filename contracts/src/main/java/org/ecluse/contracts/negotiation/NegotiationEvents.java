package org.ecluse.contracts.negotiation;

/** Told what has happened to negotiations, in order for each; by the thread that did it, after it was stored. */
public interface NegotiationEvents {
    /** There is a new negotiation. */
    void begun(ContractNegotiation negotiation);

    /** Both sides have entered {@code state}; the negotiation itself may be one move further. */
    void entered(ContractNegotiation negotiation, NegotiationState state);
}
