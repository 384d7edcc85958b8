package org.ecluse.registry.credentials;

import java.time.Instant;
import org.ecluse.registry.members.MemberName;

/**
 * One request for credentials. (DCP 1.0, section 6.8)
 *
 * @param id the issuer's id of it
 * @param member who asked
 * @param holderPid the holder's id of it
 * @param state what became of it
 * @param attempts how often delivery was tried
 * @param madeAt when it came in
 */
public record Issuance(String id, MemberName member, String holderPid, State state, int attempts, Instant madeAt) {
    /** What became of a request. */
    public enum State {
        /** Taken, its credentials not yet with the holder. */
        RECEIVED,
        /** The holder has its credentials. */
        ISSUED,
        /** The holder could not be reached, or lost its standing meanwhile. */
        REJECTED
    }
}
