package org.ecluse.policy.reading;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds in the document as it was written what was seen in its expansion: {@code /permission/1/constraint/0} is
 * {@code /odrl:permission/1/odrl:constraint} where that is how it is written. Names of members are resolved by the
 * contexts in the document and those inside the jar. What cannot be found is answered by what is around it. (RFC 6901)
 */
final class Pointers {
    private static final int RESOLVED_MAX = 8;

    private final JsonObject document;
    private final Map<String, String> terms = new HashMap<>();

    Pointers(JsonObject document) {
        this.document = document;
        define(document.get("@context"));
    }

    String of(String place) {
        JsonValue here = document;
        var pointer = new StringBuilder();
        var steps = place.split("/");
        for (int i = 1; i < steps.length; i += 2) {
            int index = i + 1 < steps.length ? Integer.parseInt(steps[i + 1]) : 0;
            var found = values(here, steps[i]);
            if (index >= found.size()) {
                return pointer.toString();
            }
            pointer.append(found.get(index).pointer());
            here = found.get(index).value();
        }
        return pointer.toString();
    }

    private record Found(String pointer, JsonValue value) {}

    /** In the order in which an expansion puts them: by name of the member, then as they stand. */
    private List<Found> values(JsonValue node, String term) {
        var found = new ArrayList<Found>();
        if (Node.isObject(node)) {
            var object = node.asJsonObject();
            for (var member : new TreeSet<>(object.keySet())) {
                if (term.equals(Places.term(resolved(member, RESOLVED_MAX)))) {
                    open("/" + escaped(member), object.get(member), found);
                }
            }
        }
        return found;
    }

    private static void open(String pointer, JsonValue value, List<Found> found) {
        if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                open(pointer + "/" + i, array.get(i), found);
            }
        } else if (Node.isObject(value) && value.asJsonObject().containsKey(Node.LIST)) {
            open(pointer + "/" + Node.LIST, value.asJsonObject().get(Node.LIST), found);
        } else if (Node.isObject(value) && value.asJsonObject().containsKey("@set")) {
            open(pointer + "/@set", value.asJsonObject().get("@set"), found);
        } else {
            found.add(new Found(pointer, value));
        }
    }

    private static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }

    private String resolved(String name, int left) {
        var meaning = terms.get(name);
        if (meaning != null && left > 0 && !meaning.equals(name)) {
            return resolved(meaning, left - 1);
        }
        int colon = name.indexOf(':');
        var prefix = colon > 0 && left > 0 ? terms.get(name.substring(0, colon)) : null;
        return prefix == null ? name : resolved(prefix, left - 1) + name.substring(colon + 1);
    }

    private void define(JsonValue context) {
        if (context instanceof JsonArray several) {
            several.forEach(this::define);
        } else if (context instanceof JsonString iri && BundledContexts.LOADER.has(iri.getString())) {
            define(BundledContexts.LOADER.definitions(iri.getString()));
        } else if (context != null && Node.isObject(context)) {
            context.asJsonObject().forEach((name, value) -> {
                if (value instanceof JsonString iri) {
                    terms.put(name, iri.getString());
                } else if (Node.isObject(value) && value.asJsonObject().get(Node.ID) instanceof JsonString iri) {
                    terms.put(name, iri.getString());
                }
            });
        }
    }
}
