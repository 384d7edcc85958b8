package org.ecluse.policy.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.NOON;

import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.policy.Samples;
import org.ecluse.policy.drafting.Obligations.Grouping;
import org.ecluse.policy.drafting.Obligations.Price;
import org.ecluse.policy.drafting.Obligations.Unit;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Decision.Permitted;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.explanation.PlainTerms;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.PolicyWriter;
import org.ecluse.policy.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObligationsTest {
    private static final Evaluator EVALUATOR = new Evaluator(Rennes.PROFILE);
    private static final Price PRICE = new Price(new BigDecimal("120.00"), "EUR", "Ouest-France");
    private static final Duty METERED = Obligations.payPerUse(
            1_000,
            Unit.CALL,
            new Price(new BigDecimal("5.00"), "EUR", "Keolis"),
            Period.ofMonths(1),
            Period.ofDays(30));
    private static final Duty GROUPED = Obligations.aggregate(new Grouping(
            Conditions.either(
                    List.of(Conditions.moreDeliveryPointsThan(10), Conditions.moreEnergyThan(new BigDecimal("200")))),
            List.of("address", "street", "iris", "commune"),
            Optional.of(85),
            Optional.of(Period.ofDays(1)),
            Optional.of(100L)));

    static Stream<Duty> duties() {
        return Stream.of(
                Obligations.payOnce(PRICE),
                Obligations.payEach(Period.ofMonths(1), PRICE),
                Obligations.payInAdvance(10_000, Unit.RECORD, PRICE),
                METERED,
                GROUPED,
                Obligations.aggregate(new Grouping(Conditions.contributorsAtLeast(11), "iris")),
                Obligations.onlyConsented("pdl", "AcademicResearch"),
                Obligations.pseudonymise("card_id", "line"),
                Obligations.attribute("Rennes Métropole", "https://www.etalab.gouv.fr/licence-ouverte-open-licence"),
                Obligations.deleteWithin(Period.ofDays(30)),
                Obligations.publishResultsWithin(Period.ofYears(1)),
                Obligations.passOnUnderTheseTerms(),
                Obligations.passOnUnder("urn:uuid:next"),
                Obligations.upholdUnless(
                        Rennes.BREACH,
                        Rennes.PAYMENT_DEFAULT,
                        Rennes.LOST_STANDING,
                        Rennes.WITHDRAWN_CONSENT,
                        Rennes.LEGAL_ORDER,
                        Rennes.NOTICE),
                Obligations.upholdUnless(),
                Obligations.upholdUnlessNotice(Period.ofDays(30), Rennes.BREACH));
    }

    private static Policy policy(Duty duty) {
        return Samples.offer(new Permission(new Action(Odrl.USE), List.of(), List.of(duty)));
    }

    private static Decision decide(Duty duty, Stage stage, Fulfilment state) {
        return EVALUATOR.decide(policy(duty), Request.use("urn:a", "did:web:x", NOON, stage), new Ledger(state));
    }

    private record Ledger(Fulfilment state) implements Facts {
        @Override
        public Fact fact(String leftOperand) {
            return Fact.unknown("nobody says");
        }

        @Override
        public Fulfilment fulfilment(Duty duty) {
            return state;
        }
    }

    @ParameterizedTest
    @MethodSource("duties")
    void every_duty_can_be_signed_and_travels_as_it_is(Duty duty) {
        assertThat(EVALUATOR.unevaluable(policy(duty))).isEmpty();
        assertThat(decide(duty, Stage.NEGOTIATION, Fulfilment.unknown("not yet"))
                        .permits())
                .isTrue();

        var read = new PolicyReader(Rennes.PROFILE).read(PolicyWriter.wire(policy(duty)));
        assertThat(((Reading.Read) read).policy().permissions())
                .isEqualTo(policy(duty).permissions());
    }

    @ParameterizedTest
    @MethodSource("duties")
    void every_duty_is_said_in_words_of_its_own(Duty duty) {
        for (var locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            assertThat(String.join(" ", PlainTerms.of(policy(duty), locale)))
                    .doesNotContain("http")
                    .doesNotContain("#")
                    .doesNotContain("Vous avez aussi cette obligation")
                    .doesNotContain("You also have this duty");
        }
    }

    @Test
    void what_is_paid_before_use_stands_in_the_way_until_it_is_paid() {
        for (var duty : List.of(
                Obligations.payOnce(PRICE),
                Obligations.payEach(Period.ofMonths(1), PRICE),
                Obligations.payInAdvance(10, Unit.CALL, PRICE))) {
            assertThat(decide(duty, Stage.USE, Fulfilment.due("120.00 EUR")).permits())
                    .isFalse();
            assertThat(((Permitted) decide(duty, Stage.USE, Fulfilment.done())).before())
                    .containsExactly(duty);
        }
    }

    @Test
    void what_is_paid_per_use_only_stands_in_the_way_once_a_bill_is_overdue() {
        assertThat(((Permitted) decide(METERED, Stage.USE, Fulfilment.due("5.00 EUR"))).eventually())
                .containsExactly(METERED);
        assertThat(((Denied) decide(METERED, Stage.USE, Fulfilment.overdue("5.00 EUR"))).isFor(Reason.DUTY_OVERDUE))
                .isTrue();
    }

    @Test
    void what_is_done_to_the_data_goes_with_every_use() {
        var permitted = (Permitted) decide(GROUPED, Stage.USE, Fulfilment.unknown("no ledger"));

        assertThat(permitted.during()).containsExactly(GROUPED);
    }

    @Test
    void grouping_reads_well_with_all_its_safeguards() {
        assertThat(PlainTerms.of(policy(GROUPED), Locale.ENGLISH))
                .contains(
                        "The data reaches you in groups: a row comes through only if its group has more than 10 delivery points or more than 200 MWh.",
                        "What does not reach this threshold by address is grouped by street, then by IRIS block, then by municipality; what still does not reach it is withheld.",
                        "A group is withheld if its largest contributor makes up more than 85% of its total.",
                        "Values are put together for periods of at least 1 day.",
                        "Under this contract, no more than 100 different selections may be asked for.");
    }

    @Test
    void a_contract_that_is_to_be_upheld_does_not_stand_in_the_way_of_use() {
        var upheld = Obligations.upholdUnless(Rennes.BREACH);

        assertThat(((Permitted) decide(upheld, Stage.USE, Fulfilment.unknown("nobody records it"))).after())
                .containsExactly(upheld);
        assertThat(((Permitted) decide(upheld, Stage.USE, Fulfilment.due(""))).after())
                .containsExactly(upheld);
    }

    @Test
    void grounds_for_an_early_end_read_well() {
        assertThat(PlainTerms.of(
                        policy(Obligations.upholdUnlessNotice(
                                Period.ofDays(30), Rennes.BREACH, Rennes.PAYMENT_DEFAULT)),
                        Locale.ENGLISH))
                .contains(
                        "This contract holds until its end. A party alone may end it early only on one of these grounds, stated in writing and signed: a breach of the contract by the other party, a default of payment or notice of 30 days. Both parties may end it together, in writing signed by both.");
        assertThat(PlainTerms.of(policy(Obligations.upholdUnless()), Locale.ENGLISH))
                .contains(
                        "This contract holds until its end. Only both parties together may end it early, in writing signed by both.");
    }

    @Test
    void prices_read_well() {
        assertThat(PlainTerms.of(policy(METERED), Locale.ENGLISH))
                .contains(
                        "You pay for what you use: €5.00 for 1,000 requests to “Keolis”, with a bill for every period of 1 month, payable no later than 30 days after the bill.");
        assertThat(PlainTerms.of(policy(Obligations.payInAdvance(10_000, Unit.RECORD, PRICE)), Locale.ENGLISH))
                .contains("Before the first use, you pay €120.00 to “Ouest-France”, for 10,000 rows paid in advance.");
    }
}
