package org.ecluse.policy.reading;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.model.Value.Iri;
import org.ecluse.policy.model.Value.Literal;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;

/**
 * Right operands between expanded JSON-LD and the model. Connectors carry them as plain strings, several as the text of
 * a JSON array: both are given back the type that the left operand has in the profile.
 */
final class Values {
    private static final String STRING = Odrl.XSD + "string";
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,100}");
    private static final Pattern ABSOLUTE = Pattern.compile("(?:https?://|urn:|did:)\\S+");

    private Values() {}

    /** The value, or nothing when it is neither a name nor a literal. */
    static Optional<Value> read(JsonValue json) {
        if (json instanceof JsonString text) {
            return Optional.of(Value.text(text.getString()));
        }
        if (!Node.isObject(json)) {
            return Optional.empty();
        }
        var object = json.asJsonObject();
        if (object.size() == 1 && object.get(Node.ID) instanceof JsonString iri) {
            return Optional.of(new Iri(iri.getString()));
        }
        return object.containsKey(Node.VALUE) ? literal(object) : Optional.empty();
    }

    private static Optional<Value> literal(JsonObject object) {
        var language = object.get("@language") instanceof JsonString tag
                ? Optional.of(tag.getString())
                : Optional.<String>empty();
        int understood = 1 + (language.isPresent() ? 1 : 0) + (object.get(Node.TYPE) instanceof JsonString ? 1 : 0);
        if (object.size() != understood) {
            return Optional.empty();
        }
        var value = object.get(Node.VALUE);
        var type = object.get(Node.TYPE) instanceof JsonString given
                ? given.getString()
                : language.isPresent() ? Odrl.RDF + "langString" : nativeType(value);
        return text(value).map(text -> new Literal(text, type, language));
    }

    // An exponent is no way to write an xsd:decimal.
    private static Optional<String> text(JsonValue value) {
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        if (value instanceof JsonNumber number) {
            // Written out, a number with an exponent can be as long as the exponent says.
            return StrictJson.isSane(number.toString())
                    ? Optional.of(number.bigDecimalValue().toPlainString())
                    : Optional.empty();
        }
        return value.equals(JsonValue.TRUE) || value.equals(JsonValue.FALSE)
                ? Optional.of(value.toString())
                : Optional.empty();
    }

    // Unlike JSON-LD, which makes a number with a fraction a double, we keep it exact.
    private static String nativeType(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return Odrl.XSD + (number.bigDecimalValue().scale() <= 0 ? "integer" : "decimal");
        }
        return value instanceof JsonString ? STRING : Odrl.XSD + "boolean";
    }

    /** Gives plain strings the type that the operand has. */
    static List<Value> typed(List<Value> values, Operand operand) {
        var typed = new ArrayList<Value>();
        for (var value : values.size() == 1 ? unpacked(values.get(0)) : values) {
            typed.add(typed(value, operand.type()));
        }
        return typed;
    }

    private static Value typed(Value value, OperandType type) {
        if (!(value instanceof Literal literal) || !literal.datatype().equals(STRING)) {
            return value;
        }
        var text = literal.text();
        return switch (type) {
            case NUMBER -> as(text, WHOLE.matcher(text).matches() ? "integer" : "decimal");
            case INSTANT -> as(text, text.indexOf('T') < 0 ? "date" : "dateTime");
            case DURATION -> as(text, "duration");
            case TERM, EVENT -> ABSOLUTE.matcher(text).matches() ? Value.iri(text) : value;
            case TEXT -> value;
        };
    }

    private static Value as(String text, String type) {
        return new Literal(text, Odrl.XSD + type, Optional.empty());
    }

    /** Values as one string, the way they survive a connector that knows only one. */
    static String packed(List<Value> values) {
        if (values.size() == 1 && !values.get(0).text().startsWith("[")) {
            return values.get(0).text();
        }
        var array = StrictJson.JSON.createArrayBuilder();
        values.forEach(value -> array.add(value.text()));
        return array.build().toString();
    }

    /** The texts of values, whether they are packed or not, and however often. */
    static List<String> texts(List<Value> values) {
        if (values.size() != 1) {
            return values.stream().map(Value::text).toList();
        }
        var inside = unpacked(values.get(0).text());
        return inside.isEmpty() ? List.of(values.get(0).text()) : texts(inside);
    }

    private static List<Value> unpacked(Value value) {
        boolean isText = value instanceof Literal literal && literal.datatype().equals(STRING);
        var inside = isText ? unpacked(value.text()) : List.<Value>of();
        return inside.isEmpty() ? List.of(value) : inside;
    }

    /** Empty when the text is not that of an array of values. */
    private static List<Value> unpacked(String text) {
        if (!text.startsWith("[")) {
            return List.of();
        }
        var values = new ArrayList<Value>();
        for (var item : array(text)) {
            var read = read(item);
            if (read.isEmpty()) {
                return List.of();
            }
            values.add(read.get());
        }
        return values;
    }

    private static List<? extends JsonValue> array(String text) {
        try (var reader = StrictJson.JSON.createReader(new StringReader(text))) {
            JsonArray array = reader.readArray();
            return array;
        } catch (JsonException notOne) {
            return List.of();
        }
    }
}
