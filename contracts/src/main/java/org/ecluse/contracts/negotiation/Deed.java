package org.ecluse.contracts.negotiation;

import java.time.Instant;

/**
 * What a person of this connector did in a negotiation. Written in the same commit as what it did.
 *
 * @param by the person's name here
 * @param reason as the person wrote it; may be empty
 */
public record Deed(Instant at, String by, What what, String reason) {
    /** The kinds of it. */
    public enum What {
        ASKED,
        ACCEPTED,
        DECLINED,
        COUNTERED
    }
}
