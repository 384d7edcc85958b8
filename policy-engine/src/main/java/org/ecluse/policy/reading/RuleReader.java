package org.ecluse.policy.reading;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.profile.KnownAction;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.reading.ReadingLimits.Limit;

/**
 * Reads rules from expanded JSON-LD. A rule with several actions becomes that many atomic rules. (ODRL IM 2.2, 2.7.2)
 */
final class RuleReader {
    static final String ACTION = Odrl.NS + "action";
    static final String CONSTRAINT = Odrl.NS + "constraint";
    static final String REFINEMENT = Odrl.NS + "refinement";
    static final String DUTY = Odrl.NS + "duty";
    static final String REMEDY = Odrl.NS + "remedy";
    static final String CONSEQUENCE = Odrl.NS + "consequence";
    static final String TARGET = Odrl.NS + "target";
    static final String OUTPUT = Odrl.NS + "output";
    static final String SOURCE = Odrl.NS + "source";
    static final String PART_OF = Odrl.NS + "partOf";
    static final String RDF_VALUE = Odrl.RDF + "value";
    private static final Pattern BARE_WORD = Pattern.compile("[A-Za-z]{1,64}");
    /** The functions of parties. (ODRL Vocabulary 2.2, section 3.8) */
    static final List<String> FUNCTIONS = List.of(
                    "assigner",
                    "assignee",
                    "attributedParty",
                    "attributingParty",
                    "compensatedParty",
                    "compensatingParty",
                    "consentingParty",
                    "consentedParty",
                    "informedParty",
                    "informingParty",
                    "trackingParty",
                    "trackedParty",
                    "contractingParty",
                    "contractedParty")
            .stream()
            .map(term -> Odrl.NS + term)
            .toList();

    private final Profile profile;
    private final ReadingLimits limits;
    private final ConstraintReader constraints;
    private int count;

    RuleReader(Profile profile, ReadingLimits limits) {
        this.profile = profile;
        this.limits = limits;
        this.constraints = new ConstraintReader(profile, limits);
    }

    /** @param shared actions that the policy gives to rules that have none of their own */
    List<Permission> permissions(List<JsonValue> values, String at, List<JsonValue> shared) throws Unreadable {
        var rules = new ArrayList<Permission>();
        for (int i = 0; i < values.size(); i++) {
            var place = at + "/" + i;
            var node = node(values.get(i), place, "Permission");
            var duties = duties(node.take(DUTY), place + "/duty");
            terms(node, place, shared).forEach(terms -> rules.add(new Permission(terms, duties)));
        }
        return rules;
    }

    List<Prohibition> prohibitions(List<JsonValue> values, String at, List<JsonValue> shared) throws Unreadable {
        var rules = new ArrayList<Prohibition>();
        for (int i = 0; i < values.size(); i++) {
            var place = at + "/" + i;
            var node = node(values.get(i), place, "Prohibition");
            var remedies = duties(node.take(REMEDY), place + "/remedy");
            terms(node, place, shared).forEach(terms -> rules.add(new Prohibition(terms, remedies)));
        }
        return rules;
    }

    List<Duty> obligations(List<JsonValue> values, String at, List<JsonValue> shared) throws Unreadable {
        return duties(values, at, shared);
    }

    private List<Duty> duties(List<JsonValue> values, String at) throws Unreadable {
        return duties(values, at, List.of());
    }

