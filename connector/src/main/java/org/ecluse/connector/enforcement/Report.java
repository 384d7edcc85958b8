package org.ecluse.connector.enforcement;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.ecluse.connector.enforcement.rows.Tally;

/**
 * What was done to the content of one use. For the provider's own record: the withheld sums would let a consumer
 * subtract its way to a single household, so they are never sent.
 *
 * @param rows rows that left; empty when the content was passed on without being read as rows
 * @param rowsWithheld rows of the source that no level let through
 * @param rowsByLevel rows that left, by level
 * @param sent exact sums of what left, by column
 * @param withheld exact sums of what was kept back, by column
 */
public record Report(
        OptionalLong rows,
        long rowsWithheld,
        Map<String, Long> rowsByLevel,
        Map<String, BigDecimal> sent,
        Map<String, BigDecimal> withheld) {
    public Report {
        rowsByLevel = Map.copyOf(rowsByLevel);
        sent = java.util.Collections.unmodifiableMap(new TreeMap<>(sent));
        withheld = java.util.Collections.unmodifiableMap(new TreeMap<>(withheld));
    }

    /** The content was passed on as it is. */
    static Report untouched() {
        return new Report(OptionalLong.empty(), 0, Map.of(), Map.of(), Map.of());
    }

    static Report of(Tally tally) {
        return new Report(
                OptionalLong.of(tally.rows()),
                tally.rowsWithheld(),
                tally.rowsByLevel(),
                tally.sent(),
                tally.withheld());
    }

    static Report rows(long rows) {
        return new Report(OptionalLong.of(rows), 0, Map.of(), Map.of(), Map.of());
    }
}
