package org.ecluse.policy.reading;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import org.ecluse.policy.Problem;
import org.ecluse.policy.reading.ReadingLimits.Limit;

/**
 * JSON as we take it from strangers: one object, no key twice, no null, numbers of a sane size, no half characters,
 * within the limits of bytes and depth.
 */
final class StrictJson {
    static final JsonProvider JSON = JsonProvider.provider();
    private static final int NUMBER_CHARACTERS_MAX = 100;
    private static final int EXPONENT_DIGITS_MAX = 2;

    private final ReadingLimits limits;

    StrictJson(ReadingLimits limits) {
        this.limits = limits;
    }

    JsonObject parse(String text) throws Unreadable {
        checkBytes(text);
        try (var parser = JSON.createParser(new StringReader(text))) {
            if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
                throw notJson("it does not start with an object");
            }
            var object = object(parser, "", 1);
            if (parser.hasNext()) {
                throw notJson("something follows its end");
            }
            return object;
        } catch (JsonException malformed) {
            throw notJson(String.valueOf(malformed.getMessage()));
        }
    }

    /** An object that someone else has parsed: measured before anything walks it by recursion. */
    JsonObject check(JsonObject object) throws Unreadable {
        record Level(JsonValue value, int depth) {}
        var open = new ArrayDeque<Level>();
        open.push(new Level(object, 1));
        while (!open.isEmpty()) {
            var level = open.pop();
            boolean isObject = level.value().getValueType() == JsonValue.ValueType.OBJECT;
            if (isObject || level.value().getValueType() == JsonValue.ValueType.ARRAY) {
                checkDepth(level.depth(), "");
                var inside = isObject
                        ? level.value().asJsonObject().values()
                        : level.value().asJsonArray();
                inside.forEach(value -> open.push(new Level(value, level.depth() + 1)));
            }
        }
        return parse(object.toString());
    }

    private void checkBytes(String text) throws Unreadable {
        limits.check(Limit.BYTES, text.length(), "");
        limits.check(Limit.BYTES, text.getBytes(StandardCharsets.UTF_8).length, "");
    }

    private void checkDepth(int depth, String at) throws Unreadable {
        limits.check(Limit.DEPTH, depth, at);
    }

    private JsonObject object(JsonParser parser, String at, int depth) throws Unreadable {
        checkDepth(depth, at);
        var builder = JSON.createObjectBuilder();
        var seen = new HashSet<String>();
        while (parser.hasNext()) {
            var event = parser.next();
            if (event == JsonParser.Event.END_OBJECT) {
                return builder.build();
            }
            var key = whole(parser.getString(), at);
            if (!seen.add(key)) {
                throw new Unreadable(
                        "policy.json.duplicate-key",
                        at,
                        "member " + Problem.quote(key) + " is there twice, so nobody can say which one counts",
                        "write it once");
            }
            add(builder, key, parser, at + "/" + key, depth);
        }
        throw notJson("it ends inside an object");
    }

    private void add(JsonObjectBuilder builder, String key, JsonParser parser, String at, int depth) throws Unreadable {
        builder.add(key, value(parser, parser.next(), at, depth));
    }

    private JsonValue value(JsonParser parser, JsonParser.Event event, String at, int depth) throws Unreadable {
        return switch (event) {
            case START_OBJECT -> object(parser, at, depth + 1);
            case START_ARRAY -> array(parser, at, depth + 1);
            case VALUE_STRING -> JSON.createValue(whole(parser.getString(), at));
            case VALUE_NUMBER -> number(parser, at);
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            default -> throw notJson("a value is missing");
        };
    }

    private JsonValue array(JsonParser parser, String at, int depth) throws Unreadable {
        checkDepth(depth, at);
        var builder = JSON.createArrayBuilder();
        int index = 0;
        while (parser.hasNext()) {
            var event = parser.next();
            if (event == JsonParser.Event.END_ARRAY) {
                return builder.build();
            }
            builder.add(value(parser, event, at + "/" + index++, depth));
        }
        throw notJson("it ends inside an array");
    }

    private static JsonValue number(JsonParser parser, String at) throws Unreadable {
        var written = parser.getString();
        int exponent = Math.max(written.indexOf('e'), written.indexOf('E'));
        var digits = exponent < 0 ? "" : written.substring(exponent + 1).replaceFirst("^[+-]?0*", "");
        if (written.length() > NUMBER_CHARACTERS_MAX || digits.length() > EXPONENT_DIGITS_MAX) {
            throw new Unreadable(
                    "policy.json.number",
                    at,
                    "number " + Problem.quote(written) + " is longer or larger than any amount",
                    "write at most " + NUMBER_CHARACTERS_MAX + " characters and an exponent below 100");
        }
        return parser.getValue();
    }

    private static String whole(String text, String at) throws Unreadable {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c) || c == 0) {
                throw new Unreadable(
                        "policy.json.character",
                        at,
                        "a text holds half a character or a NUL",
                        "write text as whole Unicode characters");
            }
        }
        return text;
    }

    private static Unreadable notJson(String why) {
        return new Unreadable(
                "policy.json.malformed",
                "",
                "the policy is not one JSON object: " + Problem.quote(why),
                "check it with any JSON tool");
    }
}
