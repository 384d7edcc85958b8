package org.ecluse.policy.reading;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.reading.ReadingLimits.Limit;

/** Reads what a rule is about and who takes part in it. (ODRL IM 2.2, sections 2.2, 2.3 and 2.7) */
final class ScopeReader {
    static final String TARGET = Odrl.NS + "target";
    static final String OUTPUT = Odrl.NS + "output";
    static final String SOURCE = Odrl.NS + "source";
    static final String PART_OF = Odrl.NS + "partOf";
    static final String REFINEMENT = Odrl.NS + "refinement";
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

    private final ConstraintReader constraints;
    private final ReadingLimits limits;
    private final Sightings sightings;

    ScopeReader(ConstraintReader constraints, ReadingLimits limits, Sightings sightings) {
        this.constraints = constraints;
        this.limits = limits;
        this.sightings = sightings;
    }

    /** Targets, outputs and parties of a rule, or of the policy itself. */
    Scope read(Node node, String at) throws Unreadable {
        var targets = assets(node, TARGET, at);
        var outputs = assets(node, OUTPUT, at);
        var parties = new TreeMap<String, List<Party>>();
        for (var function : FUNCTIONS) {
            if (node.has(function)) {
                parties.put(function, parties(node, function, at));
            }
        }
        return targets.isEmpty() && outputs.isEmpty() && parties.isEmpty()
                ? Scope.NONE
                : new Scope(targets, outputs, parties);
    }

    /**
     * The scopes of the atomic rules that a rule stands for: each with one target, one output and one party in each
     * function. (ODRL IM 2.2, section 2.7.1)
     */
    List<Scope> atomic(Scope scope, String at) throws Unreadable {
        var all = new ArrayList<Scope>();
        var functions = new ArrayList<>(scope.parties().keySet());
        int number = Math.max(1, scope.targets().size())
                * Math.max(1, scope.outputs().size());
        limits.check(Limit.RULES, number, at);
        for (var function : functions) {
            number *= scope.parties(function).size();
            limits.check(Limit.RULES, number, at);
        }
        if (number == 1) {
            return List.of(scope);
        }
        for (int i = 0; i < number; i++) {
            all.add(one(scope, functions, i));
        }
        return all;
    }

    /** The {@code index}-th of them; the last function's parties change fastest, the targets slowest. */
    private static Scope one(Scope scope, List<String> functions, int index) {
        int left = index;
        var parties = new TreeMap<String, List<Party>>();
        for (int i = functions.size() - 1; i >= 0; i--) {
            var those = scope.parties(functions.get(i));
            parties.put(functions.get(i), List.of(those.get(left % those.size())));
            left /= those.size();
        }
        var outputs = scope.outputs();
        var output = outputs.isEmpty() ? outputs : List.of(outputs.get(left % outputs.size()));
        left /= Math.max(1, outputs.size());
        var targets = scope.targets();
        return new Scope(targets.isEmpty() ? targets : List.of(targets.get(left)), output, parties);
    }

    private List<Asset> assets(Node node, String relation, String at) throws Unreadable {
        var assets = new ArrayList<Asset>();
        var values = node.take(relation);
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            var place = at + "/" + Places.term(relation) + "/" + i;
            var asset = sightings.at(place, asset(value, place));
            // The same name twice is one statement.
            if (!(asset.isPlain() && assets.contains(asset))) {
                assets.add(asset);
            }
        }
        return assets;
    }

    private Asset asset(JsonValue value, String at) throws Unreadable {
        var plain = Node.nameOnly(value);
        if (plain.isPresent()) {
            return Asset.of(plain.get());
        }
        var said = described(value, "Asset", at);
        return new Asset(said.uid(), said.source(), said.partOf(), said.refinements(), said.collection(), said.rest());
    }

    private List<Party> parties(Node node, String function, String at) throws Unreadable {
        var parties = new ArrayList<Party>();
        var values = node.take(function);
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            var place = at + "/" + Places.term(function) + "/" + i;
            var party = sightings.at(place, party(value, place));
            if (!(party.isPlain() && parties.contains(party))) {
                parties.add(party);
            }
        }
        return parties;
    }

    private Party party(JsonValue value, String at) throws Unreadable {
        var plain = Node.nameOnly(value);
        if (plain.isPresent()) {
            return Party.of(plain.get());
        }
        var said = described(value, "Party", at);
        return new Party(said.uid(), said.source(), said.partOf(), said.refinements(), said.collection(), said.rest());
    }

    private record Described(
            Optional<String> uid,
            Optional<String> source,
            List<String> partOf,
            List<Constraint> refinements,
            boolean collection,
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
        boolean collection = node.hasType(Odrl.NS + kind + "Collection");
        node.types(Odrl.NS + kind, Odrl.NS + kind + "Collection");
        var uid = node.uid();
        // More than one source, or one that is more than a name, stays with what is not understood.
        var sources = node.names(SOURCE);
        var source = sources.size() == 1 ? Optional.of(sources.get(0)) : Optional.<String>empty();
        if (source.isPresent()) {
            node.take(SOURCE);
        }
        var partOf = node.names(PART_OF);
        if (!partOf.isEmpty()) {
            node.take(PART_OF);
        }
        var refinements = constraints.read(node.take(REFINEMENT), at + "/refinement");
        return new Described(uid, source, partOf, refinements, collection, node.rest());
    }
}
