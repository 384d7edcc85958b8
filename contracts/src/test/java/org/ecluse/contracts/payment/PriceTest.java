package org.ecluse.contracts.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

class PriceTest {

    @Test
    void the_paid_template_has_its_price() {
        var offer = new OfferTerms.Paid(Money.of("120.00", "EUR"), "Ouest-France", Period.ofMonths(1), Optional.empty())
                .offer("urn:uuid:1");

        assertThat(Price.of(offer)).isEqualTo(new Price.Fixed(Money.of("120.00", "EUR"), "Ouest-France"));
    }

    @Test
    void an_offer_without_a_payment_duty_is_free() {
        assertThat(Price.of(OfferTerms.Conditional.ENERGY_BY_ADDRESS.offer("urn:uuid:1")))
                .isEqualTo(new Price.Free());
    }

    @Test
    void a_payment_without_a_currency_is_not_guessed() {
        assertThat(Price.of(paying(amount("120.00")))).isInstanceOf(Price.Unreadable.class);
    }

    @Test
    void an_amount_that_is_only_a_lower_bound_is_not_a_price() {
        var atLeast = new Atomic(Odrl.PAY_AMOUNT, Operator.GTEQ, Value.text("120.00"));

        assertThat(Price.of(paying(atLeast, currency("EUR")))).isInstanceOf(Price.Unreadable.class);
    }

    @Test
    void a_price_of_nothing_or_less_is_not_a_price() {
        assertThat(Price.of(paying(amount("0.00"), currency("EUR")))).isInstanceOf(Price.Unreadable.class);
        assertThat(Price.of(paying(amount("-5"), currency("EUR")))).isInstanceOf(Price.Unreadable.class);
    }

    private static Atomic amount(String amount) {
        return new Atomic(Odrl.PAY_AMOUNT, Operator.EQ, Value.text(amount));
    }

    private static Atomic currency(String currency) {
        return new Atomic(Rennes.CURRENCY, Operator.EQ, Value.text(currency));
    }

    private static Policy paying(Atomic... parameters) {
        var duty = new Duty(new Action(Odrl.COMPENSATE, parameters));
        return Policy.empty("urn:uuid:1", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of(duty)));
    }
}
