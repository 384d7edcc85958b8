package org.ecluse.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
    private static final String CONTEXT = "\"@context\":\"http://www.w3.org/ns/odrl.jsonld\"";
    private static final String CONSTRAINT = "{\"leftOperand\":\"count\",\"operator\":\"lteq\",\"rightOperand\":10}";

    private final PolicyReader reader = new PolicyReader(Rennes.PROFILE);
    private final Evaluator evaluator = new Evaluator(Rennes.PROFILE);

    private static String offer(String members) {
        return "{" + CONTEXT + ",\"@type\":\"Offer\",\"uid\":\"urn:p\"," + members + "}";
    }

    private static String permission(String members) {
        return offer("\"permission\":[{\"action\":\"use\"," + members + "}]");
    }

    private Policy read(String json) {
        return reader.read(json).fold(Reading.Read::policy, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
    }

    private Constraint constraint(String json) {
        return read(permission("\"constraint\":[" + json + "]"))
                .permissions()
                .get(0)
                .constraints()
                .get(0);
    }

    private Problem refused(String json) {
        return reader.read(json)
                .fold(
                        read -> {
                            throw new AssertionError("was read: " + read);
                        },
                        refused -> refused.problems().get(0));
    }

    private List<String> unevaluable(String json) {
        return evaluator.unevaluable(read(json)).stream().map(Problem::code).toList();
    }

    @Nested
    class Forms {
        @Test
        void compacted_prefixed_and_expanded_forms_are_the_same_policy() {
            var compacted = permission("\"constraint\":[" + CONSTRAINT + "]");
            var prefixed = """
                    {"@context":{"o":"http://www.w3.org/ns/odrl/2/"},"@id":"urn:p","@type":"o:Offer",
                     "o:permission":{"o:action":{"@id":"o:use"},"o:constraint":{
                       "o:rightOperand":10,"o:operator":{"@id":"o:lteq"},"o:leftOperand":{"@id":"o:count"}}}}""";
            var expanded = """
                    {"@id":"urn:p","@type":["http://www.w3.org/ns/odrl/2/Offer"],
                     "http://www.w3.org/ns/odrl/2/permission":[{
                       "http://www.w3.org/ns/odrl/2/action":[{"@id":"http://www.w3.org/ns/odrl/2/use"}],
                       "http://www.w3.org/ns/odrl/2/constraint":[{
                         "http://www.w3.org/ns/odrl/2/leftOperand":[{"@id":"http://www.w3.org/ns/odrl/2/count"}],
                         "http://www.w3.org/ns/odrl/2/operator":[{"@id":"http://www.w3.org/ns/odrl/2/lteq"}],
                         "http://www.w3.org/ns/odrl/2/rightOperand":[{"@value":10}]}]}]}""";

            assertThat(List.of(read(prefixed), read(expanded))).containsOnly(read(compacted));
        }

        @Test
        void the_context_of_DSP_is_known() {
            var document = permission("\"constraint\":[]")
                    .replace("http://www.w3.org/ns/odrl.jsonld", "https://w3id.org/dspace/2025/1/context.jsonld")
                    .replace("\"uid\"", "\"@id\"");

            assertThat(read(document).permissions()).hasSize(1);
        }

        @Test
        void a_term_that_the_document_redefines_means_what_it_was_redefined_to() {
            var swapped = offer("\"permission\":[{\"action\":\"use\"}]")
                    .replace(
                            CONTEXT,
                            "\"@context\":[\"http://www.w3.org/ns/odrl.jsonld\","
                                    + "{\"permission\":{\"@id\":\"odrl:prohibition\",\"@type\":\"@id\"}}]");

            assertThat(read(swapped).permissions()).isEmpty();
            assertThat(read(swapped).prohibitions()).hasSize(1);
        }

        @Test
        void a_rule_with_several_actions_is_as_many_rules() {
            var policy = read(offer("\"permission\":{\"action\":[\"use\",\"distribute\"]}"));

            assertThat(policy.permissions())
                    .extracting(rule -> rule.action().iri())
                    .containsExactly(Odrl.USE, Odrl.DISTRIBUTE);
        }

        @Test
        void a_rule_with_several_targets_and_parties_is_as_many_rules() {
            var policy =
                    read(offer("\"permission\":{\"action\":[\"use\",\"play\",\"use\"],\"target\":[\"urn:a\",\"urn:b\"],"
                            + "\"assignee\":[\"did:web:a\",\"did:web:b\",\"did:web:a\"]}"));

            assertThat(policy.permissions()).hasSize(8);
            assertThat(policy.permissions())
                    .allMatch(rule -> rule.scope().target().isPresent()
                            && rule.scope().party(Odrl.ASSIGNEE).isPresent());
        }

        @Test
        void a_policy_that_hangs_on_an_asset_is_about_that_asset() {
            var policy = read("{" + CONTEXT + ",\"uid\":\"urn:film\",\"dct:title\":\"x\",\"hasPolicy\":"
                    + "{\"@type\":\"Set\",\"uid\":\"urn:p\",\"permission\":{\"action\":\"play\"}}}");

            assertThat(policy.uid()).isEqualTo("urn:p");
            assertThat(policy.target()).contains("urn:film");
        }

        @Test
        void a_flattened_document_is_the_policy_that_it_describes() {
            var flattened =
                    "{" + CONTEXT + ",\"@graph\":[{\"uid\":\"urn:p\",\"@type\":\"Offer\",\"permission\":\"_:r\"},"
                            + "{\"uid\":\"_:r\",\"action\":\"use\",\"duty\":\"_:d\"},{\"uid\":\"_:d\",\"action\":\"odrl:inform\"}]}";

            assertThat(read(flattened))
                    .isEqualTo(
                            read(offer("\"permission\":{\"action\":\"use\",\"duty\":{\"action\":\"odrl:inform\"}}")));
            assertThat(refused(flattened.replace("\"duty\":\"_:d\"", "\"target\":\"urn:a\""))
                            .code())
                    .isEqualTo("policy.document.nodes");
        }

        @Test
        void an_action_of_the_policy_is_that_of_rules_without_one() {
            var policy = read(offer("\"action\":\"use\",\"permission\":[{\"assignee\":\"did:web:a\"}]"));

            assertThat(policy.permissions().get(0).action().iri()).isEqualTo(Odrl.USE);
        }

        @Test
        void parties_target_conflict_and_remarks_are_kept() {
            var policy = read(offer("""
                    "target":"urn:a","assigner":"did:web:a","assignee":"did:web:b","conflict":"perm",
                    "dct:title":"Titre","profile":"https://w3id.org/ecluse/rennes#" """));

            assertThat(policy.target()).contains("urn:a");
            assertThat(policy.assigner()).contains("did:web:a");
            assertThat(policy.assignee()).contains("did:web:b");
            assertThat(policy.conflict()).isEqualTo(ConflictStrategy.PERM);
            assertThat(policy.profiles()).containsExactly(Rennes.NS);
            assertThat(policy.head().extras().names()).containsExactly("http://purl.org/dc/terms/title");
            assertThat(evaluator.unevaluable(policy)).isEmpty();
        }

        @Test
        void a_policy_without_a_type_is_a_set() {
            assertThat(read("{" + CONTEXT + ",\"uid\":\"urn:p\",\"target\":\"urn:a\"}")
                            .type())
                    .isEqualTo(PolicyType.SET);
        }

        @ParameterizedTest
        @CsvSource({"neq", "odrl:neq"})
        void both_spellings_of_not_equal_are_understood(String spelling) {
            var atomic = (Atomic) constraint(CONSTRAINT.replace("lteq", spelling));

            assertThat(atomic.operator()).isEqualTo(Operator.NEQ);
        }

        @Test
        void logical_operands_come_as_lists_and_as_arrays() {
            var asArray = constraint("{\"or\":[" + CONSTRAINT + "," + CONSTRAINT + "]}");
            var asList = constraint("{\"or\":{\"@list\":[" + CONSTRAINT + "," + CONSTRAINT + "]}}");

            assertThat(asArray).isEqualTo(asList);
            assertThat(((Constraint.Logical) asList).operand()).isEqualTo(LogicalOperand.OR);
        }

        @Test
        void a_number_with_a_fraction_stays_exact() {
            var atomic = (Atomic) constraint(CONSTRAINT.replace("10", "0.10"));

            assertThat(atomic.right())
                    .containsExactly(new Value.Literal("0.10", Odrl.XSD + "decimal", Optional.empty()));
        }

        @Test
        void refined_actions_are_read_in_each_way_they_are_written() {
            var refinement = "\"refinement\":[" + CONSTRAINT + "]}";
            var standard = "{\"rdf:value\":{\"@id\":\"odrl:print\"}," + refinement;
            var nested = "{\"odrl:action\":{\"@id\":\"odrl:print\"}," + refinement;

            for (var action : List.of(standard, nested)) {
                var read = read(offer("\"permission\":{\"action\":" + action + "}"));
                assertThat(read.permissions().get(0).action().iri()).isEqualTo(Odrl.NS + "print");
                assertThat(read.permissions().get(0).action().refinements()).hasSize(1);
            }
        }

        @Test
        void constraints_of_a_duty_that_are_its_parameters_become_refinements() {
            var policy = read(
                    permission("\"duty\":{\"action\":\"odrl:compensate\",\"constraint\":{\"leftOperand\":\"payAmount\","
                            + "\"operator\":\"eq\",\"rightOperand\":\"120.00\"}}"));

            var duty = policy.permissions().get(0).duties().get(0);
            assertThat(duty.constraints()).isEmpty();
            assertThat(duty.action().refinements()).hasSize(1);
        }

        @Test
        void a_list_that_a_connector_turned_into_text_is_a_list_again() {
            var packed = (Atomic) constraint("{\"leftOperand\":{\"@id\":\"https://w3id.org/ecluse/rennes#role\"},"
                    + "\"operator\":\"isAnyOf\","
                    + "\"rightOperand\":\"[{\\\"@value\\\":\\\"a\\\"},\\\"b\\\"]\"}");

            assertThat(packed.right()).containsExactly(Value.text("a"), Value.text("b"));
        }
    }

    @Nested
    class Kept {
        @Test
        void an_unknown_member_of_a_rule_is_kept_and_makes_it_unevaluable() {
            var json = permission("\"odrl:someday\":\"x\"");

            assertThat(read(json).permissions().get(0).extras().names()).containsExactly(Odrl.NS + "someday");
            assertThat(unevaluable(json)).containsExactly("policy.member.unknown");
        }

        @Test
        void an_unknown_odrl_member_of_the_policy_makes_it_unevaluable() {
            assertThat(unevaluable(offer("\"odrl:someday\":\"x\""))).containsExactly("policy.member.unknown");
        }

        @Test
        void an_unknown_operator_is_kept_and_named() {
            var json = permission("\"constraint\":" + CONSTRAINT.replace("lteq", "odrl:almost"));

            assertThat(unevaluable(json)).containsExactly("policy.operator.unknown");
            assertThat(PolicyWriter.full(read(json)).toString()).contains("odrl:almost");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"text\"",
                    "{\"@id\":\"urn:elsewhere\"}",
                    "{\"leftOperand\":\"count\"}",
                    "{\"leftOperand\":\"count\",\"operator\":\"eq\",\"rightOperand\":1,\"or\":[]}",
                    "{\"and\":[],\"or\":[]}",
                    "{\"leftOperand\":[\"count\",\"event\"],\"operator\":\"eq\",\"rightOperand\":1}",
                    "{\"leftOperand\":\"count\",\"operator\":\"eq\",\"rightOperand\":{\"odrl:x\":1}}",
                })
        void what_is_no_constraint_is_kept_and_makes_the_rule_unevaluable(String json) {
            var policy = permission("\"constraint\":[" + json + "]");

            assertThat(constraint(json)).isInstanceOf(Constraint.Opaque.class);
            assertThat(unevaluable(policy)).containsExactly("policy.constraint.unreadable");
            assertThat(read(PolicyWriter.expanded(read(policy)).toString())).isEqualTo(read(policy));
        }

        @Test
        void collections_and_other_parties_are_read_and_written_back() {
            var json = permission("""
                    "target":{"@type":"AssetCollection","source":"urn:c","refinement":[%s]},
                    "assignee":{"@type":"PartyCollection","uid":"urn:team"},
                    "attributedParty":"did:web:a","output":"urn:o" """.formatted(CONSTRAINT));

            assertThat(read(PolicyWriter.full(read(json)).toString())).isEqualTo(read(json));
            assertThat(unevaluable(json)).contains("policy.output.unsupported");
        }

        @Test
        void units_types_references_and_remedies_are_read_and_written_back() {
            var json = offer("""
                    "inheritFrom":"urn:parent",
                    "prohibition":{"action":"distribute","remedy":{"action":"odrl:delete"},
                      "constraint":{"leftOperand":"payAmount","operator":"gt","unit":"http://example.org/eur",
                        "dataType":"xsd:decimal","rightOperandReference":"urn:elsewhere","status":5}},
                    "obligation":{"action":"odrl:compensate","consequence":{"action":"odrl:delete"}} """);

            var policy = read(json);

            assertThat(read(PolicyWriter.full(policy).toString())).isEqualTo(policy);
            assertThat(policy.obligations().get(0).consequences()).hasSize(1);
            assertThat(policy.prohibitions().get(0).remedies()).hasSize(1);
            assertThat(unevaluable(json)).contains("policy.inherit.unsupported");
        }
    }

    @Nested
    class RefusedDocuments {
        @Test
        void a_foreign_context_is_refused_by_name_wherever_it_stands() {
            var foreign = "https://evil.example/context.jsonld";
            var top = permission("\"constraint\":[]").replace("http://www.w3.org/ns/odrl.jsonld", foreign);
            var inside = permission("\"@context\":\"" + foreign + "\"");
            var imported = permission("\"@context\":{\"@import\":\"" + foreign + "\"}");
            var scoped = permission("\"@context\":{\"x\":{\"@id\":\"urn:x\",\"@context\":\"" + foreign + "\"}}");

            for (var document : List.of(top, inside, imported, scoped)) {
                assertThat(refused(document).code()).isEqualTo("policy.context.foreign");
                assertThat(refused(document).cause()).contains(foreign);
            }
        }

        @Test
        void a_key_that_is_there_twice_is_refused() {
            var document = permission("\"constraint\":[" + CONSTRAINT + "],\"constraint\":[]");

            assertThat(refused(document).code()).isEqualTo("policy.json.duplicate-key");
            assertThat(refused(document).at()).isEqualTo("/permission/0");
        }

        @Test
        void a_condition_that_json_ld_would_drop_is_refused() {
            var undefined = "{\"@context\":{\"odrl\":\"http://www.w3.org/ns/odrl/2/\"},\"@id\":\"urn:p\","
                    + "\"odrl:permission\":{\"odrl:action\":{\"@id\":\"odrl:use\"},\"constraint\":[]}}";

            assertThat(refused(undefined).code()).isEqualTo("policy.term.undefined");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"constraint\":null",
                    "\"@context\":{\"constraint\":null},\"constraint\":[]",
                    "\"@context\":{\"constraint\":{\"@id\":null}},\"constraint\":[]",
                    "\"@context\":null",
                })
        void a_term_mapped_to_nothing_is_refused(String members) {
            assertThat(refused(permission(members)).code()).isEqualTo("policy.json-ld.null");
        }

        @Test
        void a_member_that_only_looks_like_a_keyword_is_refused() {
            assertThat(refused(permission("\"@constraint\":[]")).code()).isEqualTo("policy.json-ld.keyword");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"permission\":[{\"target\":\"urn:a\"}] | policy.action.missing",
                    "\"permission\":[\"urn:rule\"] | policy.action.missing",
                    "\"odrl:permission\":[\"text\"] | policy.rule.malformed",
                    "\"permission\":[{\"action\":{\"refinement\":[]}}] | policy.action.malformed",
                    "\"conflict\":\"odrl:maybe\" | policy.conflict.unknown",
                    "\"odrl:profile\":5 | policy.member.malformed",
                })
        void a_rule_that_says_nothing_is_refused(String members, String code) {
            assertThat(refused(offer(members)).code()).isEqualTo(code);
        }

        @Test
        void a_type_that_is_no_policy_is_refused() {
            assertThat(refused(offer("\"permission\":[]").replace("Offer", "Asset"))
                            .code())
                    .isEqualTo("policy.type.unknown");
        }

        @Test
        void a_policy_without_a_name_is_refused() {
            assertThat(refused("{" + CONTEXT + ",\"@type\":\"Offer\"}").code()).isEqualTo("policy.uid.missing");
        }

        @Test
        void two_policies_in_one_document_are_refused() {
            var two = "{" + CONTEXT
                    + ",\"@graph\":[{\"uid\":\"urn:a\",\"@type\":\"Set\"},{\"uid\":\"urn:b\",\"@type\":\"Set\"}]}";

            assertThat(refused(two).code()).isEqualTo("policy.document.nodes");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "{", "{} {}", "nothing", "{\"a\":}", "{\"a\":[1}", "5"})
        void what_is_not_one_json_object_is_refused(String text) {
            assertThat(refused(text).code()).isEqualTo("policy.json.malformed");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1e100", "1e-999999999", "1e99999999999999999999"})
        void a_number_without_measure_is_refused(String number) {
            assertThat(refused(permission("\"constraint\":" + CONSTRAINT.replace("10", number)))
                            .code())
                    .isEqualTo("policy.json.number");
        }

        @Test
        void a_number_without_measure_inside_a_text_stays_text() {
            var packed = CONSTRAINT.replace("10", "\"[1e1000000000]\"");

            assertThat(((Atomic) constraint(packed)).right())
                    .extracting(Value::text)
                    .containsExactly("[1e1000000000]");
        }

        @Test
        void a_language_that_is_none_is_refused_before_it_reaches_a_log() {
            var problem = refused(offer("\"dct:title\":{\"@value\":\"x\",\"@language\":\"fr\\nFAKE\"}"));

            assertThat(problem.code()).isEqualTo("policy.json-ld.language");
            assertThat(problem.toString()).hasLineCount(1);
        }

        @Test
        void half_a_character_is_refused() {
            assertThat(refused(offer("\"dct:title\":\"\\ud800\"")).code()).isEqualTo("policy.json.character");
            assertThat(refused(offer("\"dct:title\":\"\\u0000\"")).code()).isEqualTo("policy.json.character");
        }

        @Test
        void foreign_text_in_a_message_stays_on_one_line() {
            var problem = refused(offer("\"conflict\":\"odrl:a\\r\\nFAKE LOG LINE\\u202e" + "x".repeat(500) + "\""));

            assertThat(problem.cause()).hasLineCount(1).doesNotContain("\u202e").hasSizeLessThan(200);
        }
    }

    @Test
    void a_document_parsed_elsewhere_is_measured_before_it_is_walked() {
        JsonValue deep = JsonValue.TRUE;
        for (int i = 0; i < 100_000; i++) {
            deep = Json.createArrayBuilder().add(deep).build();
        }
        var document = Json.createObjectBuilder().add("odrl:x", deep).build();

        var reading = reader.read(document);

        assertThat(reading.<String>fold(
                        read -> "", refused -> refused.problems().get(0).code()))
                .isEqualTo("policy.limit.depth");
    }
}
