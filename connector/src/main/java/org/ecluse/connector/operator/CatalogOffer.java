package org.ecluse.connector.operator;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.model.Policy;
import org.ecluse.trust.Did;

/**
 * One offer found in a partner's catalogue.
 *
 * @param offerId the id of the offer policy, as the provider gave it
 * @param terms the policy as this connector's engine reads it
 * @param odrl the policy as it was received
 */
public record CatalogOffer(
        Did provider,
        String offerId,
        String assetId,
        Wording title,
        Wording description,
        List<String> keywords,
        Optional<String> theme,
        Policy terms,
        JsonObject odrl) {

    public CatalogOffer {
        keywords = List.copyOf(keywords);
    }

    /** The same offer, to be asked for on other terms. */
    public CatalogOffer on(Policy other) {
        return new CatalogOffer(
                provider, offerId, assetId, title, description, keywords, theme, other.withUid(terms.uid()), odrl);
    }
}
