package org.ecluse.connector.dataplane;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.ecluse.connector.source.Supply;

/**
 * A transfer to start.
 *
 * @param flow the id of the transfer process
 * @param supply the asset's content
 * @param sink where to push it to; empty when the consumer will pull
 */
public record FlowRequest(FlowId flow, Terms terms, Supply supply, Optional<URI> sink) {
    public FlowRequest {
        Objects.requireNonNull(flow);
        Objects.requireNonNull(terms);
        Objects.requireNonNull(supply);
        Objects.requireNonNull(sink);
    }
}
