package org.ecluse.connector.dataplane;

import java.time.InstantSource;
import org.ecluse.connector.delivery.Books;
import org.ecluse.connector.enforcement.Enforcement;
import org.ecluse.connector.source.Sources;
import org.ecluse.contracts.store.Database;
import org.ecluse.policy.counting.Counters;
import org.ecluse.trust.egress.Egress;

/**
 * What the data plane needs from the rest of the connector.
 *
 * @param database with the connector's tables
 */
public record Ports(
        UsageDecision decision,
        Standing standing,
        OpenAssets open,
        FlowEvents events,
        FlowKeys keys,
        Books books,
        Counters counters,
        Enforcement enforcement,
        Sources sources,
        Egress egress,
        Database database,
        InstantSource clock) {}
