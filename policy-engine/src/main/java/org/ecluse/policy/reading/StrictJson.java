package org.ecluse.policy.reading;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.ecluse.policy.Problem;
import org.ecluse.policy.reading.ReadingLimits.Limit;

/**
 * JSON as we take it from strangers: one object, no key twice, no null, numbers of a sane size, no half characters,
 * within the limits of bytes, depth, nodes and characters. One for each document.
 */
final class StrictJson {
    static final JsonProvider JSON = JsonProvider.provider();
    private static final int NUMBER_CHARACTERS_MAX = 100;
    private static final int EXPONENT_DIGITS_MAX = 2;

    private static final Pattern SIGN_AND_ZEROS = Pattern.compile("^[+-]?0*");

    private final ReadingLimits limits;
    private int nodes;

    StrictJson(ReadingLimits limits) {
        this.limits = limits;
    }

    /** False when its bytes in UTF-8 may be more than are read. */
    static boolean fits(String text, ReadingLimits limits) {
        return text.length() <= limits.of(Limit.BYTES) / 3;
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

    /** An object that someone else has parsed: measured, step by step, before anything walks it by recursion. */
    JsonObject check(JsonObject object) throws Unreadable {
        var open = new ArrayDeque<Level>();
        open.push(new Level(object, 1));
        long bytes = 0;
        while (!open.isEmpty()) {
            var level = open.pop();
            var value = level.value();
            switch (value.getValueType()) {
                case OBJECT -> {
                    enter(level.depth(), "");
                    for (var member : value.asJsonObject().entrySet()) {
                        bytes += whole(member.getKey(), "").length() + 4;
                        open.push(new Level(member.getValue(), level.depth() + 1));
                    }
                }
                case ARRAY -> {
                    enter(level.depth(), "");
                    value.asJsonArray().forEach(item -> open.push(new Level(item, level.depth() + 1)));
                    bytes += value.asJsonArray().size();
                }
                case STRING ->
                    bytes += whole(((JsonString) value).getString(), "").length() + 2;
                case NUMBER -> bytes += number(value.toString(), "").length();
                default -> bytes += 4;
            }
            limits.check(Limit.BYTES, (int) Math.min(bytes, Integer.MAX_VALUE), "");
        }
        return object;
    }

    private record Level(JsonValue value, int depth) {}

    private void checkBytes(String text) throws Unreadable {
        limits.check(Limit.BYTES, text.length(), "");
        limits.check(Limit.BYTES, text.getBytes(StandardCharsets.UTF_8).length, "");
    }

    private void enter(int depth, String at) throws Unreadable {
        limits.check(Limit.DEPTH, depth, at);
        limits.check(Limit.NODES, ++nodes, at);
    }

    private JsonObject object(JsonParser parser, String at, int depth) throws Unreadable {
        enter(depth, at);
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
            add(builder, key, parser, Places.step(at, key), depth);
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
            case VALUE_NUMBER -> {
                number(parser.getString(), at);
                yield parser.getValue();
            }
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            default -> throw notJson("a value is missing");
        };
    }

    private JsonValue array(JsonParser parser, String at, int depth) throws Unreadable {
        enter(depth, at);
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

    /** A number's text, when it is of a sane size. */
    private static String number(String written, String at) throws Unreadable {
        if (!isSane(written)) {
            throw new Unreadable(
                    "policy.json.number",
                    at,
                    "number " + Problem.quote(written) + " is longer or larger than any amount",
                    "write at most " + NUMBER_CHARACTERS_MAX + " characters and an exponent below 100");
        }
        return written;
    }

    static boolean isSane(String number) {
        int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
        var digits = exponent < 0
                ? ""
                : SIGN_AND_ZEROS.matcher(number.substring(exponent + 1)).replaceFirst("");
        return number.length() <= NUMBER_CHARACTERS_MAX && digits.length() <= EXPONENT_DIGITS_MAX;
    }

    String whole(String text, String at) throws Unreadable {
        limits.check(Limit.CHARACTERS, text.length(), at);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != 0 && !Character.isSurrogate(c)) {
                continue;
            }
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) {
                throw new Unreadable(
                        "policy.json.character",
                        at,
                        "a text holds half a character or a NUL",
                        "write text as whole Unicode characters");
            }
            i++;
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
