package org.ecluse.policy.reading;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.reading.ReadingLimits.Limit;

/**
 * Reads rules from expanded JSON-LD. A rule with several actions, targets or parties becomes that many
 * atomic rules. (ODRL IM 2.2, 2.7.1)
 */
final class RuleReader {
    static final String ACTION = Odrl.NS + "action";
    static final String CONSTRAINT = Odrl.NS + "constraint";
    static final String REFINEMENT = Odrl.NS + "refinement";
    static final String DUTY = Odrl.NS + "duty";
    static final String REMEDY = Odrl.NS + "remedy";
    static final String CONSEQUENCE = Odrl.NS + "consequence";
    static final String RDF_VALUE = Odrl.RDF + "value";
    private static final Pattern BARE_WORD = Pattern.compile("[A-Za-z]{1,64}");

    private final Profile profile;
    private final ReadingLimits limits;
    private final Sightings sightings;
    private final ConstraintReader constraints;
    private final ScopeReader scopes;
    private int count;

    RuleReader(Profile profile, ReadingLimits limits, Sightings sightings) {
        this.profile = profile;
        this.limits = limits;
        this.sightings = sightings;
        this.constraints = new ConstraintReader(profile, limits, sightings);
        this.scopes = new ScopeReader(constraints, limits, sightings);
    }

    /** What all the rules of a policy share. */
    Scope scope(Node policy) throws Unreadable {
        return scopes.read(policy, "");
    }

    /** @param shared actions that the policy gives to rules that have none of their own */
    List<Permission> permissions(List<JsonValue> values, List<JsonValue> shared) throws Unreadable {
        var rules = new ArrayList<Permission>();
        for (int i = 0; i < values.size(); i++) {
            var place = "/permission/" + i;
            var node = node(values.get(i), place, "Permission");
            var duties = duties(node.take(DUTY), place + "/duty/", List.of());
            for (var terms : terms(node, place, shared)) {
                rules.add(sightings.at(place, new Permission(terms, duties)));
            }
        }
        return rules;
    }

    List<Prohibition> prohibitions(List<JsonValue> values, List<JsonValue> shared) throws Unreadable {
        var rules = new ArrayList<Prohibition>();
        for (int i = 0; i < values.size(); i++) {
            var place = "/prohibition/" + i;
            var node = node(values.get(i), place, "Prohibition");
            var remedies = duties(node.take(REMEDY), place + "/remedy/", List.of());
            for (var terms : terms(node, place, shared)) {
                rules.add(sightings.at(place, new Prohibition(terms, remedies)));
            }
        }
        return rules;
    }

    List<Duty> obligations(List<JsonValue> values, List<JsonValue> shared) throws Unreadable {
        return duties(values, "/obligation/", shared);
    }

    private List<Duty> duties(List<JsonValue> values, String at, List<JsonValue> shared) throws Unreadable {
        var duties = new ArrayList<Duty>();
        for (int i = 0; i < values.size(); i++) {
            var place = at + i;
            var node = node(values.get(i), place, "Duty");
            var consequences = duties(node.take(CONSEQUENCE), place + "/consequence/", List.of());
            for (var terms : terms(node, place, shared)) {
                var restored = Refinements.restored(terms, profile);
                sightings.of(terms.action()).ifPresent(seen -> sightings.at(seen, restored.action()));
                duties.add(sightings.at(place, new Duty(restored, consequences)));
            }
        }
        return duties;
    }

    private Node node(JsonValue value, String at, String kind) throws Unreadable {
        if (!Node.isNode(value)) {
            throw new Unreadable(
                    "policy.rule.malformed",
                    at,
                    "a rule is not an object but " + Problem.quote(value.toString()),
                    "write the rule itself, with its `action`");
        }
        var node = new Node(value.asJsonObject());
        node.types(Odrl.NS + kind, Odrl.NS + "Rule");
        return node;
    }

    private List<Terms> terms(Node node, String at, List<JsonValue> shared) throws Unreadable {
        var own = node.take(ACTION);
        var actions = new ArrayList<>(own.isEmpty() ? shared : own);
        // What is no more than a name is a rule that stands elsewhere, not one without an action.
        if (actions.isEmpty() && Node.nameOnly(node.json()).isEmpty()) {
            profile.anyAction().ifPresent(any -> actions.add(Node.named(any)));
        }
        if (actions.isEmpty()) {
            throw new Unreadable(
                    "policy.action.missing",
                    at,
                    "a rule has no action, so it says nothing",
                    "give it an `action`; a rule that is only referred to must be written out");
        }
        var uid = node.uid();
        var scope = scopes.read(node, at);
        var conditions = constraints.read(node.take(CONSTRAINT), at + "/constraint");
        var rest = node.rest();
        var all = new ArrayList<Terms>();
        for (var each : scopes.atomic(scope, at)) {
            for (int i = 0; i < actions.size(); i++) {
                // The same name twice is one statement.
                if (actions.indexOf(actions.get(i)) < i
                        && Node.nameOnly(actions.get(i)).isPresent()) {
                    continue;
                }
                limits.check(Limit.RULES, ++count, at);
                var place = own.isEmpty() ? "/action/" + i : at + "/action/" + i;
                all.add(new Terms(uid, action(actions.get(i), place), each, conditions, rest));
            }
        }
        return all;
    }

    private Action action(JsonValue value, String at) throws Unreadable {
        var plain = Node.nameOnly(value);
        if (plain.isPresent()) {
            return sightings.at(at, new Action(inOdrl(plain.get())));
        }
        if (!Node.isNode(value)) {
            throw unnamed(at, value);
        }
        var node = new Node(value.asJsonObject());
        node.types(Odrl.NS + "Action");
        // A refined action is named by `rdf:value`; some connectors use `odrl:action` or the node's own id.
        var names = new ArrayList<>(node.take(RDF_VALUE));
        names.addAll(node.take(ACTION));
        var name = names.isEmpty()
                ? node.uid()
                : names.size() == 1 ? Node.nameOnly(names.get(0)) : Optional.<String>empty();
        if (name.isEmpty()) {
            throw unnamed(at, value);
        }
        var refinements = constraints.read(node.take(ScopeReader.REFINEMENT), at + "/refinement");
        return sightings.at(at, new Action(inOdrl(name.get()), refinements, node.rest()));
    }

    /** A bare word, such as the {@code delete} that published examples have under {@code rdf:value}, is ODRL's. */
    static String inOdrl(String name) {
        return BARE_WORD.matcher(name).matches() ? Odrl.NS + name : name;
    }

    private static Unreadable unnamed(String at, JsonValue value) {
        return new Unreadable(
                "policy.action.malformed",
                at,
                "an action has no one name: " + Problem.quote(value.toString()),
                "write its IRI, or `rdf:value` beside its `refinement`");
    }
}
