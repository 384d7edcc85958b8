package org.ecluse.contracts.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @Test
    void equal_amounts_are_equal_values_however_they_are_written() {
        assertThat(Money.of("120", "EUR")).isEqualTo(Money.of("120.00", "EUR")).hasToString("120.00 EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "1.005, EUR",
        "1.5, JPY",
        "1e3, EUR",
        "'1,50', EUR",
        "1234567890123456, EUR",
        "1.00, eur",
        "1.00, XYZ",
        "'', EUR"
    })
    void what_is_no_amount_of_money_is_refused(String amount, String currency) {
        assertThatThrownBy(() -> Money.of(amount, currency)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void currencies_never_mix() {
        assertThatThrownBy(() -> Money.of("1.00", "EUR").plus(Money.of("1.00", "USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
