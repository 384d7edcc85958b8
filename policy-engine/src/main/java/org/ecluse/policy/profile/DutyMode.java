package org.ecluse.policy.profile;

/** When a duty has to be fulfilled, seen from the use that it belongs to. */
public enum DutyMode {
    /** First this, then use: a payment, a consent. */
    BEFORE,
    /** Done to the data while it flows: aggregation, pseudonymisation, attribution. */
    ONGOING,
    /** By a deadline. While it is open it does not stand in the way of use; once it is overdue it does. */
    EVENTUALLY,
    /** Owed once the data was used: deletion, publication. */
    AFTER,
    /** The action exists but cannot be a duty here. */
    NEVER
}
