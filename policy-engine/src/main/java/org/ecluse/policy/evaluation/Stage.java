package org.ecluse.policy.evaluation;

/** When a decision is asked for. */
public enum Stage {
    /**
     * Before signing. Every term must be evaluable and what is already settled must hold; a payment, a count or the
     * beginning of a time window may still lie ahead.
     */
    NEGOTIATION,
    /** Before each use. Everything must hold now. */
    USE
}
