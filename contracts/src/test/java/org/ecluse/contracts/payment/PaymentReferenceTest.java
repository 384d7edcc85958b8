package org.ecluse.contracts.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.ecluse.contracts.agreement.AgreementId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentReferenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"RF18539007547034", "RF712348231", "rf18 5390 0754 7034"})
    void a_reference_with_right_check_digits_is_read(String typed) {
        assertThat(PaymentReference.parse(typed).value()).startsWith("RF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RF",
                "RF18",
                "RF19539007547034",
                "RF1853900754703!",
                "XX18539007547034",
                "RF185390075470341234567890"
            })
    void anything_else_is_refused(String typed) {
        assertThatThrownBy(() -> PaymentReference.parse(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_agreement_has_the_same_reference_on_both_sides() {
        var id = new AgreementId("f3b7a4a0-56a8-4f0e-9b0e-0a4c1c1d1e10");

        assertThat(PaymentReference.of(id)).isEqualTo(PaymentReference.of(new AgreementId(id.value())));
        assertThat(PaymentReference.of(id).value()).hasSize(24);
    }

    @Test
    void it_is_printed_in_groups_of_four() {
        assertThat(PaymentReference.parse("RF18539007547034").printed()).isEqualTo("RF18 5390 0754 7034");
    }

    @Property
    void the_reference_of_any_agreement_passes_its_own_check(
            @ForAll @AlphaChars @Chars({'-', ':', '7'}) @StringLength(min = 1, max = 255) String id) {
        var reference = PaymentReference.of(new AgreementId(id));

        assertThat(PaymentReference.parse(reference.printed())).isEqualTo(reference);
    }

    @Property
    void a_single_wrong_character_is_caught(
            @ForAll @IntRange(min = 4, max = 23) int at, @ForAll @Chars({'0', '5', '9', 'A', 'M', 'Z'}) char wrong) {
        var right = PaymentReference.of(new AgreementId("agreement-1")).value();
        Assume.that(right.charAt(at) != wrong);
        var mistyped = right.substring(0, at) + wrong + right.substring(at + 1);

        assertThatThrownBy(() -> PaymentReference.parse(mistyped)).isInstanceOf(IllegalArgumentException.class);
    }
}
