package org.ecluse.policy.reading;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;

/**
 * Tells whether a document is certainly expanded JSON-LD already: then it means what it says, and is its own expansion.
 * Where it is in doubt the answer is no. (JSON-LD 1.1 API, section 5.1)
 */
final class ExpandedForm {
    private ExpandedForm() {}

    static boolean is(JsonObject document) {
        return document.size() > 1 && isNode(document);
    }

    private static boolean isNode(JsonObject node) {
        if (node.isEmpty()) {
            return false;
        }
        for (var member : node.entrySet()) {
            if (!isMember(member)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMember(Map.Entry<String, JsonValue> member) {
        return switch (member.getKey()) {
            case Node.ID -> isIri(member.getValue());
            case Node.TYPE ->
                member.getValue() instanceof JsonArray types
                        && !types.isEmpty()
                        && types.stream().allMatch(ExpandedForm::isIri);
            default ->
                Iris.isPlain(member.getKey())
                        && member.getValue() instanceof JsonArray values
                        && values.stream().allMatch(ExpandedForm::isValue);
        };
    }

    private static boolean isValue(JsonValue value) {
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            return false;
        }
        var object = value.asJsonObject();
        if (object.containsKey(Node.VALUE)) {
            return isLiteral(object);
        }
        if (object.containsKey(Node.LIST)) {
            return object.size() == 1
                    && object.get(Node.LIST) instanceof JsonArray items
                    && items.stream()
                            .allMatch(item ->
                                    isValue(item) && !item.asJsonObject().containsKey(Node.LIST));
        }
        return isNode(object);
    }

    private static boolean isLiteral(JsonObject literal) {
        boolean isText = literal.get(Node.VALUE).getValueType() == JsonValue.ValueType.STRING;
        boolean isScalar =
                switch (literal.get(Node.VALUE).getValueType()) {
                    case STRING, NUMBER, TRUE, FALSE -> true;
                    default -> false;
                };
        if (literal.size() == 1) {
            return isScalar;
        }
        if (literal.size() != 2) {
            return false;
        }
        if (literal.containsKey(Node.TYPE)) {
            return isScalar && isIri(literal.get(Node.TYPE));
        }
        return isText && literal.get("@language") instanceof JsonString tag && Iris.isLanguage(tag.getString());
    }

    private static boolean isIri(JsonValue value) {
        return value instanceof JsonString text && Iris.isPlain(text.getString());
    }
}
