package org.ecluse.connector.dataplane;

import java.time.Instant;
import org.ecluse.policy.evaluation.Decision;

/** Decides, at the instant of each use, whether it is permitted and what must be done to the content. */
@FunctionalInterface
public interface UsageDecision {
    Decision decide(Terms terms, Instant at);
}
