package org.ecluse.connector.edc.negotiation;

import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Policy;

/** What this connector says of its own offers, beside their terms. */
public interface OfferRules {
    /** How requests for an asset are handled, where its offer says so. */
    Optional<Handling> handling(String assetId);

    /** What speaks against giving an asset away under other terms than those on offer: they cannot be applied here. */
    List<Problem> objections(String assetId, Policy terms);

    /** What keeps this connector from signing terms as a consumer: it cannot evaluate them. */
    List<Problem> unevaluable(Policy terms);
}
