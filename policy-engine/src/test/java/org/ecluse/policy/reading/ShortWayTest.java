package org.ecluse.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.RandomPolicies;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

/** What is read without JSON-LD is what JSON-LD would have made of it. */
class ShortWayTest {
    private static final JsonParserFactory PARSERS = StrictJson.JSON.createParserFactory(Map.of());
    private static final Profile NONE = new Profile(java.util.Set.of(), List.of(), List.of());
    private static final List<String> NAMES = List.of(
            "use",
            "odrl:use",
            "display",
            "dateTime",
            "odrl:dateTime",
            "partner",
            "Offer",
            "permission",
            "eq",
            "xsd:x",
            "dct:title",
            "dspace:x",
            "http://www.w3.org/ns/odrl/2/use",
            "https://w3id.org/ecluse/rennes#aggregate",
            "a b",
            "urn:a",
            "_:b",
            "@id",
            "@x",
            "",
            ":",
            "a:",
            "http://[",
            "%zz",
            "http://x/%zz",
            "did:web:h%3A1",
            "é",
            "urn:é",
            "odrl:",
            "odrl",
            "odrl://x",
            "http:",
            "a:b#c#d",
            "x",
            "./a",
            "#a",
            "?a",
            "//host",
            "urn:a\\u0020b");
    private static final List<String> OPERATORS =
            List.of("eq", "neq", "odrl:neq", "isAnyOf", "lteq", "term-lteq", "EQ");
    private static final List<String> VALUES = List.of(
            "\"1\"",
            "\"a\"",
            "\"[1]\"",
            "\"[\\\"a\\\",\\\"b\\\"]\"",
            "\"\"",
            "5",
            "0.50",
            "true",
            "[]",
            "[\"a\",\"b\"]",
            "{\"@value\":\"1\",\"@type\":\"http://www.w3.org/2001/XMLSchema#integer\"}",
            "{\"@id\":\"urn:x\"}",
            "{\"@id\":\"odrl:x\"}",
            "{\"@value\":\"a\"}",
            "{\"@value\":\"a\",\"@type\":\"xsd:integer\"}",
            "{\"@value\":\"a\",\"@type\":\"use\"}",
            "{\"@value\":\"a\",\"@id\":\"urn:x\"}",
            "{}",
            "[{\"@id\":\"urn:x\"},\"a\"]",
            "[[\"a\"]]",
            "\"\\ud834\\udd1e\"",
            "\"\\ud800\"",
            "null",
            "{\"@value\":\"a\",\"@language\":\"fr\"}");

    /** Documents in the shape of DSP's schema, and around it. */
    private static final class Documents {
        private final Random random;

        Documents(long seed) {
            this.random = new Random(seed);
        }

        String document() {
            var members = new ArrayList<String>();
            switch (random.nextInt(5)) {
                case 0 -> members.add("\"@context\":\"" + DspTerms.CONTEXT + "\"");
                case 1 -> members.add("\"@context\":[\"" + DspTerms.PROFILE_CONTEXT + "\"]");
                case 2 -> members.add("\"@context\":[\"" + DspTerms.CONTEXT + "\",\"" + BundledContexts.ODRL + "\"]");
                default -> {}
            }
            members.add("\"@id\":" + usually("\"urn:p\""));
            often(members, "\"@type\":\"" + pick(List.of("Offer", "Agreement", "Set", "Set", "Ticket")) + "\"");
            often(members, "\"profile\":" + pick(List.of("\"urn:p\"", "[\"urn:p\",\"odrl:core\"]", "[]", name())));
            often(members, "\"target\":" + usually("\"urn:t\""));
            often(members, "\"assignee\":" + usually("\"did:web:a\""));
            often(members, "\"assigner\":" + usually("\"did:web:b\""));
            often(members, "\"permission\":" + rules(true));
            often(members, "\"prohibition\":" + rules(false));
            often(members, "\"obligation\":" + rules(false));
            if (random.nextInt(6) == 0) {
                members.add("\"odrl:conflict\":" + pick(List.of("{\"@id\":\"odrl:perm\"}", "\"odrl:perm\"", "{}")));
            }
            if (random.nextInt(30) == 0) {
                members.add(
                        pick(List.of("\"x\":1", "\"@id\":\"urn:q\"", "\"dct:title\":\"t\"", "\"target\":\"urn:z\"")));
            }
            return "{" + String.join(",", members) + "}";
        }

