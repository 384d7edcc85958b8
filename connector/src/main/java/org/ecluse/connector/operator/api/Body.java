package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The JSON object that a call carries; its members are read strictly, and what is wrong is named. */
final class Body {
    private static final int BYTES_MAX = 1 << 20;
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private final JsonObject json;

    Body(JsonObject json) {
        this.json = json;
    }

    static Body read(InputStream stream) {
        try {
            var bytes = stream.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw Answers.refuse(
                        413, "body.too-large", "the body is longer than " + BYTES_MAX + " bytes", "send less");
            }
            try (var reader = READERS.createReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
                return new Body(reader.readObject());
            }
        } catch (IOException | JsonException | StackOverflowError e) {
            throw malformed("the body is not one JSON object");
        }
    }

    JsonObject json() {
        return json;
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> malformed("`" + name + "` is missing"));
    }

    /** Absent, {@code null} and the empty text are alike. */
    Optional<String> optionalText(String name) {
        var value = json.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonString text) {
            return Optional.of(text.getString()).filter(written -> !written.isEmpty());
        }
        throw malformed("`" + name + "` is not a text");
    }

    List<String> texts(String name) {
        var value = json.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
        if (value.getValueType() != JsonValue.ValueType.ARRAY
                || !value.asJsonArray().stream().allMatch(item -> item instanceof JsonString)) {
            throw malformed("`" + name + "` is not a list of texts");
        }
        return value.asJsonArray().getValuesAs(JsonString::getString);
    }

    Optional<Body> object(String name) {
        var value = json.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonObject object) {
            return Optional.of(new Body(object));
        }
        throw malformed("`" + name + "` is not an object");
    }

    /** A member read by a function that fails with {@link RuntimeException} on what it does not accept. */
    static <T> T parsed(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (RuntimeException e) {
            throw malformed("`" + name + "` cannot be read: " + e.getMessage());
        }
    }

    static RuntimeException malformed(String cause) {
        return Answers.refuse(
                400, "body.malformed", cause, "compare the call with the documentation of the operator's API");
    }
}
