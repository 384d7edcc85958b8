package org.ecluse.policy.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.RandomPolicies;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

class PlainTermsTest {

    private static List<String> french(Policy policy) {
        return spaced(PlainTerms.of(policy, Locale.FRANCE));
    }

    private static List<String> english(Policy policy) {
        return spaced(PlainTerms.of(policy, Locale.ENGLISH));
    }

    /** Expected texts are written here with plain spaces. */
    private static List<String> spaced(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> sentence.replace('\u00A0', ' ').replace('\u202F', ' '))
                .toList();
    }

    @Test
    void an_open_offer_reads_well() {
        assertThat(french(Samples.open()))
                .containsExactly(
                        "Vous pouvez utiliser ces données, aux conditions suivantes.",
                        "Vous citez la source : « Rennes Métropole ».",
                        "Ces données sont placées sous la licence suivante : Licence Ouverte 2.0 (Etalab).");
        assertThat(english(Samples.open()))
                .containsExactly(
                        "You may use this data, under the following conditions.",
                        "You name the source: “Rennes Métropole”.",
                        "This data is under the following licence: Licence Ouverte 2.0 (Etalab).");
    }

    @Test
    void a_research_only_offer_reads_well() {
        assertThat(french(Samples.researchOnly()))
                .containsExactly(
                        "Vous pouvez utiliser ces données, aux conditions suivantes.",
                        "Condition : votre organisation est accréditée pour la recherche.",
                        "Condition : la demande se rattache à l’étude enregistrée « urn:ecluse:study:flux-campus ».",
                        "Condition : la finalité relève de la catégorie « recherche universitaire ».",
                        "Condition : l’utilisation a lieu avant le 1er janvier 2028.",
                        "Dans les données transmises, les valeurs des colonnes « card_id » et « line » sont remplacées par des pseudonymes propres à ce contrat.",
                        "Après utilisation, vous effacez les données dans un délai de 30 jours.",
                        "Vous publiez les résultats.",
                        "Il est interdit de faire un usage commercial de ces données.",
                        "Il est interdit de chercher à réidentifier des personnes.",
                        "Il est interdit de redistribuer ces données.");
        assertThat(english(Samples.researchOnly()))
                .containsExactly(
                        "You may use this data, under the following conditions.",
                        "Condition: your organisation is accredited for research.",
                        "Condition: the request belongs to the registered study “urn:ecluse:study:flux-campus”.",
                        "Condition: the purpose is a kind of “academic research”.",
                        "Condition: the use takes place before 1 January 2028.",
                        "In the data you receive, the values of the columns “card_id” and “line” are replaced by pseudonyms that are used for this contract only.",
                        "After use, you delete the data within 30 days.",
                        "You publish the results.",
                        "You may not make commercial use of this data.",
                        "You may not try to find out who the data is about.",
                        "You may not redistribute this data.");
    }

    @Test
    void a_conditional_offer_reads_well() {
        assertThat(french(Samples.conditional()))
                .containsExactly(
                        "Vous pouvez utiliser ces données, aux conditions suivantes.",
                        "Condition : votre organisation est membre en règle de l’espace de données.",
                        "Les données vous parviennent regroupées : une ligne n’est transmise que si son groupe compte plus de 10 points de livraison ou plus de 200 MWh.",
                        "Ce qui n’atteint pas ce seuil par adresse est regroupé par rue, puis par IRIS, puis par commune ; ce qui ne l’atteint toujours pas n’est pas transmis.",
                        "Il est interdit de chercher à réidentifier des personnes.");
        assertThat(english(Samples.conditional()))
                .contains(
                        "The data reaches you in groups: a row comes through only if its group has more than 10 delivery points or more than 200 MWh.",
                        "What does not reach this threshold by address is grouped by street, then by IRIS block, then by municipality; what still does not reach it is withheld.");
    }

    @Test
    void a_paid_offer_reads_well() {
        assertThat(french(Samples.paid()))
                .contains("Avant la première utilisation, vous payez 120,00 € à « Ouest-France ».");
        assertThat(english(Samples.paid())).contains("Before the first use, you pay €120.00 to “Ouest-France”.");
    }

    @Test
    void a_term_that_nobody_here_can_evaluate_is_announced() {
        var policy = Samples.offer(
                Samples.permit(Odrl.USE, new Atomic("https://example.org/weather", Operator.GT, Value.text("sunny"))));

        assertThat(french(policy))
                .containsExactly(
                        "Vous pouvez utiliser ces données, aux conditions suivantes.",
                        "Condition : le critère « https://example.org/weather » dépasse « sunny ».",
                        "Attention : ce connecteur ne sait pas évaluer « https://example.org/weather » ; en l’état, il refusera.");
    }

    @Test
    void a_policy_that_permits_nothing_says_so() {
        assertThat(french(Policy.empty("urn:p", PolicyType.OFFER)))
                .containsExactly("Cette politique ne permet rien : aucune permission n’y figure.");
    }

    @Test
    void several_permissions_are_told_apart() {
        var policy = Samples.offer(Samples.permit(Odrl.USE), Samples.permit(Odrl.DISTRIBUTE));

        assertThat(english(policy))
                .containsExactly(
                        "There are 2 ways to obtain this data; one of them is enough.",
                        "Option 1.",
                        "You may use this data.",
                        "Option 2.",
                        "You may redistribute this data.");
    }

    @Test
    void a_hostile_text_stays_a_text() {
        var policy = Samples.offer(Samples.permit(new Action("urn:x\r\n{0} <script>").iri()));

        assertThat(english(policy).get(0)).hasLineCount(1).contains("“urn:x");
    }

    @Property(tries = 2_000)
    void any_policy_and_any_denial_get_whole_sentences(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var policy = draw.policy();
        var request = draw.request();
        var facts = draw.facts();
        var decision = new Evaluator(Rennes.PROFILE).decide(policy, request, facts);

        for (var locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            assertThat(PlainTerms.of(policy, locale)).isNotEmpty().allSatisfy(PlainTermsTest::isWhole);
            if (decision instanceof Denied denied) {
                assertThat(new Explainer(locale).explain(denied, policy, request, facts))
                        .isNotEmpty()
                        .allSatisfy(PlainTermsTest::isWhole);
            }
        }
    }

    private static void isWhole(String sentence) {
        assertThat(sentence).doesNotContainPattern("\\{\\d|  | \\.$").matches("(?s)\\p{Lu}.*[.\\]]");
    }
}
