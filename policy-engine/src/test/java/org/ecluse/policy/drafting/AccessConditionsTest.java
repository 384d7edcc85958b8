package org.ecluse.policy.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.ecluse.policy.Samples.NOON;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecluse.policy.drafting.Proposal.Draft;
import org.ecluse.policy.drafting.Proposal.None;
import org.ecluse.policy.drafting.Proposal.Remark;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

class AccessConditionsTest {
    private static final Evaluator EVALUATOR = new Evaluator(Rennes.PROFILE);
    private static final Facts MEMBER = Facts.of(Map.of(Rennes.MEMBERSHIP, Fact.known(Value.text(Rennes.ACTIVE))));

    private static Proposal of(String conditions) {
        return AccessConditions.draft(json("""
                {"global_id": "efd35c74", "producer": {"organization_name": "Ville de Rennes"},
                 "access_condition": %s}""".formatted(conditions)));
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static Draft draft(String conditions) {
        return of(conditions).fold(one -> one, none -> {
            throw new AssertionError(none.reason());
        });
    }

    private static String reason(String conditions) {
        return of(conditions).fold(draft -> "a draft", none -> none.reason().code());
    }

    private static String standard(String label) {
        return "{\"licence\": {\"licence_type\": \"STANDARD\", \"licence_label\": \"" + label + "\"}}";
    }

    private static boolean permits(Policy policy, String action) {
        var request = new Request(action, Optional.of("urn:a"), Optional.of("did:web:x"), NOON, Stage.NEGOTIATION);
        return EVALUATOR.decide(policy, request, MEMBER).permits();
    }

    @Test
    void an_open_licence_becomes_a_draft_that_names_the_source_and_grants_nothing() {
        var proposal = draft(standard("etalab-2.0"));

        assertThat(proposal.open()).isEmpty();
        assertThat(EVALUATOR.unevaluable(proposal.draft())).isEmpty();
        assertThat(permits(proposal.draft(), Odrl.USE)).isFalse();
        assertThat(permits(proposal.confirmed("urn:uuid:1", true), Odrl.USE)).isFalse();
        assertThat(permits(proposal.confirmed("urn:uuid:1", false), Odrl.USE)).isTrue();
        assertThat(proposal.draft().permissions().get(0).duties())
                .containsExactly(Obligations.attribute("Ville de Rennes", Licence.ETALAB));
    }

    @Test
    void share_alike_and_no_derivatives_are_drafted_narrow_and_left_open() {
        assertThat(draft(standard("odbl-1.0")).open())
                .extracting(Remark::code)
                .containsExactly("drafting.licence.share-alike");
        var noDerivatives = draft(standard("cc-by-nd-4.0"));

        assertThat(noDerivatives.open()).extracting(Remark::code).containsExactly("drafting.licence.no-derivatives");
        assertThat(permits(noDerivatives.confirmed("urn:uuid:1", false), Odrl.NS + "derive"))
                .isFalse();
    }

    @Test
    void what_free_words_restrict_is_left_to_a_person_with_the_words() {
        var proposal = draft("""
                {"licence": {"licence_type": "STANDARD", "licence_label": "etalab-2.0"},
                 "confidentiality": {"restricted_access": true, "gdpr_sensitive": false},
                 "usage_constraint": [{"lang": "fr", "text": "Usage interne seulement"}],
                 "mandatory_mention": "Source : Rennes"}""");

        assertThat(proposal.open())
                .extracting(Remark::code)
                .containsExactly("drafting.restricted", "drafting.free-text");
        assertThat(proposal.open().get(1).fr()).contains("Usage interne seulement");
        assertThat(permits(proposal.confirmed("urn:uuid:1", false), Odrl.DISTRIBUTE))
                .isFalse();
        assertThat(proposal.concluded()).extracting(Remark::en).anyMatch(text -> text.contains("Source : Rennes"));
    }

    @Test
    void where_name_and_address_of_a_licence_differ_the_narrower_is_drafted() {
        var proposal = draft("""
                {"licence": {"licence_type": "CUSTOM", "custom_licence_label": [{"lang": "fr", "text": "Licence ODbL 1.0"}],
                 "custom_licence_uri": "https://www.etalab.gouv.fr/licence-ouverte-open-licence"}}""");

        assertThat(proposal.open())
                .extracting(Remark::code)
                .containsExactly("drafting.licence.contradiction", "drafting.licence.share-alike");
    }

    @Test
    void a_licence_of_creative_commons_is_read_by_its_parts() {
        var proposal = draft("""
                {"licence": {"licence_type": "CUSTOM", "custom_licence_label": "CC BY-NC-SA 4.0",
                 "custom_licence_uri": "https://creativecommons.org/licenses/by-nc-sa/4.0/"}}""");

        assertThat(permits(proposal.confirmed("urn:uuid:1", false), Odrl.COMMERCIALIZE))
                .isFalse();
        assertThat(permits(proposal.confirmed("urn:uuid:1", false), Odrl.USE)).isTrue();
    }

    @Test
    void what_cannot_be_concluded_has_a_named_reason() {
        assertThat(reason("{}")).isEqualTo("drafting.licence.missing");
        assertThat(reason("[]")).isEqualTo("drafting.record.incomplete");
        assertThat(reason(standard("my-own"))).isEqualTo("drafting.licence.unknown");
        assertThat(reason("{\"licence\": {\"licence_type\": 4}}")).isEqualTo("drafting.licence.unknown");
        assertThat(reason("""
                        {"licence": {"licence_type": "STANDARD", "licence_label": "etalab-2.0"},
                         "confidentiality": {"gdpr_sensitive": "maybe"}}""")).isEqualTo("drafting.personal-data");
        assertThat(reason("""
                        {"licence": {"licence_type": "CUSTOM", "custom_licence_label": "Licence inconnue",
                         "custom_licence_uri": "https://www.etalab.gouv.fr/licence-ouverte-open-licence"}}""")).isEqualTo("drafting.licence.said-unknown");
    }

    @Test
    void every_published_record_of_rennes_gives_a_draft_or_a_named_reason() throws IOException {
        var folder = System.getProperty("conformance.dir");
        assumeThat(folder).as("conformance.dir").isNotNull();
        var records = records(Path.of(folder, "rudi-records", "datarennes_meta.json"));

        var outcomes = new TreeMap<String, Integer>();
        for (var record : records.getValuesAs(JsonObject.class)) {
            var proposal = AccessConditions.draft(record);
            outcomes.merge(proposal.fold(draft -> "draft", none -> none.reason().code()), 1, Integer::sum);
            if (proposal instanceof Draft draft) {
                assertThat(permits(draft.draft(), Odrl.USE)).isFalse();
                assertThat(EVALUATOR.unevaluable(draft.confirmed("urn:uuid:1", false)))
                        .isEmpty();
            } else {
                assertThat(((None) proposal).open().fr()).isNotBlank();
            }
        }

        assertThat(records).hasSize(387);
        assertThat(outcomes)
                .containsOnly(
                        Map.entry("draft", 380),
                        Map.entry("drafting.licence.said-unknown", 6),
                        Map.entry("drafting.licence.unknown", 1));
    }

    private static JsonArray records(Path file) throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            return reader.readArray();
        }
    }
}
