package org.ecluse.contracts.agreement;

import java.time.Instant;
import org.ecluse.policy.model.Policy;

/**
 * What provider and consumer agreed on: these parties, this asset, these terms, from this instant. Never changes.
 *
 * @param assetId 1 to 255 characters
 * @param signedAt kept to the second, as DSP carries it
 */
public record Agreement(
        AgreementId id, PartyId provider, PartyId consumer, String assetId, Policy policy, Instant signedAt) {
    private static final int ASSET_ID_LENGTH_MAX = 255;

    public Agreement {
        if (assetId.isEmpty() || assetId.length() > ASSET_ID_LENGTH_MAX) {
            throw new IllegalArgumentException("an asset id is 1 to " + ASSET_ID_LENGTH_MAX + " characters");
        }
        signedAt = Instant.ofEpochSecond(signedAt.getEpochSecond());
    }
}
