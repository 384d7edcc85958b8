package org.ecluse.policy.counting;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What a permitted use must set aside before it begins, and up to where.
 *
 * @param at pointer to the constraint that limits it
 * @param amount what this use adds, never negative
 * @param limit what may be used in all
 * @param mayReach whether the limit itself may be reached: {@code lteq}, not {@code lt}
 */
public record Claim(Tally tally, String at, BigDecimal amount, BigDecimal limit, boolean mayReach) {
    public Claim {
        Objects.requireNonNull(tally);
        Objects.requireNonNull(at);
        Objects.requireNonNull(amount);
        Objects.requireNonNull(limit);
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("a use adds something or nothing, not " + amount);
        }
    }

    /** True when this much used before leaves room for what is claimed. */
    public boolean fitsAfter(BigDecimal used) {
        int order = used.add(amount).compareTo(limit);
        return order < 0 || (mayReach && order == 0);
    }
}
