package org.ecluse.policy.reading;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.profile.Profile;

/** Reads one policy from its expanded node. */
final class DocumentReader {
    static final String PERMISSION = Odrl.NS + "permission";
    static final String PROHIBITION = Odrl.NS + "prohibition";
    static final String OBLIGATION = Odrl.NS + "obligation";
    static final String CONFLICT = Odrl.NS + "conflict";
    static final String PROFILE = Odrl.NS + "profile";
    static final String INHERIT_FROM = Odrl.NS + "inheritFrom";

    private final RuleReader rules;

    DocumentReader(Profile profile, ReadingLimits limits, Sightings sightings) {
        this.rules = new RuleReader(profile, limits, sightings);
    }

    Policy policy(JsonObject expanded) throws Unreadable {
        var node = new Node(expanded);
        var type = type(node);
        var uid = node.uid()
                .orElseThrow(() -> new Unreadable(
                        "policy.uid.missing", "", "the policy has no name", "give it a `uid` that is an IRI"));
        var scope = rules.scope(node);
        var actions = node.take(RuleReader.ACTION);
        var permissions = rules.permissions(node.take(PERMISSION), actions);
        var prohibitions = rules.prohibitions(node.take(PROHIBITION), actions);
        var obligations = rules.obligations(node.take(OBLIGATION), actions);
        var head = new Policy.Head(scope, conflict(node), names(node, PROFILE), names(node, INHERIT_FROM), node.rest());
        return new Policy(uid, type, head, permissions, prohibitions, obligations);
    }

    private static PolicyType type(Node node) throws Unreadable {
        var types = new ArrayList<>(node.take(Node.TYPE));
        // SPEC ODRL IM 2.2, 2.1.1: a policy without a subclass is a Set.
        if (types.isEmpty()) {
            return PolicyType.SET;
        }
        // Every policy is a Policy: said beside its kind, that adds nothing.
        if (types.size() == 2) {
            types.removeIf(
                    type -> type instanceof JsonString text && text.getString().equals(PolicyType.POLICY.iri()));
        }
        var known = types.get(0) instanceof JsonString text
                ? PolicyType.of(text.getString())
                : Optional.<PolicyType>empty();
        if (types.size() > 1 || known.isEmpty()) {
            throw new Unreadable(
                    "policy.type.unknown",
                    "/@type",
                    "the policy's type is " + Problem.quote(types.toString()),
                    "use exactly one of ODRL's policy types, such as `Offer` or `Agreement`");
        }
        return known.get();
    }

    private static Optional<ConflictStrategy> conflict(Node node) throws Unreadable {
        var values = node.take(CONFLICT);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var strategy = values.size() == 1
                ? Node.nameOnly(values.get(0)).flatMap(ConflictStrategy::of)
                : Optional.<ConflictStrategy>empty();
        if (strategy.isEmpty()) {
            throw new Unreadable(
                    "policy.conflict.unknown",
                    "/conflict",
                    "the conflict strategy is " + Problem.quote(values.toString()),
                    "use exactly one of `perm`, `prohibit` and `invalid`");
        }
        return strategy;
    }

    private static List<String> names(Node node, String member) throws Unreadable {
        var names = new ArrayList<String>();
        for (JsonValue value : node.take(member)) {
            names.add(Node.nameOnly(value)
                    .orElseThrow(() -> new Unreadable(
                            "policy.member.malformed",
                            "/" + member.substring(Odrl.NS.length()),
                            "a name is expected, and there is " + Problem.quote(value.toString()),
                            "write an IRI")));
        }
        return names;
    }
}
