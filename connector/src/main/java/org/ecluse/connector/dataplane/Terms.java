package org.ecluse.connector.dataplane;

import java.util.Objects;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.policy.model.Policy;

/** What a transfer was agreed to be: who may use which asset, under which agreement, by which policy. */
public record Terms(AgreementId agreement, PartyId consumer, String assetId, Policy policy) {
    public Terms {
        Objects.requireNonNull(agreement);
        Objects.requireNonNull(consumer);
        Objects.requireNonNull(assetId);
        Objects.requireNonNull(policy);
    }
}
