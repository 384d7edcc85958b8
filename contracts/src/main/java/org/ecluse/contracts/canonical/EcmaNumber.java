package org.ecluse.contracts.canonical;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Numbers as ECMAScript writes them: the fewest digits that name the same double, the closest where several do.
 * (RFC 8785, 3.2.2.3; ECMA-262, Number::toString)
 */
final class EcmaNumber {
    private static final int DOUBLE_DIGITS_MAX = 17;
    private static final int PLAIN_EXPONENT_MAX = 21;
    private static final int PLAIN_EXPONENT_MIN = -6;
    private static final int SCALE_MAX = 400;

    private EcmaNumber() {}

    /** @throws NotCanonical when a double cannot hold the number exactly as written */
    static String text(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        if (Math.abs((long) number.scale()) > SCALE_MAX || number.precision() > SCALE_MAX) {
            throw notADouble();
        }
        var shortest = shortest(number.doubleValue());
        if (shortest.compareTo(number) != 0) {
            throw notADouble();
        }
        return (number.signum() < 0 ? "-" : "") + layOut(shortest.abs().stripTrailingZeros());
    }

    private static NotCanonical notADouble() {
        return new NotCanonical("a number has more digits than a double holds; write it as a string");
    }

    private static BigDecimal shortest(double value) {
        if (Double.isInfinite(value)) {
            throw notADouble();
        }
        var exact = new BigDecimal(value);
        for (int digits = 1; digits < DOUBLE_DIGITS_MAX; digits++) {
            var found = closest(exact, value, digits);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return exact.round(new MathContext(DOUBLE_DIGITS_MAX, RoundingMode.HALF_EVEN));
    }

    /** Both neighbours are tried: at a power of two the farther one may be the only one that reads back. */
    private static Optional<BigDecimal> closest(BigDecimal exact, double value, int digits) {
        return Stream.of(RoundingMode.DOWN, RoundingMode.UP)
                .map(mode -> exact.round(new MathContext(digits, mode)))
                .filter(candidate -> candidate.doubleValue() == value)
                .min(Comparator.comparing(candidate -> candidate.subtract(exact).abs()));
    }

    private static String layOut(BigDecimal positive) {
        var digits = positive.unscaledValue().toString();
        int point = digits.length() - positive.scale();
        if (point > PLAIN_EXPONENT_MAX || point < PLAIN_EXPONENT_MIN + 1) {
            return scientific(digits, point - 1);
        }
        return positive.toPlainString();
    }

    private static String scientific(String digits, int exponent) {
        var fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
