package org.ecluse.policy.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ecluse.policy.Problem;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.RandomPolicies;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.junit.jupiter.api.Test;

class ContractTextTest {
    private static final List<Locale> LOCALES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private static String text(Policy policy, Locale locale) {
        return ContractText.of(policy, locale).text();
    }

    private static String spaced(String text) {
        return text.replace('\u00A0', ' ').replace('\u202F', ' ');
    }

    @Test
    void a_research_contract_reads_as_a_contract() {
        var policy = Samples.researchOnly()
                .withType(PolicyType.AGREEMENT)
                .withAssigner("did:web:keolis")
                .withAssignee("did:web:irisa")
                .withTarget("urn:ecluse:asset:flux-campus");

        assertThat(spaced(text(policy, Locale.FRENCH))).isEqualTo("""
                        Contrat sur des données. Référence : « urn:uuid:11111111-2222-3333-4444-555555555555 ».

                        1. Parties
                        1.1. Le fournisseur est « did:web:keolis ».
                        1.2. Le bénéficiaire est « did:web:irisa ».
                        1.3. Dans ce texte, « vous » et « votre organisation » désignent le bénéficiaire.

                        2. Objet
                        2.1. Ce texte porte sur les données « urn:ecluse:asset:flux-campus », appelées ici « ces données ».
                        2.2. Les mots de ce texte s’entendent au sens du profil « https://w3id.org/ecluse/rennes# ».

                        3. Ce qui est permis
                        3.1. Vous pouvez utiliser ces données.

                        4. À quelles conditions
                        4.1. Votre organisation est accréditée pour la recherche.
                        4.2. La demande se rattache à l’étude enregistrée « urn:ecluse:study:flux-campus ».
                        4.3. La finalité relève de la catégorie « recherche universitaire ».

                        5. Ce qui est dû, et quand
                        5.1. Dans les données transmises, les valeurs des colonnes « card_id » et « line » sont remplacées par des pseudonymes propres à ce contrat.
                        5.2. Après utilisation, vous effacez les données dans un délai de 30 jours.
                        5.3. Vous publiez les résultats.

                        6. Durée
                        6.1. L’utilisation a lieu avant le 1er janvier 2028.

                        7. Ce qui est interdit
                        7.1. Il est interdit de faire un usage commercial de ces données.
                        7.2. Il est interdit de chercher à réidentifier des personnes.
                        7.3. Il est interdit de redistribuer ces données.

                        8. En cas de manquement
                        8.1. Tant qu’une condition n’est pas remplie, ou que ce qui est dû avant l’utilisation ne l’a pas été, ou qu’un délai est dépassé, l’accès à ces données est refusé.
                        8.2. Si une permission et une interdiction portent sur la même chose, l’interdiction l’emporte.
                        """);
    }

    @Test
    void consequences_and_remedies_stand_under_breach() {
        var fine = new Duty(new Action(Odrl.COMPENSATE));
        var delete = new Duty(Terms.of(new Action(Odrl.DELETE), List.of()), List.of(fine));
        var policy = Samples.offer(new Permission(new Action(Odrl.USE), List.of(), List.of(delete)))
                .withProhibitions(new Prohibition(Terms.of(new Action(Odrl.DISTRIBUTE), List.of()), List.of(delete)));

        assertThat(text(policy, Locale.ENGLISH))
                .contains("If this is not done in time: After use, you delete the data. — then: Before the first use")
                .contains(
                        "If this prohibition is not respected: You may not redistribute this data. — then: After use, you delete the data.");
    }

    @Test
    void the_text_of_every_template_is_read_back_to_the_policy() {
        for (var locale : LOCALES) {
            for (var policy : List.of(Samples.open(), Samples.researchOnly(), Samples.paid())) {
                var read = new ContractReader(locale).read(text(policy, locale));

                assertThat(read.<Object>fold(one -> text(one, locale), Problem::cause))
                        .isEqualTo(text(policy, locale));
                assertThat(read.<Object>fold(Policy::prohibitions, Problem::cause))
                        .isEqualTo(policy.prohibitions());
            }
        }
    }

    @Test
    void a_text_that_somebody_changed_is_not_taken_for_what_it_was() {
        var text = text(Samples.paid(), Locale.ENGLISH);
        var reader = new ContractReader(Locale.ENGLISH);

        for (var other : List.of(
                text.replace("You may use this data.", "You may use this data freely."),
                text.replace("access to this data is refused", "nothing happens"),
                text + "9. Other\n9.1. Anything goes.\n",
                "",
                "\n\n1. \n",
                "x".repeat(200_000))) {
            assertThat(reader.read(other)).isInstanceOf(ContractReader.Outcome.NotUnderstood.class);
        }
    }

    @Property(tries = 1_000)
    void any_policy_has_a_text_and_what_is_read_back_from_it_has_the_same_text(@ForAll long seed) {
        var policy = new RandomPolicies(seed).policy();
        for (var locale : LOCALES) {
            var text = text(policy, locale);
            assertThat(text).doesNotContainPattern("\\{\\d");
            assertThat(new ContractReader(locale).read(text).<String>fold(read -> text(read, locale), unread -> text))
                    .isEqualTo(text);
        }
    }
}
