package org.ecluse.contracts.agreement;

import java.time.Instant;
import java.util.Optional;

/**
 * An agreement as it is kept.
 *
 * @param hash SHA-256 of the canonical bytes, 64 small hexadecimal digits
 * @param signatures those that have come so far, each verified
 * @param ended empty while it is in force
 */
public record StoredAgreement(Agreement agreement, String hash, Signatures signatures, Optional<End> ended) {

    /** When and why it is over: the stable code, such as {@code contract.ended}. */
    public record End(Instant at, String code) {}
}
