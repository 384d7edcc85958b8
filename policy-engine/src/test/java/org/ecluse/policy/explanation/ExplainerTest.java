package org.ecluse.policy.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.NOON;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.profile.Taxonomy;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final Operand HIDDEN = new Operand(
                    "https://example.org/load",
                    OperandType.TERM,
                    Set.of(Operator.EQ),
                    Taxonomy.FLAT,
                    Operand.Settled.AT_USE)
            .assertedBy(Asserter.CONNECTOR);
    private static final Facts START_UP = Facts.of(Map.of(
            Rennes.MEMBERSHIP, Fact.known(Value.text(Rennes.ACTIVE)),
            Rennes.ACCREDITATION, Fact.known(),
            Rennes.STUDY, Fact.known(),
            Odrl.PURPOSE, Fact.known(Value.iri(Rennes.DPV + "CommercialPurpose"))));

    private static List<String> explain(Policy policy, String action, Instant at, Facts facts, Locale locale) {
        var request = new Request(action, Optional.of("urn:a"), Optional.of("did:web:x"), at, Stage.USE);
        var denied = (Denied) new Evaluator(Rennes.PROFILE).decide(policy, request, facts);
        return new Explainer(locale)
                .explain(denied, policy, request, facts).stream()
                        .map(text -> text.replace('\u00A0', ' ').replace('\u202F', ' '))
                        .toList();
    }

    @Test
    void a_start_up_learns_why_research_data_is_refused_and_what_would_make_it_acceptable() {
        assertThat(explain(Samples.researchOnly(), Odrl.USE, NOON, START_UP, Locale.FRENCH))
                .containsExactly(
                        "L’offre y met une condition : votre organisation est accréditée pour la recherche. Or aucune accréditation de recherche n’est attestée pour votre organisation. [permission 1, condition 1]",
                        "L’offre y met une condition : la demande se rattache à l’étude enregistrée « urn:ecluse:study:flux-campus ». Or votre organisation ne participe à aucune étude enregistrée en cours. [permission 1, condition 2]",
                        "L’offre y met une condition : la finalité relève de la catégorie « recherche universitaire ». Or la finalité de votre demande est « finalité commerciale ». [permission 1, condition 3]",
                        "Pour que ce soit accepté, voici ce qui suffirait : faire accréditer votre organisation auprès du registre (chercheur) ; faire inscrire votre organisation auprès du registre dans l’étude « urn:ecluse:study:flux-campus », qui doit être en cours ; et faire la demande pour la finalité « recherche universitaire ».");
        assertThat(explain(Samples.researchOnly(), Odrl.USE, NOON, START_UP, Locale.ENGLISH))
                .startsWith(
                        "The offer sets a condition: your organisation is accredited for research. But no research accreditation is attested for your organisation. [permission 1, condition 1]");
    }

    @Test
    void where_one_of_several_conditions_would_do_each_is_answered() {
        var either = Samples.offer(Samples.permit(
                Odrl.USE,
                new Logical(
                        LogicalOperand.OR,
                        Samples.is(Rennes.ACCREDITATION, Value.text(Rennes.RESEARCHER)),
                        new Atomic(Odrl.PURPOSE, Operator.IS_A, Value.iri(Rennes.DPV + "PublicBenefit")))));

        assertThat(explain(either, Odrl.USE, NOON, START_UP, Locale.ENGLISH))
                .first()
                .isEqualTo(
                        "The offer sets a condition: your organisation is accredited for research or the purpose is a kind of “public benefit”. But no research accreditation is attested for your organisation and the purpose of your request is “commercial purpose”; in case of doubt, the request is denied. [permission 1, condition 1]");
        assertThat(explain(either, Odrl.USE, NOON, START_UP, Locale.ENGLISH))
                .filteredOn(text -> text.contains("this would be enough"))
                .hasSize(2);
    }

    @Test
    void a_payment_that_is_owed_is_told_with_what_to_pay() {
        Facts owing = new Facts() {
            @Override
            public Fact fact(String leftOperand) {
                return START_UP.fact(leftOperand);
            }

            @Override
            public Fulfilment fulfilment(Duty duty) {
                return Fulfilment.due("120.00 EUR, RF18 5390 0754 7034");
            }
        };

        assertThat(explain(Samples.paid(), Odrl.USE, NOON, owing, Locale.FRENCH))
                .containsExactly(
                        "Avant la première utilisation, vous payez 120,00 € à « Ouest-France ». Ce n’est pas encore fait ; reste dû : « 120.00 EUR, RF18 5390 0754 7034 ». [permission 1, obligation 1]",
                        "Pour que ce soit accepté, voici ce qui suffirait : payer ce qui est dû, et faire constater le paiement par le fournisseur.");
    }

    @Test
    void a_prohibition_is_named() {
        var policy = Samples.offer(Samples.permit(Odrl.USE)).withProhibitions(Samples.forbid(Odrl.DISTRIBUTE));

        assertThat(explain(policy, Odrl.DISTRIBUTE, NOON, START_UP, Locale.ENGLISH))
                .containsExactly(
                        "You may not redistribute this data. That is what you ask for, and a prohibition overrides every permission. [prohibition 1]",
                        "For it to be accepted, this would be enough: ask instead to be able to use this data.");
    }

    @Test
    void a_date_that_has_passed_and_one_that_lies_ahead_have_different_cures() {
        var window = Samples.offer(Samples.permit(
                Odrl.USE,
                new Atomic(Odrl.DATE_TIME, Operator.GTEQ, Value.instant(Instant.parse("2027-01-01T07:30:00Z"))),
                new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(Instant.parse("2027-06-30T22:00:00Z")))));

        assertThat(explain(window, Odrl.USE, NOON, START_UP, Locale.FRENCH))
                .containsExactly(
                        "L’offre y met une condition : l’utilisation a lieu à partir du 1er janvier 2027 à 08:30 (heure de Paris). Or nous sommes le 22 novembre 2026 à 13:00 (heure de Paris). [permission 1, condition 1]",
                        "Pour que ce soit accepté, voici ce qui suffirait : refaire la demande le 1er janvier 2027 à 08:30 (heure de Paris).");
        assertThat(explain(window, Odrl.USE, NOON.plusSeconds(86_400L * 365), START_UP, Locale.FRENCH))
                .containsExactly(
                        "L’offre y met une condition : l’utilisation a lieu avant le 1er juillet 2027. Or nous sommes le 22 novembre 2027 à 13:00 (heure de Paris). [permission 1, condition 2]",
                        "Rien de ce que vous pourriez faire ou demander autrement n’y changerait quoi que ce soit : il faut une autre offre du fournisseur.");
    }

    @Test
    void a_term_that_cannot_be_evaluated_is_named() {
        var policy = Samples.offer(
                Samples.permit(Odrl.USE, new Atomic("https://example.org/weather", Operator.EQ, Value.text("sunny"))));

        assertThat(explain(policy, Odrl.USE, NOON, START_UP, Locale.FRENCH))
                .containsExactly(
                        "L’offre contient un terme que ce connecteur ne sait pas évaluer : « https://example.org/weather ». Dans le doute, il refuse ; seul le fournisseur peut y remédier, par une offre sans ce terme. [permission 1, condition 1]",
                        "Rien de ce que vous pourriez faire ou demander autrement n’y changerait quoi que ce soit : il faut une autre offre du fournisseur.");
    }

    @Test
    void a_fact_that_may_be_the_providers_own_is_never_written() {
        var secret = "urn:secret:load-of-the-provider";
        var policy = Samples.offer(Samples.permit(Odrl.USE, Samples.is(HIDDEN.iri(), Value.text("calm"))));
        var profile = Rennes.PROFILE.with(new Profile(Set.of(), List.of(HIDDEN), List.of()));
        var facts = Facts.of(Map.of(HIDDEN.iri(), Fact.known(Value.text(secret)).assertedBy(Asserter.CONNECTOR)));
        var request = Request.use("urn:a", "did:web:x", NOON, Stage.USE);

        var denied = (Denied) new Evaluator(profile).decide(policy, request, facts);

        assertThat(String.join(" ", new Explainer(profile, Locale.FRENCH).explain(denied, policy, request, facts)))
                .doesNotContain("secret")
                .contains("Or ce n’est pas le cas.")
                .contains("Rien de ce que vous pourriez faire");
    }

    @Test
    void what_no_rule_covers_is_said_to_be_uncovered() {
        assertThat(explain(Samples.offer(), Odrl.USE, NOON, START_UP, Locale.ENGLISH))
                .containsExactly(
                        "No permission in this offer covers what you ask for.",
                        "Nothing that you could do or ask differently would change this: another offer from the provider is needed.");
    }
}
