package org.ecluse.connector.edc.jsonld;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of a node that is being compacted: one value stands alone, several stand in an array. Of one thread. */
final class Members {
    private static final JsonProvider JSON = JsonProvider.provider();

    private final Map<String, List<JsonValue>> values = new LinkedHashMap<>();
    private final Set<String> arrays = new HashSet<>();

    /** A member of one value, an array too. */
    void put(String name, JsonValue value) {
        if (values.put(name, List.of(value)) != null) {
            throw new NotPlain("a member twice: " + name);
        }
    }

    /** A member without a value. */
    void putEmpty(String name) {
        arrays.add(name);
        values.computeIfAbsent(name, n -> new ArrayList<>());
    }

    /** @param set whether one value stands in an array too */
    void add(String name, JsonValue value, boolean set) {
        if (set) {
            putEmpty(name);
        }
        if (value instanceof JsonArray several) {
            several.forEach(item -> of(name).add(item));
        } else {
            of(name).add(value);
        }
    }

    private List<JsonValue> of(String name) {
        return values.computeIfAbsent(name, n -> new ArrayList<>());
    }

    JsonObject finished() {
        var node = JSON.createObjectBuilder();
        values.forEach((name, all) -> node.add(name, held(name, all)));
        return node.build();
    }

    private JsonValue held(String name, List<JsonValue> all) {
        if (all.size() == 1 && !arrays.contains(name)) {
            return all.get(0);
        }
        var several = JSON.createArrayBuilder();
        all.forEach(several::add);
        return several.build();
    }
}
