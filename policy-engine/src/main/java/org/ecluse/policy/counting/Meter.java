package org.ecluse.policy.counting;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * How one left operand is counted for the use that is asked for.
 *
 * @param counters where it is counted
 * @param account whose limit it is, such as the agreement's id
 * @param amount what this use adds: one for {@code odrl:count}, the price for an amount that was prepaid
 */
public record Meter(Counters counters, String account, BigDecimal amount) {
    public Meter {
        Objects.requireNonNull(counters);
        Objects.requireNonNull(account);
        Objects.requireNonNull(amount);
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("a use adds something or nothing, not " + amount);
        }
    }

    /** Counts uses, one at a time. */
    public static Meter ofUses(Counters counters, String account) {
        return new Meter(counters, account, BigDecimal.ONE);
    }
}
