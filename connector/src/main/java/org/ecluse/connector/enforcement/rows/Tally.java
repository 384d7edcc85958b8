package org.ecluse.connector.enforcement.rows;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts and sums of one run. For one thread. */
public final class Tally {
    private final Map<String, Long> byLevel = new TreeMap<>();
    private final Map<String, BigDecimal> sent = new TreeMap<>();
    private final Map<String, BigDecimal> withheld = new TreeMap<>();
    private long rows;
    private long rowsWithheld;

    void row() {
        rows++;
    }

    public void level(String label) {
        byLevel.merge(label, 1L, Long::sum);
    }

    public void withheldRow() {
        rowsWithheld++;
    }

    public void sent(String column, Optional<BigDecimal> number) {
        number.ifPresent(one -> sent.merge(column, one, BigDecimal::add));
    }

    public void withheld(String column, Optional<BigDecimal> number) {
        number.ifPresent(one -> withheld.merge(column, one, BigDecimal::add));
    }

    /** Rows that were written. */
    public long rows() {
        return rows;
    }

    public long rowsWithheld() {
        return rowsWithheld;
    }

    public Map<String, Long> rowsByLevel() {
        return Collections.unmodifiableMap(byLevel);
    }

    /** Exact sums of what left, by column. */
    public Map<String, BigDecimal> sent() {
        return Collections.unmodifiableMap(sent);
    }

    /** Exact sums of what was kept back, by column. */
    public Map<String, BigDecimal> withheld() {
        return Collections.unmodifiableMap(withheld);
    }
}
