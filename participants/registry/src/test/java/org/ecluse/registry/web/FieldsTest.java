package org.ecluse.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private static Fields of(String json) {
        JsonObject object = Json.createReader(new StringReader(json)).readObject();
        return new Fields(object);
    }

    private static String code(Fields fields) {
        return fields.then(() -> Verdict.accepted("good"))
                .reason()
                .map(Refusal::code)
                .orElse("good");
    }

    @Test
    void a_date_means_its_first_moment_or_its_whole_day() {
        Fields fields = of("{\"a\":\"2026-12-31\",\"b\":\"2026-12-31\",\"c\":\"2026-12-31T10:00:00Z\"}");

        assertThat(fields.from("a")).isEqualTo(Instant.parse("2026-12-31T00:00:00Z"));
        assertThat(fields.until("b")).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(fields.until("c")).isEqualTo(Instant.parse("2026-12-31T10:00:00Z"));
        assertThat(code(fields)).isEqualTo("good");
    }

    @Test
    void what_is_missing_malformed_or_not_known_is_refused_by_name() {
        Fields missing = of("{}");
        missing.text("a");
        Fields malformed = of("{\"a\":1}");
        malformed.text("a");
        Fields notATime = of("{\"a\":\"soon\"}");
        notATime.from("a");
        Fields notTexts = of("{\"a\":[1]}");
        notTexts.texts("a");
        Fields unknown = of("{\"a\":\"x\",\"b\":\"y\"}");
        unknown.text("a");

        assertThat(code(missing)).isEqualTo("body.field-malformed");
        assertThat(code(malformed)).isEqualTo("body.field-malformed");
        assertThat(code(notATime)).isEqualTo("body.field-malformed");
        assertThat(code(notTexts)).isEqualTo("body.field-malformed");
        assertThat(code(unknown)).isEqualTo("body.field-unknown");
        assertThat(unknown.then(() -> Verdict.accepted("x"))
                        .reason()
                        .orElseThrow()
                        .cause())
                .contains("`b`");
    }
}
