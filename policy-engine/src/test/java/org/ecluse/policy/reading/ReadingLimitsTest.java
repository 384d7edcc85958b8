package org.ecluse.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.ReadingLimits.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReadingLimitsTest {
    private static final String CONSTRAINT = "{\"leftOperand\":\"count\",\"operator\":\"lteq\",\"rightOperand\":10}";

    private static String outcome(ReadingLimits limits, String document) {
        return new PolicyReader(Rennes.PROFILE, limits)
                .read(document)
                .fold(read -> "read", refused -> refused.problems().get(0).code());
    }

    private static String outcome(ReadingLimits limits, JsonObject document) {
        return new PolicyReader(Rennes.PROFILE, limits)
                .read(document)
                .fold(read -> "read", refused -> refused.problems().get(0).code());
    }

    private static ReadingLimits only(Limit limit, int number) {
        return ReadingLimits.STANDARD.with(limit, number);
    }

    private static String offer(String members) {
        return "{\"@context\":[\"http://www.w3.org/ns/odrl.jsonld\"],\"@type\":\"Offer\",\"uid\":\"urn:p\"," + members
                + "}";
    }

    private static String times(int number, String json) {
        return "[" + String.join(",", Collections.nCopies(number, json)) + "]";
    }

    @Test
    void a_document_is_read_up_to_its_limit_of_bytes() {
        var document = offer("\"dct:title\":\"é\"");
        int bytes = document.getBytes(StandardCharsets.UTF_8).length;

        assertThat(outcome(only(Limit.BYTES, bytes), document)).isEqualTo("read");
        assertThat(outcome(only(Limit.BYTES, bytes - 1), document)).isEqualTo("policy.limit.bytes");
    }

    @Test
    void a_document_is_read_up_to_its_limit_of_depth() {
        var fourDeep = offer("\"dct:title\":[[[\"x\"]]]");

        assertThat(outcome(only(Limit.DEPTH, 4), fourDeep)).isEqualTo("read");
        assertThat(outcome(only(Limit.DEPTH, 3), fourDeep)).isEqualTo("policy.limit.depth");
    }

    @Test
    void a_document_is_read_up_to_its_limit_of_context_terms() {
        var twoTerms = "{\"@context\":{\"a\":\"urn:a\",\"b\":\"urn:b\"},\"@id\":\"urn:p\",\"a\":1}";

        assertThat(outcome(only(Limit.CONTEXT_TERMS, 2), twoTerms)).isEqualTo("read");
        assertThat(outcome(only(Limit.CONTEXT_TERMS, 1), twoTerms)).isEqualTo("policy.limit.context-terms");
    }

    @Test
    void a_document_is_read_up_to_its_limit_of_nodes() {
        var fiveNodes = offer("\"permission\":[{\"action\":\"use\"}],\"dct:title\":[\"x\"]");

        assertThat(outcome(only(Limit.NODES, 5), fiveNodes)).isEqualTo("read");
        assertThat(outcome(only(Limit.NODES, 4), fiveNodes)).isEqualTo("policy.limit.nodes");
        assertThat(outcome(
                        only(Limit.NODES, 4),
                        Json.createReader(new StringReader(fiveNodes)).readObject()))
                .isEqualTo("policy.limit.nodes");
    }

    @Test
    void a_text_is_read_up_to_its_limit_of_characters() {
        var title = offer("\"dct:title\":\"" + "x".repeat(40) + "\"");
        var member = offer("\"urn:" + "x".repeat(36) + "\":1");

        for (var fortyCharacters : List.of(title, member)) {
            assertThat(outcome(only(Limit.CHARACTERS, 40), fortyCharacters)).isEqualTo("read");
            assertThat(outcome(only(Limit.CHARACTERS, 39), fortyCharacters)).isEqualTo("policy.limit.characters");
        }
    }

    @Test
    void a_policy_is_read_up_to_its_limit_of_rules_each_counted_once_it_is_atomic() {
        var four = offer("\"permission\":[{\"action\":[\"use\",\"read\"],\"duty\":{\"action\":\"odrl:delete\"}}]");
        var two = offer("\"permission\":[{\"action\":\"use\",\"target\":[\"urn:a\",\"urn:b\"]}]");

        assertThat(outcome(only(Limit.RULES, 4), four)).isEqualTo("read");
        assertThat(outcome(only(Limit.RULES, 3), four)).isEqualTo("policy.limit.rules");
        assertThat(outcome(only(Limit.RULES, 2), two)).isEqualTo("read");
        assertThat(outcome(only(Limit.RULES, 1), two)).isEqualTo("policy.limit.rules");
    }

    @Test
    void a_policy_is_read_up_to_its_limit_of_constraints() {
        var three = offer("\"permission\":[{\"action\":\"use\",\"constraint\":{\"or\":" + times(2, CONSTRAINT) + "}}]");

        assertThat(outcome(only(Limit.CONSTRAINTS, 3), three)).isEqualTo("read");
        assertThat(outcome(only(Limit.CONSTRAINTS, 2), three)).isEqualTo("policy.limit.constraints");
    }

    @Test
    void a_policy_is_read_up_to_its_limit_of_text_once_it_is_atomic() {
        var document =
                offer("\"permission\":[{\"action\":[\"read\",\"play\"],\"dct:title\":\"" + "x".repeat(500) + "\"}]");

        int most = 2 * (Odrl.NS.length() + 4 + "{'http://purl.org/dc/terms/title':[{'@value':''}]}".length() + 500);

        assertThat(outcome(only(Limit.TEXT, most), document)).isEqualTo("read");
        assertThat(outcome(only(Limit.TEXT, most - 1), document)).isEqualTo("policy.limit.text");
    }

    @Test
    void a_constraint_is_read_up_to_its_limit_of_values() {
        var three = offer("\"permission\":[{\"action\":\"use\",\"constraint\":{\"leftOperand\":\"purpose\","
                + "\"operator\":\"isAnyOf\",\"rightOperand\":[\"a\",\"b\",\"c\"]}}]");
        var packed = three.replace("[\"a\",\"b\",\"c\"]", "\"[\\\"a\\\",\\\"b\\\",\\\"c\\\"]\"");

        for (var document : List.of(three, packed)) {
            assertThat(outcome(only(Limit.VALUES, 3), document)).isEqualTo("read");
            assertThat(outcome(only(Limit.VALUES, 2), document)).isEqualTo("policy.limit.values");
        }
    }

    @Test
    void the_short_way_keeps_to_the_limits_as_well() {
        var dsp = "{\"@type\":\"Offer\",\"@id\":\"urn:p\",\"permission\":[{\"action\":\"use\",\"constraint\":["
                + "{\"leftOperand\":\"count\",\"operator\":\"lteq\",\"rightOperand\":[\"1\",\"2\"]},"
                + "{\"leftOperand\":\"count\",\"operator\":\"lteq\",\"rightOperand\":\"2\"}]},{\"action\":\"play\"}]}";

        assertThat(outcome(ReadingLimits.STANDARD, dsp)).isEqualTo("read");
        var most = Map.of(
                Limit.RULES,
                2,
                Limit.CONSTRAINTS,
                2,
                Limit.VALUES,
                2,
                Limit.DEPTH,
                6,
                Limit.NODES,
                8,
                Limit.CHARACTERS,
                12,
                Limit.BYTES,
                dsp.length());
        most.forEach((limit, number) -> {
            assertThat(outcome(only(limit, number), dsp)).as(limit.limitName()).isEqualTo("read");
            assertThat(outcome(only(limit, number - 1), dsp)).isEqualTo("policy.limit." + limit.limitName());
        });
    }

    @Test
    @Timeout(20)
    void policy_bombs_are_refused_in_bounded_time() {
        var manyNothings = offer("\"permission\":{\"action\":\"use\",\"constraint\":" + times(100_000, "{}") + "}");
        var manyConstraints =
                offer("\"permission\":{\"action\":\"use\",\"constraint\":" + times(100_000, CONSTRAINT) + "}");
        var someConstraints =
                offer("\"permission\":{\"action\":\"use\",\"constraint\":" + times(10_000, CONSTRAINT) + "}");
        var deep = offer("\"permission\":" + "[".repeat(10_000) + "]".repeat(10_000));
        var deepSequence = offer("\"permission\":{\"action\":\"use\",\"constraint\":"
                + "{\"andSequence\":[".repeat(5_000) + "{}" + "]}".repeat(5_000) + "}");
        var huge = offer("\"dct:title\":\"" + "x".repeat(100_000_000) + "\"");
        var long_ = offer("\"dct:title\":\"" + "x".repeat(300_000) + "\"");

        assertThat(outcome(ReadingLimits.STANDARD, manyNothings)).isEqualTo("policy.limit.nodes");
        assertThat(outcome(ReadingLimits.STANDARD, manyConstraints)).isEqualTo("policy.limit.bytes");
        assertThat(outcome(ReadingLimits.STANDARD, someConstraints)).isEqualTo("policy.limit.constraints");
        assertThat(outcome(ReadingLimits.STANDARD, deep)).isEqualTo("policy.limit.depth");
        assertThat(outcome(ReadingLimits.STANDARD, deepSequence)).isEqualTo("policy.limit.depth");
        assertThat(outcome(ReadingLimits.STANDARD, huge)).isEqualTo("policy.limit.bytes");
        assertThat(outcome(ReadingLimits.STANDARD, long_)).isEqualTo("policy.limit.characters");
        assertThat(outcome(ReadingLimits.STANDARD, "{\"@context\":{" + terms(10_000) + "},\"@id\":\"urn:p\"}"))
                .isEqualTo("policy.limit.context-terms");
    }

    /** Ten levels of duties with ten actions each are ten thousand million duties. */
    @Test
    @Timeout(20)
    void a_short_policy_that_stands_for_endless_rules_is_refused() {
        var actions = names("odrl:a", 10);
        var compact = "{\"action\":" + actions + ",\"consequence\":";
        var bomb = offer("\"obligation\":" + compact.repeat(9) + "{\"action\":\"use\"}" + "}".repeat(9));
        var parties = new StringBuilder("\"permission\":{\"action\":\"use\"");
        for (var function : List.of("assigner", "assignee", "informedParty", "trackingParty", "trackedParty")) {
            parties.append(",\"").append(function).append("\":").append(names("urn:x", 200));
        }

        assertThat(outcome(ReadingLimits.STANDARD, bomb)).isEqualTo("policy.limit.rules");
        assertThat(outcome(ReadingLimits.STANDARD, offer(parties + "}"))).isEqualTo("policy.limit.rules");
    }

    private static String names(String stem, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "\"" + stem + i + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String terms(int number) {
        var terms = new StringBuilder();
        for (int i = 0; i < number; i++) {
            terms.append(i == 0 ? "" : ",")
                    .append("\"t")
                    .append(i)
                    .append("\":\"urn:t")
                    .append(i)
                    .append('"');
        }
        return terms.toString();
    }
}
