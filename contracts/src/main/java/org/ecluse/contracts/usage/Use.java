package org.ecluse.contracts.usage;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;

/**
 * One attempt to use an asset, permitted or not.
 *
 * @param id unique for the attempt, such as a random UUID
 * @param agreement empty for open data taken by a plain link
 * @param user empty when nobody had to say who they are
 * @param purpose what it is for, in the words of the agreement (a DPV IRI), where it says so
 * @param rows rows that left; 0 when refused, or when the format has no rows
 * @param rowsWithheld rows of the source that the agreement's rules kept back
 * @param bytes bytes of content that left
 */
public record Use(
        String id,
        String assetId,
        Optional<AgreementId> agreement,
        Optional<PartyId> user,
        Optional<String> purpose,
        Instant at,
        long rows,
        long rowsWithheld,
        long bytes,
        Outcome outcome) {

    public Use {
        if (rows < 0 || rowsWithheld < 0 || bytes < 0) {
            throw new IllegalArgumentException("counts of a use are zero or more");
        }
    }

    /** What was decided: permitted, or refused for a reason's stable code; and whether all of it got through. */
    public record Outcome(boolean permitted, String code) {
        private static final String OK = "ok";

        /** Permitted and delivered to the end. */
        public static Outcome delivered() {
            return new Outcome(true, OK);
        }

        /** Permitted, but cut before the end: by the peer, or because the contract ended meanwhile. */
        public static Outcome cut(String code) {
            return new Outcome(true, code);
        }

        /** Refused, for the reason of that code, such as {@code duty.unpaid}. */
        public static Outcome refused(String code) {
            return new Outcome(false, code);
        }
    }
}
