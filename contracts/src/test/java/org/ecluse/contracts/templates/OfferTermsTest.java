package org.ecluse.contracts.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.contracts.payment.Money;
import org.ecluse.contracts.termination.AgreedGrounds;
import org.ecluse.contracts.termination.Ground;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.explanation.ContractReader;
import org.ecluse.policy.explanation.ContractText;
import org.ecluse.policy.explanation.PlainTerms;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.PolicyWriter;
import org.ecluse.policy.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OfferTermsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant END = Instant.parse("2027-06-30T22:00:00Z");
    private static final String STUDY = "urn:ecluse:study:flux-campus";
    private static final String CONSUMER = "did:web:127.0.0.1%3A19000:partners:irisa";
    private static final Evaluator EVALUATOR = new Evaluator(Rennes.PROFILE);

    static final OfferTerms OPEN = new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Rennes Métropole");
    static final OfferTerms RESEARCH = new OfferTerms.ResearchOnly(
            List.of(STUDY),
            OfferTerms.ResearchOnly.ANY_RESEARCH,
            List.of("card_id", "line"),
            Optional.of(END),
            Period.ofMonths(6),
            Period.ofYears(1));
    static final OfferTerms PAID =
            new OfferTerms.Paid(Money.of("120.00", "EUR"), "Ouest-France", Period.ofMonths(1), Optional.of(END));

    static Stream<OfferTerms> templates() {
        return Stream.of(
                OPEN,
                RESEARCH,
                new OfferTerms.ResearchOnly(
                        List.of(STUDY, "urn:ecluse:study:mobilis"),
                        OfferTerms.ResearchOnly.ANY_RESEARCH,
                        List.of(),
                        Optional.empty(),
                        Period.ofDays(30),
                        Period.ofYears(1)),
                OfferTerms.Conditional.ENERGY_BY_ADDRESS,
                new OfferTerms.Conditional(10, new BigDecimal("200.5"), List.of("iris"), Optional.of(END)),
                PAID,
                new OfferTerms.Paid(Money.of("9.90", "EUR"), "Ouest-France", Period.ofMonths(1), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_template_has_only_terms_that_can_be_evaluated(OfferTerms terms) {
        assertThat(EVALUATOR.unevaluable(terms.offer("urn:uuid:1"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_template_comes_back_from_the_wire_as_it_was_sent(OfferTerms terms) {
        var offer = terms.offer("urn:uuid:1");

        var read = new PolicyReader(Rennes.PROFILE).read(PolicyWriter.wire(offer));

        assertThat(read).isInstanceOf(Reading.Read.class);
        assertThat(((Reading.Read) read).policy()).isEqualTo(offer);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_template_can_be_read_in_plain_words(OfferTerms terms) {
        assertThat(PlainTerms.of(terms.offer("urn:uuid:1"), Locale.FRENCH)).isNotEmpty();
        assertThat(PlainTerms.of(terms.offer("urn:uuid:1"), Locale.ENGLISH)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_template_comes_back_from_the_text_of_its_contract(OfferTerms terms) {
        for (var locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            var signed = terms.offer("urn:uuid:1")
                    .withAssigner("did:web:keolis")
                    .withAssignee(CONSUMER)
                    .withTarget("urn:ecluse:asset:1");

            var read = new ContractReader(locale)
                    .read(ContractText.of(signed, locale).text());

            assertThat(read.<Object>fold(policy -> policy, problem -> problem)).isEqualTo(signed);
        }
    }

    @Test
    void open_data_is_for_everyone_and_asks_for_attribution() {
        var answer = decide(OPEN.offer("urn:uuid:1"), Facts.NONE, NOW, Stage.USE);

        assertThat(permitted(answer).during())
                .singleElement()
                .satisfies(duty -> assertThat(duty.action().iri()).isEqualTo(Odrl.ATTRIBUTE));
    }

    @Test
    void research_data_is_for_accredited_researchers_of_the_study() {
        var answer = decide(RESEARCH.offer("urn:uuid:1"), researcher(), NOW, Stage.USE);

        assertThat(permitted(answer).during()).hasSize(1);
        assertThat(permitted(answer).after())
                .extracting(duty -> duty.action().iri())
                .containsExactly(Odrl.DELETE, Rennes.PUBLISH_RESULTS, Rennes.UPHOLD);
        assertThat(permitted(answer).validUntil()).contains(END);
    }

    @Test
    void each_template_but_the_open_one_names_grounds_for_its_early_end_and_notice_only_where_it_has_no_end() {
        var endless =
                new OfferTerms.Paid(Money.of("9.90", "EUR"), "Ouest-France", Period.ofMonths(1), Optional.empty());

        assertThat(AgreedGrounds.of(OPEN.offer("urn:uuid:1")).named()).isEmpty();
        assertThat(AgreedGrounds.of(RESEARCH.offer("urn:uuid:1")).named())
                .containsExactlyInAnyOrder(
                        Ground.BREACH, Ground.LOST_STANDING, Ground.WITHDRAWN_CONSENT, Ground.LEGAL_ORDER);
        assertThat(AgreedGrounds.of(OfferTerms.Conditional.ENERGY_BY_ADDRESS.offer("urn:uuid:1"))
                        .named())
                .containsExactlyInAnyOrder(Ground.BREACH, Ground.LOST_STANDING, Ground.LEGAL_ORDER);
        assertThat(AgreedGrounds.of(PAID.offer("urn:uuid:1")).named())
                .contains(Ground.PAYMENT_DEFAULT)
                .doesNotContain(Ground.NOTICE);
        assertThat(AgreedGrounds.of(endless.offer("urn:uuid:1")).noticeEnd(NOW))
                .contains(Instant.parse("2027-02-22T10:00:00Z"));
    }

    @Test
    void a_member_without_accreditation_is_refused() {
        var answer = decide(RESEARCH.offer("urn:uuid:1"), without(Rennes.ACCREDITATION), NOW, Stage.NEGOTIATION);

        assertThat(denied(answer).isFor("policy.constraint.unsatisfied")).isTrue();
    }

    @Test
    void another_study_is_refused() {
        var facts = with(Rennes.STUDY, "urn:ecluse:study:other");

        var answer = decide(RESEARCH.offer("urn:uuid:1"), facts, NOW, Stage.NEGOTIATION);

        assertThat(answer.permits()).isFalse();
    }

    @Test
    void research_ends_at_the_end() {
        var answer = decide(RESEARCH.offer("urn:uuid:1"), researcher(), END, Stage.USE);

        assertThat(answer.permits()).isFalse();
    }

    @Test
    void commercial_use_of_research_data_is_forbidden() {
        var request =
                new Request(Odrl.NS + "commercialize", Optional.of("ticketing"), Optional.of(CONSUMER), NOW, Stage.USE);

        var answer = EVALUATOR.decide(RESEARCH.offer("urn:uuid:1"), request, researcher());

        assertThat(denied(answer).isFor("policy.prohibited")).isTrue();
    }

    @Test
    void conditional_data_is_aggregated() {
        var offer = OfferTerms.Conditional.ENERGY_BY_ADDRESS.offer("urn:uuid:1");

        var answer = decide(offer, with(Rennes.MEMBERSHIP, Rennes.ACTIVE), NOW, Stage.USE);

        assertThat(permitted(answer).during())
                .singleElement()
                .satisfies(duty -> assertThat(duty.action().iri()).isEqualTo(Rennes.AGGREGATE));
    }

    @Test
    void a_suspended_member_does_not_get_conditional_data() {
        var offer = OfferTerms.Conditional.ENERGY_BY_ADDRESS.offer("urn:uuid:1");

        var answer = decide(offer, with(Rennes.MEMBERSHIP, "suspended"), NOW, Stage.NEGOTIATION);

        assertThat(answer.permits()).isFalse();
    }

    @Test
    void paid_data_can_be_signed_before_it_is_paid_and_used_after() {
        var offer = PAID.offer("urn:uuid:1");

        var signing = decide(offer, member(Fulfilment.due("120.00 EUR")), NOW, Stage.NEGOTIATION);
        var unpaid = decide(offer, member(Fulfilment.due("120.00 EUR")), NOW, Stage.USE);
        var paid = decide(offer, member(Fulfilment.done()), NOW, Stage.USE);

        assertThat(signing.permits()).isTrue();
        assertThat(denied(unpaid).isFor("policy.duty.unfulfilled")).isTrue();
        assertThat(paid.permits()).isTrue();
    }

    @Test
    void a_level_that_nobody_can_aggregate_by_is_refused() {
        assertThatThrownBy(() -> new OfferTerms.Conditional(10, BigDecimal.TEN, List.of("house"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Decision decide(Policy policy, Facts facts, Instant at, Stage stage) {
        return EVALUATOR.decide(policy, Request.use("ticketing", CONSUMER, at, stage), facts);
    }

    private static Decision.Permitted permitted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Permitted.class);
        return (Decision.Permitted) decision;
    }

    private static Decision.Denied denied(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Denied.class);
        return (Decision.Denied) decision;
    }

    private static Map<String, Fact> known() {
        return new HashMap<>(Map.of(
                Rennes.MEMBERSHIP, Fact.known(Value.text(Rennes.ACTIVE)),
                Rennes.ACCREDITATION, Fact.known(Value.text(Rennes.RESEARCHER)),
                Rennes.STUDY, Fact.known(Value.text(STUDY)),
                Odrl.PURPOSE, Fact.known(Value.iri(Rennes.DPV + "AcademicResearch"))));
    }

    private static Facts researcher() {
        return Facts.of(known());
    }

    private static Facts without(String operand) {
        var facts = known();
        facts.put(operand, Fact.known(List.of()));
        return Facts.of(facts);
    }

    private static Facts with(String operand, String value) {
        var facts = known();
        facts.put(operand, Fact.known(Value.text(value)));
        return Facts.of(facts);
    }

    private static Facts member(Fulfilment payment) {
        var facts = researcher();
        return new Facts() {
            @Override
            public Fact fact(String leftOperand) {
                return facts.fact(leftOperand);
            }

            @Override
            public Fulfilment fulfilment(Duty duty) {
                return payment;
            }
        };
    }
}
