package org.ecluse.policy.terms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of time that is not negative: so many months and so many seconds, which cannot always be told apart. A month is
 * longer than 27 days and shorter than 32; whether it is longer than 30 nobody can say. (XSD 1.1, section 3.3.6.1)
 *
 * @param seconds exact, fractions and all
 */
public record Span(long months, BigDecimal seconds) {
    private static final int CHARACTERS_MAX = 40;
    private static final int DIGITS_MAX = 9;
    private static final Pattern FORM =
            Pattern.compile("P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?(T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+"
                    + "(?:\\.\\d+)?)S)?)?");
    /** Months in the longest span that is read: 100,000 years. */
    private static final long MONTHS_MAX = 1_200_000;

    // SPEC XSD 1.1 Part 2, 3.3.6.2: x < y where it is so added to each of these.
    private static final List<LocalDate> REFERENCES = List.of(
            LocalDate.of(1696, 9, 1), LocalDate.of(1697, 2, 1), LocalDate.of(1903, 3, 1), LocalDate.of(1903, 7, 1));

    /** How one span stands to another. */
    public enum Order {
        SHORTER,
        EQUAL,
        LONGER,
        UNDECIDED
    }

    /** @param text such as {@code P3M}, {@code P2W} or {@code P1DT12H} */
    public static Optional<Span> parse(String text) {
        if (text.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        var parts = FORM.matcher(text);
        if (!parts.matches() || text.endsWith("P") || text.endsWith("T")) {
            return Optional.empty();
        }
        for (int i = 1; i <= parts.groupCount(); i++) {
            var part = parts.group(i);
            if (i != 5 && part != null && part.length() > DIGITS_MAX) {
                return Optional.empty();
            }
        }
        long months = 12 * number(parts, 1) + number(parts, 2);
        long days = 7 * number(parts, 3) + number(parts, 4);
        long whole = 86_400 * days + 3_600 * number(parts, 6) + 60 * number(parts, 7);
        var seconds = parts.group(8) == null ? BigDecimal.ZERO : new BigDecimal(parts.group(8));
        var all = seconds.add(BigDecimal.valueOf(whole)).stripTrailingZeros();
        return months > MONTHS_MAX ? Optional.empty() : Optional.of(new Span(months, all));
    }

    private static long number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }

    public Order compare(Span other) {
        if (months == other.months) {
            return order(seconds.compareTo(other.seconds));
        }
        var first = Optional.<Order>empty();
        for (var reference : REFERENCES) {
            var order = order(from(reference).compareTo(other.from(reference)));
            if (first.isPresent() && first.get() != order) {
                return Order.UNDECIDED;
            }
            first = Optional.of(order);
        }
        return first.orElseThrow();
    }

    private BigDecimal from(LocalDate reference) {
        return seconds.add(
                BigDecimal.valueOf(reference.plusMonths(months).atStartOfDay().toEpochSecond(ZoneOffset.UTC)));
    }

    private static Order order(int sign) {
        if (sign == 0) {
            return Order.EQUAL;
        }
        return sign < 0 ? Order.SHORTER : Order.LONGER;
    }
}
