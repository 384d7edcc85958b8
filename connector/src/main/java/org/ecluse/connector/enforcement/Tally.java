package org.ecluse.connector.enforcement;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Counts and sums of one run, on their way to its {@link Report}. For one thread. */
final class Tally {
    private final Map<String, Long> byLevel = new TreeMap<>();
    private final Map<String, BigDecimal> sent = new TreeMap<>();
    private final Map<String, BigDecimal> withheld = new TreeMap<>();
    private long rows;
    private long rowsWithheld;

    void row() {
        rows++;
    }

    void level(Level level) {
        byLevel.merge(level.label(), 1L, Long::sum);
    }

    void withheldRow() {
        rowsWithheld++;
    }

    void sent(String column, Optional<BigDecimal> number) {
        number.ifPresent(one -> sent.merge(column, one, BigDecimal::add));
    }

    void withheld(String column, Optional<BigDecimal> number) {
        number.ifPresent(one -> withheld.merge(column, one, BigDecimal::add));
    }

    Report report() {
        return new Report(OptionalLong.of(rows), rowsWithheld, byLevel, sent, withheld);
    }
}
