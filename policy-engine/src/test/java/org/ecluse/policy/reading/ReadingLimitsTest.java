package org.ecluse.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
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
    void a_policy_is_read_up_to_its_limit_of_rules() {
        var three = offer("\"permission\":[{\"action\":[\"use\",\"read\"],\"duty\":{\"action\":\"odrl:delete\"}}]");

        assertThat(outcome(only(Limit.RULES, 3), three)).isEqualTo("read");
        assertThat(outcome(only(Limit.RULES, 2), three)).isEqualTo("policy.limit.rules");
    }

    @Test
    void a_policy_is_read_up_to_its_limit_of_constraints() {
        var three = offer("\"permission\":[{\"action\":\"use\",\"constraint\":{\"or\":" + times(2, CONSTRAINT) + "}}]");

        assertThat(outcome(only(Limit.CONSTRAINTS, 3), three)).isEqualTo("read");
        assertThat(outcome(only(Limit.CONSTRAINTS, 2), three)).isEqualTo("policy.limit.constraints");
    }

    @Test
    @Timeout(20)
    void policy_bombs_are_refused_in_bounded_time() {
        var manyConstraints = offer("\"permission\":{\"action\":\"use\",\"constraint\":" + times(100_000, "{}") + "}");
        var deep = offer("\"permission\":" + "[".repeat(10_000) + "]".repeat(10_000));
        var huge = offer("\"dct:title\":\"" + "x".repeat(100_000_000) + "\"");

        assertThat(outcome(ReadingLimits.STANDARD, manyConstraints)).isEqualTo("policy.limit.constraints");
        assertThat(outcome(ReadingLimits.STANDARD, deep)).isEqualTo("policy.limit.depth");
        assertThat(outcome(ReadingLimits.STANDARD, huge)).isEqualTo("policy.limit.bytes");
        assertThat(outcome(ReadingLimits.STANDARD, "{\"@context\":{" + terms(10_000) + "},\"@id\":\"urn:p\"}"))
                .isEqualTo("policy.limit.context-terms");
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
