package org.ecluse.connector.enforcement.aggregation;

import java.math.BigDecimal;
import java.util.Optional;
import org.ecluse.connector.source.SourceBroken;
import org.ecluse.policy.Problem;

/**
 * The numbers of a file: digits, with or without decimals, never negative, never in powers of ten. A blank is no number:
 * it counts as nothing, so it never helps a row over a threshold. Anything else ends the use.
 */
record Numbers(char decimalSign) {
    private static final int CHARACTERS_MAX = 40;

    Optional<BigDecimal> read(String text, String column, long line) throws SourceBroken {
        var number = text.strip();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (!wellFormed(number)) {
            throw new SourceBroken(new Problem(
                    "source.number",
                    "line " + line + ", column " + Problem.quote(column),
                    Problem.quote(number) + " is no number of zero or more with " + Problem.quote("" + decimalSign)
                            + " before its decimals",
                    "correct the file; leave the field blank where the number is not known"));
        }
        return Optional.of(new BigDecimal(number.replace(decimalSign, '.')));
    }

    private boolean wellFormed(String number) {
        int signs = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            boolean sign = c == decimalSign && i > 0 && i < number.length() - 1;
            signs += sign ? 1 : 0;
            if (!sign && (c < '0' || c > '9')) {
                return false;
            }
        }
        return signs <= 1 && number.length() <= CHARACTERS_MAX;
    }

    String write(BigDecimal number) {
        return number.toPlainString().replace('.', decimalSign);
    }
}
