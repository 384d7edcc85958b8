package org.ecluse.contracts.negotiation;

import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.ExchangeStore;

/** Keeps negotiations. */
public interface NegotiationStore extends ExchangeStore<ContractNegotiation> {
    /** The negotiation that an agreement came of. */
    Optional<ContractNegotiation> findByAgreement(AgreementId agreement);

    /** Agreements that are in force by their negotiation and not yet kept by themselves: a death came between. */
    List<Agreement> concludedUnkept();
}
