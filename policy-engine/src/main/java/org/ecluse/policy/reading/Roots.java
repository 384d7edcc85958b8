package org.ecluse.policy.reading;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.reading.ReadingLimits.Limit;

/**
 * Finds the one policy in an expanded document. A flattened document names its nodes and describes them side by side:
 * each is put where it is named. A policy that hangs on an asset or a party by {@code hasPolicy}, {@code assignerOf} or
 * {@code assigneeOf} has that as its target, assigner or assignee. (ODRL IM 2.2, sections 2.2.3 and 2.3.3)
 */
final class Roots {
    private static final Map<String, String> INFERRED = Map.of(
            Odrl.NS + "hasPolicy", ScopeReader.TARGET,
            Odrl.NS + "assignerOf", Odrl.ASSIGNER,
            Odrl.NS + "assigneeOf", Odrl.ASSIGNEE);

    private final ReadingLimits limits;
    private final Map<String, JsonObject> described = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private int nodes;

    private Roots(ReadingLimits limits) {
        this.limits = limits;
    }

    static JsonObject policy(JsonArray expanded, ReadingLimits limits) throws Unreadable {
        var roots = new Roots(limits);
        var node = expanded.size() == 1 && Node.isNode(expanded.get(0))
                ? expanded.getJsonObject(0)
                : roots.gathered(expanded);
        return hanging(node);
    }

    private JsonObject gathered(JsonArray expanded) throws Unreadable {
        JsonObject policy = null;
        for (var value : expanded) {
            var node = Node.isNode(value) ? value.asJsonObject() : JsonValue.EMPTY_JSON_OBJECT;
            boolean named = node.get(Node.ID) instanceof JsonString;
            if (isPolicy(node) ? policy != null : !named) {
                throw several(expanded.size());
            }
            policy = isPolicy(node) ? node : policy;
            if (named && described.put(node.getString(Node.ID), node) != null) {
                throw several(expanded.size());
            }
        }
        if (policy == null) {
            throw several(expanded.size());
        }
        var whole = embedded(policy, Set.of(), 1);
        if (!used.containsAll(described.keySet())) {
            throw several(expanded.size());
        }
        return whole;
    }

    private static boolean isPolicy(JsonObject node) {
        return node.get(Node.TYPE) instanceof JsonArray types
                && types.stream()
                        .anyMatch(type -> type instanceof JsonString text
                                && PolicyType.of(text.getString()).isPresent());
    }

    private JsonObject embedded(JsonObject node, Set<String> above, int depth) throws Unreadable {
        limits.check(Limit.NODES, ++nodes, "");
        limits.check(Limit.DEPTH, depth, "");
        var path = new HashSet<>(above);
        if (node.get(Node.ID) instanceof JsonString id) {
            used.add(id.getString());
            path.add(id.getString());
        }
        var whole = StrictJson.JSON.createObjectBuilder();
        for (var member : node.entrySet()) {
            if (!(member.getKey().equals(Node.ID) && isBlank(member.getValue()))) {
                whole.add(member.getKey(), embedded(member.getValue(), path, depth));
            }
        }
        return whole.build();
    }

    private JsonValue embedded(JsonValue value, Set<String> path, int depth) throws Unreadable {
        if (value instanceof JsonArray array) {
            var items = StrictJson.JSON.createArrayBuilder();
            for (var item : array) {
                items.add(embedded(item, path, depth));
            }
            return items.build();
        }
        if (!Node.isObject(value)) {
            return value;
        }
        var node = value.asJsonObject();
        if (node.size() == 1 && node.get(Node.ID) instanceof JsonString id) {
            var known = described.get(id.getString());
            return known == null || path.contains(id.getString()) ? node : embedded(known, path, depth + 1);
        }
        return embedded(node, path, depth + 1);
    }

    private static boolean isBlank(JsonValue id) {
        return id instanceof JsonString text && text.getString().startsWith("_:");
    }

    static JsonObject hanging(JsonObject node) throws Unreadable {
        if (isPolicy(node)) {
            return node;
        }
        var links = INFERRED.keySet().stream().filter(node::containsKey).toList();
        if (links.isEmpty()) {
            return node;
        }
        var policies = links.size() == 1 ? node.getJsonArray(links.get(0)) : JsonValue.EMPTY_JSON_ARRAY;
        boolean one = policies.size() == 1 && Node.isNode(policies.get(0));
        if (!one || policies.getJsonObject(0).size() < 2) {
            throw several(policies.size());
        }
        return withInferred(policies.getJsonObject(0), node, links.get(0));
    }

    private static JsonObject withInferred(JsonObject policy, JsonObject owner, String link) {
        var property = INFERRED.get(link);
        var things = StrictJson.JSON.createArrayBuilder();
        for (var value : policy.containsKey(property) ? policy.getJsonArray(property) : List.<JsonValue>of()) {
            things.add(value);
        }
        things.add(StrictJson.JSON.createObjectBuilder(owner).remove(link));
        return StrictJson.JSON.createObjectBuilder(policy).add(property, things).build();
    }

    private static Unreadable several(int number) {
        return new Unreadable(
                "policy.document.nodes",
                "",
                "the document holds " + number + " things that do not make up one policy",
                "send one policy, with all that it speaks of inside it or named by it");
    }
}
