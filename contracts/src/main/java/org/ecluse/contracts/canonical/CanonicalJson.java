package org.ecluse.contracts.canonical;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;

/** JSON Canonicalization Scheme. (RFC 8785) */
public final class CanonicalJson {
    private static final int DEPTH_MAX = 100;
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private CanonicalJson() {}

    /**
     * The canonical bytes, UTF-8.
     *
     * @throws NotCanonical when the value has no canonical form
     */
    public static byte[] bytes(JsonValue value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical bytes as text. */
    public static String text(JsonValue value) {
        var out = new StringBuilder();
        write(value, out, 0);
        return out.toString();
    }

    /**
     * Reads an object that must already be in canonical form: any other spelling of the same value is refused, so what
     * was hashed is what is read.
     *
     * @throws NotCanonical when the bytes are not the canonical form of one JSON object
     */
    public static JsonObject read(byte[] canonical) {
        try (var reader = READERS.createReader(new ByteArrayInputStream(canonical), StandardCharsets.UTF_8)) {
            var object = reader.readObject();
            if (!Arrays.equals(bytes(object), canonical)) {
                throw new NotCanonical(
                        "the bytes are JSON but not in canonical form; the record was altered or re-written");
            }
            return object;
        } catch (JsonException | StackOverflowError e) {
            throw new NotCanonical("the bytes are not one JSON object", e);
        }
    }

    /** SHA-256 as 64 small hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform brings SHA-256; this one does not", e);
        }
    }

    private static void write(JsonValue value, StringBuilder out, int depth) {
        if (depth > DEPTH_MAX) {
            throw new NotCanonical("JSON nested deeper than " + DEPTH_MAX + " levels is not accepted");
        }
        switch (value.getValueType()) {
            case OBJECT -> writeObject(value.asJsonObject(), out, depth);
            case ARRAY -> writeArray(value.asJsonArray(), out, depth);
            case STRING -> writeString(((JsonString) value).getString(), out);
            case NUMBER -> out.append(EcmaNumber.text(((JsonNumber) value).bigDecimalValue()));
            case TRUE -> out.append("true");
            case FALSE -> out.append("false");
            case NULL -> out.append("null");
        }
    }

    private static void writeObject(JsonObject object, StringBuilder out, int depth) {
        out.append('{');
        // SPEC RFC 8785, 3.2.3: names are sorted by their UTF-16 code units, which is how String compares.
        String separator = "";
        for (var name : new TreeSet<>(object.keySet())) {
            out.append(separator);
            writeString(name, out);
            out.append(':');
            write(object.get(name), out, depth + 1);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeArray(JsonArray array, StringBuilder out, int depth) {
        out.append('[');
        String separator = "";
        for (var item : array) {
            out.append(separator);
            write(item, out, depth + 1);
            separator = ",";
        }
        out.append(']');
    }

    /** SPEC RFC 8785, 3.2.2.2: only what JSON must escape is escaped, in the shortest way. */
    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i = writePair(text, i, out);
            } else {
                writeChar(c, out);
            }
        }
        out.append('"');
    }

    private static int writePair(String text, int at, StringBuilder out) {
        if (at + 1 >= text.length() || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
            throw new NotCanonical("a text has half a character (a lone surrogate) at position " + at);
        }
        out.append(text, at, at + 2);
        return at + 1;
    }

    private static void writeChar(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') {
                    out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
