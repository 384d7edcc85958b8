package org.ecluse.contracts.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalJsonPropertyTest {

    @Property(tries = 500)
    void what_is_written_reads_back_as_the_same_value(@ForAll("objects") JsonObject object) {
        var bytes = CanonicalJson.bytes(object);

        assertThat(CanonicalJson.bytes(CanonicalJson.read(bytes))).isEqualTo(bytes);
    }

    @Property(tries = 500)
    void the_order_of_members_changes_no_byte(@ForAll("objects") JsonObject object, @ForAll long seed) {
        assertThat(CanonicalJson.bytes(shuffled(object, new Random(seed)))).isEqualTo(CanonicalJson.bytes(object));
    }

    @Property(tries = 2000)
    void a_double_reads_back_bit_for_bit_from_no_more_digits_than_java_writes(@ForAll long bits) {
        double value = Double.longBitsToDouble(bits);
        if (!Double.isFinite(value) || value == 0) {
            return;
        }

        var text = EcmaNumber.text(shortestOf(value));

        assertThat(Double.parseDouble(text)).isEqualTo(value);
        assertThat(new BigDecimal(text).stripTrailingZeros().precision())
                .isLessThanOrEqualTo(new BigDecimal(Double.toString(value))
                        .stripTrailingZeros()
                        .precision());
    }

    /** By the slow and obvious way: the first of all lengths that reads back, of 17 digits at most. */
    private static BigDecimal shortestOf(double value) {
        for (int digits = 1; digits <= 17; digits++) {
            var candidate =
                    new BigDecimal(String.format(Locale.ROOT, "%." + (digits - 1) + "e", new BigDecimal(value)));
            if (candidate.doubleValue() == value) {
                return candidate;
            }
        }
        throw new AssertionError("17 digits name every double");
    }

    @Provide
    Arbitrary<JsonObject> objects() {
        return members(values(3));
    }

    private static Arbitrary<JsonObject> members(Arbitrary<JsonValue> values) {
        return Arbitraries.maps(texts(), values).ofMaxSize(6).map(CanonicalJsonPropertyTest::object);
    }

    private static JsonObject object(Map<String, JsonValue> members) {
        var builder = Json.createObjectBuilder();
        members.forEach(builder::add);
        return builder.build();
    }

    private static Arbitrary<JsonValue> values(int depth) {
        Arbitrary<JsonValue> leaves = Arbitraries.oneOf(
                texts().map(text -> (JsonValue) Json.createValue(text)),
                Arbitraries.integers().map(number -> (JsonValue) Json.createValue(number)),
                Arbitraries.of(JsonValue.TRUE, JsonValue.FALSE, JsonValue.NULL));
        if (depth == 0) {
            return leaves;
        }
        var inner = values(depth - 1);
        return Arbitraries.oneOf(
                leaves,
                members(inner).map(object -> (JsonValue) object),
                inner.list().ofMaxSize(4).map(CanonicalJsonPropertyTest::array));
    }

    private static JsonValue array(List<JsonValue> items) {
        var builder = Json.createArrayBuilder();
        items.forEach(builder::add);
        return builder.build();
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(12),
                Arbitraries.strings()
                        .withCharRange('\u0000', '\ud7ff')
                        .withCharRange('\ue000', '\uffff')
                        .ofMaxLength(6),
                Arbitraries.of("😀", "é", "e\u0301", "\"", "\\", "\u2028"));
    }

    private static JsonValue shuffled(JsonValue value, Random random) {
        if (value instanceof JsonObject object) {
            var names = new ArrayList<>(object.keySet());
            Collections.shuffle(names, random);
            var builder = Json.createObjectBuilder();
            names.forEach(name -> builder.add(name, shuffled(object.get(name), random)));
            return builder.build();
        }
        return value;
    }
}
