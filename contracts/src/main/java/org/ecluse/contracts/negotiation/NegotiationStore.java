package org.ecluse.contracts.negotiation;

import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.ExchangeStore;

/** Keeps negotiations. */
public interface NegotiationStore extends ExchangeStore<ContractNegotiation> {
    /** The negotiation that an agreement came of. */
    Optional<ContractNegotiation> findByAgreement(AgreementId agreement);

    /**
     * Negotiations that wait for this side's answer to an offer, or have it on its way; the one that is ended first, first.
     * At most 1,000.
     */
    List<ContractNegotiation> resting();

    /** Those whose agreement is in force and not yet kept by itself: a death came between. */
    List<ContractNegotiation> concludedUnkept();
}
