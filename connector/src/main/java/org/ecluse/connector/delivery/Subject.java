package org.ecluse.connector.delivery;

import java.util.Objects;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;

/**
 * What a use is about.
 *
 * @param agreement empty for open data taken by a plain link
 * @param user empty when nobody had to say who they are
 * @param purpose the purpose that the agreement names, where it does
 */
public record Subject(
        String assetId, Optional<AgreementId> agreement, Optional<PartyId> user, Optional<String> purpose) {
    private static final String OPEN = "open";

    public Subject {
        Objects.requireNonNull(assetId);
        Objects.requireNonNull(agreement);
        Objects.requireNonNull(user);
        Objects.requireNonNull(purpose);
    }

    /** Anybody, by a plain link. */
    public static Subject anybody(String assetId) {
        return new Subject(assetId, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What pseudonyms belong to: one contract; for open data, one asset. */
    String scope() {
        return agreement.map(AgreementId::value).orElse(OPEN + "/" + assetId);
    }
}
