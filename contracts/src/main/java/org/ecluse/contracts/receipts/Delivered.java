package org.ecluse.contracts.receipts;

import java.util.Objects;
import java.util.Optional;

/**
 * What went through in one use.
 *
 * @param transform the SHA-256 of what was done to the content on its way, where the one who says it knows
 * @param rows empty when the content was not read as rows
 * @param bytes of content
 * @param sha256 of the content as it was sent, 64 small hexadecimal digits
 */
public record Delivered(Optional<String> transform, Optional<Long> rows, long bytes, String sha256) {
    public Delivered {
        Objects.requireNonNull(transform);
        Objects.requireNonNull(rows);
        Objects.requireNonNull(sha256);
        if (bytes < 0) {
            throw new IllegalArgumentException("what was delivered has zero bytes or more");
        }
    }

    /** As a consumer counts it, who sees bytes and nothing else. */
    public static Delivered bytes(long bytes, String sha256) {
        return new Delivered(Optional.empty(), Optional.empty(), bytes, sha256);
    }
}