        private String rules(boolean permission) {
            var rules = new ArrayList<String>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                var members = new ArrayList<String>();
                members.add("\"action\":" + usually("\"use\""));
                often(members, "\"constraint\":" + constraints(2));
                if (permission && random.nextInt(3) == 0) {
                    members.add("\"duty\":" + rules(false));
                }
                if (random.nextInt(40) == 0) {
                    members.add(pick(List.of("\"@id\":\"urn:r\"", "\"target\":\"urn:r\"", "\"@type\":\"Permission\"")));
                }
                rules.add("{" + String.join(",", members) + "}");
            }
            return random.nextInt(40) == 0 ? rules.get(0) : "[" + String.join(",", rules) + "]";
        }

        private String constraints(int depth) {
            var all = new ArrayList<String>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                all.add(
                        depth > 0 && random.nextInt(4) == 0
                                ? "{\"" + pick(List.of("and", "or", "xone", "andSequence")) + "\":"
                                        + constraints(depth - 1) + "}"
                                : constraint());
            }
            return random.nextInt(40) == 0 ? "[]" : "[" + String.join(",", all) + "]";
        }

        private String constraint() {
            var left = random.nextInt(3) == 0 ? name() : pick(List.of("\"odrl:count\"", "\"dateTime\"", "\"purpose\""));
            return "{\"leftOperand\":" + left + ",\"operator\":\"" + pick(OPERATORS) + "\",\"rightOperand\":"
                    + pick(VALUES) + (random.nextInt(40) == 0 ? ",\"unit\":\"urn:u\"" : "") + "}";
        }

        private String usually(String value) {
            return random.nextInt(12) == 0 ? name() : value;
        }

        private String name() {
            return "\"" + pick(NAMES) + "\"";
        }

        private void often(List<String> members, String member) {
            if (random.nextBoolean()) {
                members.add(random.nextInt(members.size() + 1), member);
            }
        }

        private <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }
    }

    /** Null where it is not certain that the document is in the shape of DSP. */
    static Policy shortWay(String document, Profile profile) {
        try (var parser = PARSERS.createParser(new StringReader(document))) {
            return new DspReader(parser, profile, ReadingLimits.STANDARD).policy();
        } catch (Exception elsewhere) {
            return null;
        }
    }

    static JsonObject json(String document) throws Unreadable {
        return new StrictJson(ReadingLimits.STANDARD).parse(document);
    }

    @Property(tries = 20_000)
    void what_is_read_the_short_way_is_read_alike_the_long_way(@ForAll long seed) throws Unreadable {
        var document = new Documents(seed).document();

        for (var profile : List.of(Rennes.PROFILE, NONE)) {
            var policy = shortWay(document, profile);

            Statistics.label("the short way").collect(policy != null);
            if (policy != null) {
                assertThat(new PolicyReader(profile).readTheLongWay(json(document)))
                        .as(document)
                        .isEqualTo(new Reading.Read(policy));
            }
        }
    }

    @Property(tries = 3_000)
    void what_is_expanded_already_is_its_own_expansion(@ForAll long seed) {
        var expanded = PolicyWriter.expanded(new AnyPolicies(seed).policy());

        Statistics.label("known to be expanded").collect(ExpandedForm.is(expanded));
        if (ExpandedForm.is(expanded)) {
            try {
                var options = new com.apicatalog.jsonld.JsonLdOptions();
                options.setOrdered(true);
                assertThat(com.apicatalog.jsonld.JsonLd.expand(com.apicatalog.jsonld.document.JsonDocument.of(expanded))
                                .options(options)
                                .get()
                                .getJsonObject(0))
                        .isEqualTo(expanded);
            } catch (com.apicatalog.jsonld.JsonLdError error) {
                fail(expanded.toString(), error);
            }
        }
    }

    @Property(tries = 2_000)
    void random_policies_are_read_from_the_wire_the_short_way_as_they_are_the_long_way(@ForAll long seed) {
        var wire = PolicyWriter.wire(new RandomPolicies(seed).policy());

        assertThat(shortWay(wire.toString(), Rennes.PROFILE)).isNotNull();
        assertThat(new PolicyReader(Rennes.PROFILE).read(wire.toString()))
                .isEqualTo(new PolicyReader(Rennes.PROFILE).readTheLongWay(wire));
    }

    @Test
    void the_templates_are_read_from_the_wire_the_short_way() {
        for (var template : Samples.templates()) {
            assertThat(shortWay(PolicyWriter.wire(template).toString(), Rennes.PROFILE))
                    .isNotNull();
        }
    }

    @Test
    void the_short_way_is_for_dsp_s_shape_only() {
        var compact = "{\"@context\":\"" + BundledContexts.ODRL
                + "\",\"uid\":\"urn:p\",\"permission\":[{\"action\":\"use\"}]}";

        assertThat(shortWay(compact, Rennes.PROFILE)).isNull();
        assertThat(Json.createReader(new StringReader(compact)).readObject()).isNotEmpty();
    }
}