    private List<Duty> duties(List<JsonValue> values, String at, List<JsonValue> shared) throws Unreadable {
        var duties = new ArrayList<Duty>();
        for (int i = 0; i < values.size(); i++) {
            var place = at + "/" + i;
            var node = node(values.get(i), place, "Duty");
            var consequences = duties(node.take(CONSEQUENCE), place + "/consequence");
            terms(node, place, shared).forEach(terms -> duties.add(new Duty(refined(terms), consequences)));
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
        var scope = scope(node, at);
        var conditions = constraints.read(node.take(CONSTRAINT), at + "/constraint");
        var rest = node.rest();
        var all = new ArrayList<Terms>();
        for (int i = 0; i < actions.size(); i++) {
            limits.check(Limit.RULES, ++count, at);
            all.add(new Terms(uid, action(actions.get(i), at + "/action"), scope, conditions, rest));
        }
        return all;
    }

    private Action action(JsonValue value, String at) throws Unreadable {
        var plain = Node.nameOnly(value);
        if (plain.isPresent()) {
            return new Action(inOdrl(plain.get()));
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
        var refinements = constraints.read(node.take(REFINEMENT), at + "/refinement");
        return new Action(inOdrl(name.get()), refinements, node.rest());
    }

    /** A bare word, such as the {@code delete} that published examples have under {@code rdf:value}, is ODRL's. */
    private static String inOdrl(String name) {
        return BARE_WORD.matcher(name).matches() ? Odrl.NS + name : name;
    }

    private static Unreadable unnamed(String at, JsonValue value) {
        return new Unreadable(
                "policy.action.malformed",
                at,
                "an action has no one name: " + Problem.quote(value.toString()),
                "write its IRI, or `rdf:value` beside its `refinement`");
    }

    /** On the wire a duty's action is a plain name, and its refinements are constraints of the duty. */
    private Terms refined(Terms terms) {
        var parameters = profile.action(terms.action().iri()).map(KnownAction::parameters);
        if (parameters.isEmpty() || terms.constraints().isEmpty()) {
            return terms;
        }
        var refinements = new ArrayList<>(terms.action().refinements());
        var conditions = new ArrayList<Constraint>();
        for (var constraint : terms.constraints()) {
            (isAbout(constraint, parameters.get()) ? refinements : conditions).add(constraint);
        }
        var action =
                new Action(terms.action().iri(), refinements, terms.action().extras());
        return new Terms(terms.uid(), action, terms.scope(), conditions, terms.extras());
    }

    private static boolean isAbout(Constraint constraint, Set<String> parameters) {
        return constraint.fold(
                atomic -> parameters.contains(atomic.leftOperand()),
                logical -> !logical.parts().isEmpty()
                        && logical.parts().stream().allMatch(part -> isAbout(part, parameters)),
                opaque -> false);
    }

    /** Targets, outputs and parties of a rule, or of the policy itself. */
    Scope scope(Node node, String at) throws Unreadable {
        var parties = new TreeMap<String, List<Party>>();
        for (var function : FUNCTIONS) {
            var those = new ArrayList<Party>();
            for (var value : node.take(function)) {
                those.add(party(value, at));
            }
            if (!those.isEmpty()) {
                parties.put(function, those);
            }
        }
        return new Scope(assets(node.take(TARGET), at), assets(node.take(OUTPUT), at), Map.copyOf(parties));
    }

    private List<Asset> assets(List<JsonValue> values, String at) throws Unreadable {
        var assets = new ArrayList<Asset>();
        for (var value : values) {
            var plain = Node.nameOnly(value);
            if (plain.isPresent()) {
                assets.add(Asset.of(plain.get()));
                continue;
            }
            var described = described(value, "Asset", at);
            assets.add(new Asset(
                    described.uid(),
                    described.source(),
                    described.partOf(),
                    described.refinements(),
                    described.rest()));
        }
        return assets;
    }

    private Party party(JsonValue value, String at) throws Unreadable {
        var plain = Node.nameOnly(value);
        if (plain.isPresent()) {
            return Party.of(plain.get());
        }
        var described = described(value, "Party", at);
        return new Party(
                described.uid(), described.source(), described.partOf(), described.refinements(), described.rest());
    }

    private record Described(
            Optional<String> uid,
            Optional<String> source,
            List<String> partOf,
            List<Constraint> refinements,
            Extras rest) {}

    private Described described(JsonValue value, String kind, String at) throws Unreadable {
        if (!Node.isNode(value)) {
            throw new Unreadable(
                    "policy." + kind.toLowerCase(Locale.ROOT) + ".malformed",
                    at,
                    "an " + kind + " is neither named nor described: " + Problem.quote(value.toString()),
                    "write its IRI");
        }
        var node = new Node(value.asJsonObject());
        node.types(Odrl.NS + kind);
        var uid = node.uid();
        var sources = node.take(SOURCE).stream()
                .map(Node::name)
                .flatMap(Optional::stream)
                .toList();
        var partOf = node.take(PART_OF).stream()
                .map(Node::name)
                .flatMap(Optional::stream)
                .toList();
        var refinements = constraints.read(node.take(REFINEMENT), at + "/refinement");
        return new Described(uid, sources.stream().findFirst(), partOf, refinements, node.rest());
    }
}
