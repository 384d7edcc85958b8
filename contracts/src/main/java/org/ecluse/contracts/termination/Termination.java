package org.ecluse.contracts.termination;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;

/**
 * A party's statement that it ends a contract early, and why. Whether that holds is {@link TerminationRule}'s to say.
 *
 * @param agreementHash of the agreement's canonical record, so that it is about these very terms
 * @param by who ends it, or who proposes to end it together
 * @param writtenAt to the second
 * @param effectiveAt from when on it is over, to the second
 * @param reason in the party's own words, 1 to 2,000 characters
 * @param evidence where what shows the ground can be found: an address, a file number; 1 to 1,000 characters
 */
public record Termination(
        AgreementId agreement,
        String agreementHash,
        Ground ground,
        PartyId by,
        Instant writtenAt,
        Instant effectiveAt,
        String reason,
        Optional<String> evidence) {
    static final int REASON_CHARACTERS_MAX = 2_000;
    static final int EVIDENCE_CHARACTERS_MAX = 1_000;

    public Termination {
        Objects.requireNonNull(agreement);
        Objects.requireNonNull(agreementHash);
        Objects.requireNonNull(ground);
        Objects.requireNonNull(by);
        writtenAt = Instant.ofEpochSecond(writtenAt.getEpochSecond());
        effectiveAt = Instant.ofEpochSecond(effectiveAt.getEpochSecond());
        if (!isText(reason, REASON_CHARACTERS_MAX)) {
            throw new IllegalArgumentException("a reason is 1 to " + REASON_CHARACTERS_MAX + " characters");
        }
        if (evidence.filter(text -> !isText(text, EVIDENCE_CHARACTERS_MAX)).isPresent()) {
            throw new IllegalArgumentException(
                    "a reference to evidence is 1 to " + EVIDENCE_CHARACTERS_MAX + " characters");
        }
    }

    /** Half a character (a lone surrogate) has no canonical form. */
    private static boolean isText(String text, int max) {
        return !text.isBlank()
                && text.length() <= max
                && text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }
}
