package org.ecluse.connector.operator;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.operator.Publication.Visibility;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.policy.model.Policy;

/**
 * An asset on offer, as the operator sees it.
 *
 * @param openLink where anybody may take it without an account, for open data only
 * @param handling how requests for it are handled, where not as for all offers
 */
public record Published(
        String assetId,
        Wording title,
        Wording description,
        List<String> keywords,
        Optional<String> theme,
        Policy terms,
        Visibility visibility,
        Instant publishedAt,
        Optional<URI> openLink,
        Optional<Handling> handling) {

    public Published {
        keywords = List.copyOf(keywords);
    }
}
