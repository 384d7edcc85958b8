package org.ecluse.contracts.bargain;

/** How the other side's terms stand to ours, seen from this side. */
public enum Standing {
    /** They are ours. */
    SAME,
    /** As a provider we give no more by them; as a consumer we get no less, for no more. */
    WITHIN,
    /** They are not certain to be within ours. */
    BEYOND
}
