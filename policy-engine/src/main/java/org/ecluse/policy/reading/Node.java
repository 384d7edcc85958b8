package org.ecluse.policy.reading;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.Odrl;

/**
 * One node of expanded JSON-LD while it is being read. Remembers which members were taken, so that the others are kept
 * rather than dropped. Used by one thread.
 */
final class Node {
    static final String ID = "@id";
    static final String TYPE = "@type";
    static final String VALUE = "@value";
    static final String LIST = "@list";
    private static final String UID = Odrl.NS + "uid";

    private final JsonObject json;
    private final Set<String> taken = new HashSet<>();
    private List<String> otherTypes = List.of();

    Node(JsonObject json) {
        this.json = json;
    }

    JsonObject json() {
        return json;
    }

    boolean has(String member) {
        return json.containsKey(member);
    }

    /** All values of a member, lists opened up; the member counts as taken. */
    List<JsonValue> take(String member) {
        if (has(member)) {
            taken.add(member);
        }
        return values(member);
    }

    private List<JsonValue> values(String member) {
        var value = json.get(member);
        if (value == null) {
            return List.of();
        }
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            return open(value);
        }
        var values = new ArrayList<JsonValue>();
        for (var each : value.asJsonArray()) {
            values.addAll(open(each));
        }
        return values;
    }

    private static List<JsonValue> open(JsonValue value) {
        return isObject(value)
                        && value.asJsonObject().size() == 1
                        && value.asJsonObject().get(LIST) instanceof JsonArray list
                ? list
                : List.of(value);
    }

    /** The node's own name: {@code @id}, or {@code odrl:uid} where there is no {@code @id}. */
    Optional<String> uid() {
        var uids = has(UID) ? json.getJsonArray(UID) : JsonValue.EMPTY_JSON_ARRAY;
        if (!has(ID)) {
            var name = uids.size() == 1 ? name(uids.get(0)) : Optional.<String>empty();
            name.ifPresent(known -> taken.add(UID));
            return name;
        }
        taken.add(ID);
        if (uids.stream().allMatch(uid -> name(uid).equals(name(json)))) {
            taken.add(UID);
        }
        return name(json);
    }

    boolean hasType(String type) {
        return typeNames().contains(type);
    }

    private List<String> typeNames() {
        var types = json.get(TYPE);
        return types instanceof JsonArray array
                ? array.stream()
                        .map(type -> type instanceof JsonString text ? text.getString() : "")
                        .toList()
                : List.of();
    }

    /** Takes those types, which the node's place says already; others are kept with the members not taken. */
    void types(String... expected) {
        var types = typeNames();
        if (!types.isEmpty()) {
            taken.add(TYPE);
            otherTypes = types.stream()
                    .filter(type -> !List.of(expected).contains(type))
                    .toList();
        }
    }

    /** The names in a member, none of which counts as taken; empty unless every value is a name and no more. */
    List<String> names(String member) {
        var names = new ArrayList<String>();
        for (var value : values(member)) {
            var name = nameOnly(value);
            if (name.isEmpty()) {
                return List.of();
            }
            names.add(name.get());
        }
        return names;
    }

    /** What was not taken. */
    Extras rest() {
        var rest = StrictJson.JSON.createObjectBuilder();
        boolean any = !otherTypes.isEmpty();
        if (any) {
            var types = StrictJson.JSON.createArrayBuilder();
            otherTypes.forEach(types::add);
            rest.add(TYPE, types);
        }
        for (var member : json.entrySet()) {
            if (!taken.contains(member.getKey())) {
                rest.add(member.getKey(), member.getValue());
                any = true;
            }
        }
        return any ? new Extras(rest.build()) : Extras.NONE;
    }

    /** The name that a value is: an {@code @id}, or a string. Anything more than a name is none. */
    static Optional<String> nameOnly(JsonValue value) {
        return isObject(value) && value.asJsonObject().size() == 1 ? name(value) : Optional.empty();
    }

    /** As {@link #nameOnly}; that the thing is of this type is said by its place already. */
    static Optional<String> nameOf(JsonValue value, String type) {
        if (isObject(value) && value.asJsonObject().size() == 2 && isNode(value)) {
            var node = new Node(value.asJsonObject());
            node.types(type);
            return node.otherTypes.isEmpty() && node.taken.contains(TYPE) ? name(value) : Optional.empty();
        }
        return nameOnly(value);
    }

    /** A name written as an IRI or as a text of any type, without a language. */
    static Optional<String> plainName(JsonValue value) {
        if (!isObject(value)) {
            return Optional.empty();
        }
        var object = value.asJsonObject();
        boolean typed = object.size() == 2 && object.containsKey(VALUE) && object.containsKey(TYPE);
        return object.size() == 1 || typed ? name(value) : Optional.empty();
    }

    static Optional<String> name(JsonValue value) {
        if (!isObject(value)) {
            return Optional.empty();
        }
        var object = value.asJsonObject();
        var named = object.containsKey(ID) ? object.get(ID) : object.get(VALUE);
        return named instanceof JsonString text && !text.getString().isBlank()
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    /** A value that is no more than this name. */
    static JsonObject named(String iri) {
        return StrictJson.JSON.createObjectBuilder().add(ID, iri).build();
    }

    static boolean isObject(JsonValue value) {
        return value.getValueType() == JsonValue.ValueType.OBJECT;
    }

    /** True for a node, as opposed to a literal or a list. */
    static boolean isNode(JsonValue value) {
        return isObject(value)
                && !value.asJsonObject().containsKey(VALUE)
                && !value.asJsonObject().containsKey(LIST);
    }
}
