package org.ecluse.policy.terms;

import java.math.BigDecimal;
import java.util.Optional;

/** Exact decimals from foreign text, within bounds that keep arithmetic cheap. */
public final class Numbers {
    private static final int CHARACTERS_MAX = 100;
    private static final int SCALE_MAX = 100;

    private Numbers() {}

    public static Optional<BigDecimal> parse(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        try {
            var number = new BigDecimal(stripped);
            return Math.abs((long) number.scale()) > SCALE_MAX ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }
}
