package org.ecluse.connector.operator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.ecluse.policy.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy.constraint.unsatisfied",
                "policy.left-operand.unknown",
                "policy.duty.unfulfilled",
                "payment.due",
                "member.suspended",
                "credential.missing",
                "status.unavailable",
                "token.expired",
                "flow.ended",
                "transfer.ended-by-peer",
                "contract.ended",
                "agreement.unknown",
                "source.stalled",
                "enforcement.mapping",
                "enrolment.code",
                "identity.not-enrolled",
                "peer.unreachable",
                "registry.unreachable",
                "operator.token",
                "body.malformed"
            })
    void every_family_of_codes_has_a_sentence_in_both_languages(String code) {
        var wording = Phrases.of(new Problem(code, "", "cause", "cure"));

        assertThat(wording.fr()).isNotBlank().doesNotContain(code).doesNotContain("%s");
        assertThat(wording.en()).isNotBlank().doesNotContain(code).doesNotContain("%s");
        assertThat(wording.fr()).isNotEqualTo(wording.en());
    }

    @Test
    void a_code_that_nobody_knows_is_quoted_safely() {
        var wording = Phrases.of(new Problem("strange\n.code", "", "cause", "cure"));

        assertThat(wording.en()).contains("`strange\uFFFD.code`").doesNotContain("\n");
    }

    @Test
    void both_languages_have_the_same_phrases() throws Exception {
        assertThat(keys("fr").stringPropertyNames()).isEqualTo(keys("en").stringPropertyNames());
    }

    private static Properties keys(String language) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(
                PhrasesTest.class.getResourceAsStream("phrases_" + language + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
