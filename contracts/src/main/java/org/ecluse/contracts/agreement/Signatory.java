package org.ecluse.contracts.agreement;

import java.util.Optional;

/** A side of an agreement, as one that signs. */
public enum Signatory {
    PROVIDER,
    CONSUMER;

    /** The party on this side. */
    public PartyId of(Agreement agreement) {
        return this == PROVIDER ? agreement.provider() : agreement.consumer();
    }

    /** The side that a party is on; empty for a stranger. A party that is on both sides is the provider. */
    public static Optional<Signatory> of(PartyId party, Agreement agreement) {
        if (party.equals(agreement.provider())) {
            return Optional.of(PROVIDER);
        }
        return party.equals(agreement.consumer()) ? Optional.of(CONSUMER) : Optional.empty();
    }
}
