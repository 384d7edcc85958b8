package org.ecluse.contracts.termination;

import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;

/**
 * A party tried to end a contract that holds.
 *
 * @param by who sent it, by the token that it came with
 * @param code why it did not hold, such as {@code termination.ground.not-agreed}
 * @param evidence the bytes that it sent, base64
 */
public record Breach(AgreementId agreement, PartyId by, Instant foundAt, String code, String evidence) {
    public Breach {
        Objects.requireNonNull(agreement);
        Objects.requireNonNull(by);
        foundAt = Instant.ofEpochSecond(foundAt.getEpochSecond());
        Objects.requireNonNull(code);
        Objects.requireNonNull(evidence);
    }

    static Breach of(AgreementId agreement, PartyId by, Instant foundAt, String code, byte[] evidence) {
        return new Breach(agreement, by, foundAt, code, Base64.getEncoder().encodeToString(evidence));
    }
}
