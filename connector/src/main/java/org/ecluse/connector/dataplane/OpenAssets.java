package org.ecluse.connector.dataplane;

import java.util.Optional;
import org.ecluse.connector.source.Supply;
import org.ecluse.policy.model.Policy;

/** The assets that are on offer, for plain links. */
@FunctionalInterface
public interface OpenAssets {

    Optional<Offered> find(String assetId);

    /** An asset with its content and the policy of its offer, which decides whether anybody may take it. */
    record Offered(String assetId, Supply supply, Policy policy) {}
}
