package org.ecluse.connector.enforcement;

import java.time.Instant;

/**
 * The provider's own record of what was kept back from whom. Never shown to a consumer. May be written from many threads.
 */
public interface EnforcementRecord {

    /** Written before the use is told whole; the use fails when this fails. */
    void write(Entry entry);

    /**
     * @param useId the use's id in the usage log
     * @param scope the agreement's id, or {@code open}
     */
    record Entry(String useId, String scope, String assetId, Instant at, Report report) {}
}
