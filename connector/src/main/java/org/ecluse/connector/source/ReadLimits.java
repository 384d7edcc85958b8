package org.ecluse.connector.source;

import java.time.Duration;

/**
 * How much of a source is taken in at once, and how long is waited for it.
 *
 * @param columnsMax columns of one file
 * @param rowCharsMax characters of one row, quotes and delimiters included
 * @param nestingMax how deep one JSON line may be nested
 * @param connectMax wait for a connection to an HTTP source
 * @param answerMax wait for an HTTP source's first byte
 */
public record ReadLimits(int columnsMax, int rowCharsMax, int nestingMax, Duration connectMax, Duration answerMax) {
    public static final ReadLimits DEFAULT =
            new ReadLimits(2_000, 4 * 1024 * 1024, 64, Duration.ofSeconds(5), Duration.ofSeconds(30));
}
