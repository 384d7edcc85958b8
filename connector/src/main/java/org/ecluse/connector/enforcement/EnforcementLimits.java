package org.ecluse.connector.enforcement;

import java.time.Duration;

/**
 * What enforcement may cost.
 *
 * @param aggregatedRowsMax rows of one file that are held to be aggregated; about 300 bytes each
 * @param aggregationsMax aggregations at one time
 * @param aggregationWaitMax how long a use waits for its turn to aggregate
 * @param checkedRowsMax rows that are tried when an asset is published
 */
public record EnforcementLimits(
        int aggregatedRowsMax, int aggregationsMax, Duration aggregationWaitMax, int checkedRowsMax) {
    public static final EnforcementLimits DEFAULT = new EnforcementLimits(500_000, 2, Duration.ofSeconds(60), 1_000);
}
