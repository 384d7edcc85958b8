package org.ecluse.policy.reading;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
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
        var value = json.get(member);
        if (value == null) {
            return List.of();
        }
        taken.add(member);
        var values = value.getValueType() == JsonValue.ValueType.ARRAY ? value.asJsonArray() : List.of(value);
        return values.stream().flatMap(each -> open(each).stream()).toList();
    }

    private static List<JsonValue> open(JsonValue value) {
        return isObject(value)
                        && value.asJsonObject().size() == 1
                        && value.asJsonObject().get(LIST) instanceof JsonArray list
                ? List.copyOf(list)
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

    /** Takes {@code @type} where it says no more than those; another type is kept with the members not taken. */
    void types(String... expected) {
        var types = json.get(TYPE);
        if (types == null) {
            return;
        }
        var known = List.of(expected);
        if (types.asJsonArray().stream()
                .allMatch(type -> type instanceof JsonString text && known.contains(text.getString()))) {
            taken.add(TYPE);
        }
    }

    /** What was not taken. */
    Extras rest() {
        var rest = StrictJson.JSON.createObjectBuilder();
        boolean any = false;
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
