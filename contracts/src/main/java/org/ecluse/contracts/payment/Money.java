package org.ecluse.contracts.payment;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in one currency, exact. The scale is always the currency's own (two digits for EUR), so equal amounts are
 * equal values; an amount finer than the currency's smallest coin is refused rather than rounded. May be negative
 * (a balance), never above 15 digits.
 */
public record Money(BigDecimal amount, Currency currency) {
    private static final int DIGITS_MAX = 15;

    /** @throws IllegalArgumentException when the amount is finer than the smallest coin, or has too many digits */
    public Money {
        int scale = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.stripTrailingZeros().scale() > scale || amount.precision() - amount.scale() > DIGITS_MAX) {
            throw new IllegalArgumentException("an amount in " + currency + " has at most " + DIGITS_MAX
                    + " digits and " + scale + " decimals; write it like 120.00");
        }
        amount = amount.setScale(scale);
    }

    /** Reads {@code "120.00"} and {@code "EUR"} (ISO 4217). @throws IllegalArgumentException on anything else */
    public static Money of(String amount, String currency) {
        if (amount.length() > 2 * DIGITS_MAX || !amount.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("an amount is written like 120.00, with a point and without spaces");
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("a currency is three capital letters of ISO 4217, such as EUR");
        }
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** Nothing, in that currency. */
    public static Money none(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** @throws IllegalArgumentException when the currencies differ; check {@link #sameCurrency} first */
    public Money plus(Money other) {
        return new Money(amount.add(comparable(other).amount), currency);
    }

    /** @throws IllegalArgumentException when the currencies differ; check {@link #sameCurrency} first */
    public Money minus(Money other) {
        return new Money(amount.subtract(comparable(other).amount), currency);
    }

    public boolean sameCurrency(Money other) {
        return currency.equals(other.currency);
    }

    /** -1, 0 or 1, as {@link Comparable}. */
    public int sign() {
        return amount.signum();
    }

    private Money comparable(Money other) {
        if (!sameCurrency(other)) {
            throw new IllegalArgumentException("amounts in " + currency + " and " + other.currency + " do not add up");
        }
        return other;
    }

    /** Such as {@code 120.00 EUR}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
