package org.ecluse.connector.operator;

import java.util.List;
import java.util.Optional;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Mapping;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.policy.model.Policy;

/**
 * One asset to put on offer.
 *
 * @param assetId 1 to 128 letters, digits, dots, dashes, underscores; offers are addressed {@code partner/assetId}
 * @param keywords free words for the search
 * @param theme one of the territory's themes, such as {@code énergie}
 * @param source where the bytes come from; never told to others
 * @param mapping what the columns of the source mean
 * @param terms what is offered: an offer policy without parties
 * @param visibility who sees the offer at all
 * @param handling how requests for it are handled, where not as for all offers
 */
public record Publication(
        String assetId,
        Wording title,
        Wording description,
        List<String> keywords,
        Optional<String> theme,
        DataSource source,
        Mapping mapping,
        Policy terms,
        Visibility visibility,
        Optional<Handling> handling) {

    /** Who may see that the asset exists. */
    public enum Visibility {
        /** Everyone who can reach the connector, with or without a membership. */
        EVERYONE,
        /** Participants with a membership in force. */
        MEMBERS
    }

    /** One that is handled as all are. */
    public Publication(
            String assetId,
            Wording title,
            Wording description,
            List<String> keywords,
            Optional<String> theme,
            DataSource source,
            Mapping mapping,
            Policy terms,
            Visibility visibility) {
        this(assetId, title, description, keywords, theme, source, mapping, terms, visibility, Optional.empty());
    }

    public Publication {
        keywords = List.copyOf(keywords);
    }
}
