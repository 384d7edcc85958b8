package org.ecluse.policy.reading;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.TreeMap;

/** JSON as one text only: members sorted by UTF-16 units, no white space, no escapes that are not needed. (RFC 8785, 3.2) */
final class CanonicalText {
    private final StringBuilder out = new StringBuilder(1_024);

    private CanonicalText() {}

    static String of(JsonValue value) {
        var text = new CanonicalText();
        text.value(value);
        return text.out.toString();
    }

    private void value(JsonValue value) {
        switch (value.getValueType()) {
            case OBJECT -> {
                char before = '{';
                for (var member : new TreeMap<>(value.asJsonObject()).entrySet()) {
                    out.append(before);
                    text(member.getKey());
                    out.append(':');
                    value(member.getValue());
                    before = ',';
                }
                out.append(before == '{' ? "{}" : "}");
            }
            case ARRAY -> {
                char before = '[';
                for (var item : value.asJsonArray()) {
                    out.append(before);
                    value(item);
                    before = ',';
                }
                out.append(before == '[' ? "[]" : "]");
            }
            case STRING -> text(((JsonString) value).getString());
            default -> out.append(value);
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
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
                    out.append("\\u00").append(c < 16 ? '0' : '1').append(Character.forDigit(c & 15, 16));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
