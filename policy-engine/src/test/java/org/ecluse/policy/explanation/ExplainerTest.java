package org.ecluse.policy.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.NOON;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

class ExplainerTest {
    private static final Facts START_UP = Facts.of(Map.of(
            Rennes.MEMBERSHIP, Fact.known(Value.text(Rennes.ACTIVE)),
            Rennes.ACCREDITATION, Fact.known(),
            Rennes.STUDY, Fact.known(),
            Odrl.PURPOSE, Fact.known(Value.iri(Rennes.DPV + "CommercialPurpose"))));

    private static List<String> explain(Policy policy, String action, Instant at, Facts facts, Locale locale) {
        var request = new Request(action, Optional.of("urn:a"), Optional.of("did:web:x"), at, Stage.USE);
        var denied = (Denied) new Evaluator(Rennes.PROFILE).decide(policy, request, facts);
        return new Explainer(locale)
                .explain(denied, policy).stream()
                        .map(text -> text.replace('\u00A0', ' ').replace('\u202F', ' '))
                        .toList();
    }

    @Test
    void a_start_up_learns_why_research_data_is_refused_and_what_would_make_it_acceptable() {
        assertThat(explain(Samples.researchOnly(), Odrl.USE, NOON, START_UP, Locale.FRENCH))
                .containsExactly(
                        "L’offre y met une condition : votre organisation est accréditée pour la recherche. Or aucune accréditation de recherche n’est attestée pour votre organisation. Pour que ce soit accepté, faites accréditer votre organisation pour la recherche auprès du registre, puis refaites la demande. [permission 1, condition 1]",
                        "L’offre y met une condition : la demande se rattache à l’étude enregistrée « urn:ecluse:study:flux-campus ». Or votre organisation ne participe à aucune étude enregistrée en cours. Pour que ce soit accepté, faites inscrire votre organisation dans cette étude auprès du registre (elle doit être en cours), puis refaites la demande. [permission 1, condition 2]",
                        "L’offre y met une condition : la finalité relève de la catégorie « recherche universitaire ». Or la finalité de votre demande est « finalité commerciale ». Pour que ce soit accepté, la finalité enregistrée de votre demande doit relever de ce que l’offre accepte. [permission 1, condition 3]");
        assertThat(explain(Samples.researchOnly(), Odrl.USE, NOON, START_UP, Locale.ENGLISH))
                .startsWith(
                        "The offer sets a condition: your organisation is accredited for research. But no research accreditation is attested for your organisation. For it to be accepted, have your organisation accredited for research by the registry, then ask again. [permission 1, condition 1]");
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
                        "Avant la première utilisation, vous payez 120,00 € à « Ouest-France ». Ce n’est pas encore fait ; reste dû : « 120.00 EUR, RF18 5390 0754 7034 ». Payez ce montant avec la référence indiquée ; dès que le fournisseur aura enregistré le paiement, l’accès s’ouvrira. [permission 1, obligation 1]");
    }

    @Test
    void a_prohibition_is_named() {
        var policy = Samples.offer(Samples.permit(Odrl.USE)).withProhibitions(Samples.forbid(Odrl.DISTRIBUTE));

        assertThat(explain(policy, Odrl.DISTRIBUTE, NOON, START_UP, Locale.ENGLISH))
                .containsExactly(
                        "You may not redistribute this data. That is what you ask for, and a prohibition overrides every permission. For it to be accepted, ask for something else, or agree on another offer with the provider. [prohibition 1]");
    }

    @Test
    void a_date_that_has_passed_and_one_that_lies_ahead_have_different_cures() {
        var window = Samples.offer(Samples.permit(
                Odrl.USE,
                new Atomic(Odrl.DATE_TIME, Operator.GTEQ, Value.instant(Instant.parse("2027-01-01T07:30:00Z"))),
                new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(Instant.parse("2027-06-30T22:00:00Z")))));

        assertThat(explain(window, Odrl.USE, NOON, START_UP, Locale.FRENCH))
                .containsExactly(
                        "L’offre y met une condition : l’utilisation a lieu à partir du 1er janvier 2027 à 08:30 (heure de Paris). Or nous sommes le 22 novembre 2026 à 13:00 (heure de Paris). Refaites la demande à partir de cette date. [permission 1, condition 1]");
        assertThat(explain(window, Odrl.USE, NOON.plusSeconds(86_400L * 365), START_UP, Locale.FRENCH))
                .containsExactly(
                        "L’offre y met une condition : l’utilisation a lieu avant le 1er juillet 2027. Or nous sommes le 22 novembre 2027 à 13:00 (heure de Paris). Cette date est passée : il faut une nouvelle offre du fournisseur. [permission 1, condition 2]");
    }

    @Test
    void a_term_that_cannot_be_evaluated_is_named() {
        var policy = Samples.offer(
                Samples.permit(Odrl.USE, new Atomic("https://example.org/weather", Operator.EQ, Value.text("sunny"))));

        assertThat(explain(policy, Odrl.USE, NOON, START_UP, Locale.FRENCH))
                .containsExactly(
                        "L’offre contient un terme que ce connecteur ne sait pas évaluer : « https://example.org/weather ». Dans le doute, il refuse. Pour que ce soit accepté, demandez au fournisseur la même offre sans ce terme. [permission 1, condition 1]");
    }

    @Test
    void what_no_rule_covers_is_said_to_be_uncovered() {
        assertThat(explain(Samples.offer(), Odrl.USE, NOON, START_UP, Locale.ENGLISH))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("No permission in this offer covers what you ask for.");
    }
}
