package org.ecluse.policy.reading;

import jakarta.json.JsonObject;
import org.ecluse.policy.model.Policy;

/** Writes a policy as JSON-LD. Members and arrays have a fixed order: equal policies give equal documents. */
public final class PolicyWriter {
    private PolicyWriter() {}

    /** All of it, compact, under the W3C ODRL context and prefixes of our own. */
    public static JsonObject full(Policy policy) {
        throw new UnsupportedOperationException(policy.uid());
    }

    /**
     * What DSP 2025-1's schema can carry: every action is a plain name; the refinements of a duty's action travel as
     * constraints of the duty, and the reader restores them. Self-contained: prefixes are written into the document.
     */
    public static JsonObject wire(Policy policy) {
        throw new UnsupportedOperationException(policy.uid());
    }
}
