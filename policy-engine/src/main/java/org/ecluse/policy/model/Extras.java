package org.ecluse.policy.model;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Objects;
import java.util.Set;

/**
 * Members of a node that ODRL's core has no name for, kept as expanded JSON-LD so that they can be written back.
 * On a policy they are remarks (title, creator, …); on a rule or constraint they may change its meaning, so they make
 * it unevaluable.
 *
 * @param members full IRI to expanded JSON-LD value
 */
public record Extras(JsonObject members) {
    public static final Extras NONE = new Extras(JsonValue.EMPTY_JSON_OBJECT);

    public Extras {
        Objects.requireNonNull(members);
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    public Set<String> names() {
        return members.keySet();
    }

    /** JSON is written slowly, and most often there is none. */
    @Override
    public String toString() {
        return isEmpty() ? "Extras[members={}]" : "Extras[members=" + members + "]";
    }
}
