package org.ecluse.contracts.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Test
    void the_example_of_the_standard_comes_out_as_the_standard_says() {
        // RFC 8785, 3.2.2 and 3.2.4
        var input = parse("{\"numbers\": [333333333.3333333, 1E30, 4.50, 2e-3, 1e-27],"
                + "\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
                + "\"literals\": [null, true, false]}");

        var text = CanonicalJson.text(input);

        assertThat(text)
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void members_are_sorted_by_utf16_code_units() {
        // RFC 8785, 3.2.3
        var input =
                parse("{\"\\u20ac\": 1, \"\\r\": 2, \"\\ufb33\": 3, \"1\": 4, \"\\ud83d\\ude00\": 5, \"\\u0080\": 6,"
                        + " \"\\u00f6\": 7}");

        var text = CanonicalJson.text(input);

        assertThat(text)
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.0, 0",
        "1.0, 1",
        "-1.50, -1.5",
        "1e21, 1e+21",
        "1e20, 100000000000000000000",
        "123456789012345680000, 123456789012345680000",
        "1e-6, 0.000001",
        "1e-7, 1e-7",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "9007199254740992, 9007199254740992",
        "5.684341886080802e-14, 5.684341886080802e-14",
        "295147905179352830000, 295147905179352830000",
        "9.5e-7, 9.5e-7",
        "10000, 10000"
    })
    void a_number_is_written_as_ecmascript_writes_it(String written, String canonical) {
        assertThat(CanonicalJson.text(parse("[" + written + "]"))).isEqualTo("[" + canonical + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9007199254740993", "0.1000000000000000055511151231257827", "1e309", "1e-400", "1e999999999"})
    void a_number_that_a_double_cannot_hold_is_refused(String number) {
        assertThatThrownBy(() -> CanonicalJson.text(parse("[" + number + "]")))
                .isInstanceOf(NotCanonical.class)
                .hasMessageContaining("more digits than a double holds");
    }

    @Test
    void half_a_character_is_refused() {
        var lone = Json.createArrayBuilder().add("a\ud83d").build();

        assertThatThrownBy(() -> CanonicalJson.bytes(lone))
                .isInstanceOf(NotCanonical.class)
                .hasMessageContaining("surrogate");
    }

    @Test
    void json_nested_too_deep_is_refused() {
        var deep = parse("[".repeat(102) + "]".repeat(102));

        assertThatThrownBy(() -> CanonicalJson.text(deep))
                .isInstanceOf(NotCanonical.class)
                .hasMessageContaining("deeper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"b\":1,\"a\":2}", "{\"a\": 1}", "{\"a\":1.0}", "{\"a\":\"\\u0041\"}", " {}"})
    void another_spelling_of_the_same_value_is_not_read(String text) {
        assertThatThrownBy(() -> CanonicalJson.read(text.getBytes(UTF_8)))
                .isInstanceOf(NotCanonical.class)
                .hasMessageContaining("not in canonical form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":1}", "[]", "", "{", "{}{}", "nothing"})
    void what_is_not_one_object_is_not_read(String text) {
        assertThatThrownBy(() -> CanonicalJson.read(text.getBytes(UTF_8))).isInstanceOf(NotCanonical.class);
    }

    @Test
    void a_hash_is_the_sha_256_in_small_hexadecimal_digits() {
        assertThat(CanonicalJson.sha256("abc".getBytes(UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static JsonValue parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
