package org.ecluse.policy.reading;

import static org.ecluse.policy.reading.StrictJson.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;

/** Turns the model into expanded JSON-LD. */
final class ExpandedWriter {

    JsonObject policy(Policy policy) {
        var node = JSON.createObjectBuilder();
        node.add(Node.ID, policy.uid());
        node.add(Node.TYPE, JSON.createArrayBuilder().add(policy.type().iri()));
        addNames(node, DocumentReader.PROFILE, policy.profiles());
        addNames(node, DocumentReader.INHERIT_FROM, policy.head().inheritFrom());
        addNames(
                node,
                DocumentReader.CONFLICT,
                policy.head().conflict().map(ConflictStrategy::iri).stream().toList());
        addScope(node, policy.head().scope());
        addAll(node, DocumentReader.PERMISSION, policy.permissions(), this::rule);
        addAll(node, DocumentReader.PROHIBITION, policy.prohibitions(), this::rule);
        addAll(node, DocumentReader.OBLIGATION, policy.obligations(), this::rule);
        addExtras(node, policy.head().extras());
        return node.build();
    }

    private JsonObject rule(Rule rule) {
        var node = JSON.createObjectBuilder();
        rule.uid().ifPresent(uid -> node.add(Node.ID, uid));
        node.add(RuleReader.ACTION, JSON.createArrayBuilder().add(action(rule.action())));
        addScope(node, rule.scope());
        addAll(node, RuleReader.CONSTRAINT, rule.constraints(), this::constraint);
        rule.fold(
                permission -> addAll(node, RuleReader.DUTY, permission.duties(), this::rule),
                prohibition -> addAll(node, RuleReader.REMEDY, prohibition.remedies(), this::rule),
                duty -> addAll(node, RuleReader.CONSEQUENCE, duty.consequences(), this::rule));
        addExtras(node, rule.extras());
        return node.build();
    }

    private JsonObject action(Action action) {
        if (action.refinements().isEmpty() && action.extras().isEmpty()) {
            return JSON.createObjectBuilder().add(Node.ID, action.iri()).build();
        }
        var node = JSON.createObjectBuilder();
        addNames(node, RuleReader.RDF_VALUE, List.of(action.iri()));
        addAll(node, ScopeReader.REFINEMENT, action.refinements(), this::constraint);
        addExtras(node, action.extras());
        return node.build();
    }

    private JsonObject constraint(Constraint constraint) {
        return constraint.fold(this::atomic, this::logical, Constraint.Opaque::node);
    }

    private JsonObject logical(Logical logical) {
        var node = JSON.createObjectBuilder();
        logical.uid().ifPresent(uid -> node.add(Node.ID, uid));
        var parts = array(logical.parts(), this::constraint);
        // The order of the parts matters to `andSequence`; only a list keeps it.
        node.add(
                logical.operand().iri(),
                JSON.createArrayBuilder().add(JSON.createObjectBuilder().add(Node.LIST, parts)));
        addExtras(node, logical.extras());
        return node.build();
    }

    private JsonObject atomic(Atomic atomic) {
        var node = JSON.createObjectBuilder();
        var details = atomic.details();
        details.uid().ifPresent(uid -> node.add(Node.ID, uid));
        addNames(node, Odrl.NS + "leftOperand", List.of(atomic.leftOperand()));
        addNames(node, Odrl.NS + "operator", List.of(atomic.operator().iri()));
        addAll(node, Odrl.NS + "rightOperand", atomic.right(), ExpandedWriter::value);
        addReferences(node, Odrl.NS + "rightOperandReference", details.references());
        addReferences(node, Odrl.NS + "unit", details.unit().stream().toList());
        addReferences(node, Odrl.NS + "dataType", details.dataType().stream().toList());
        addAll(node, Odrl.NS + "status", details.status().stream().toList(), ExpandedWriter::value);
        addExtras(node, details.extras());
        return node.build();
    }

    private static JsonObject value(Value value) {
        var node = JSON.createObjectBuilder();
        if (value instanceof Value.Literal literal) {
            node.add(Node.VALUE, literal.text());
            literal.language()
                    .ifPresentOrElse(tag -> node.add("@language", tag), () -> node.add(Node.TYPE, literal.datatype()));
        } else {
            node.add(Node.ID, value.text());
        }
        return node.build();
    }

    private void addScope(JsonObjectBuilder node, Scope scope) {
        addAll(node, ScopeReader.TARGET, scope.targets(), this::asset);
        addAll(node, ScopeReader.OUTPUT, scope.outputs(), this::asset);
        scope.parties().forEach((function, parties) -> addAll(node, function, parties, this::party));
    }

    private JsonObject asset(Asset asset) {
        return described(
                new Described(asset.uid(), asset.source(), asset.partOf(), asset.refinements(), asset.extras()),
                asset.collection() ? "AssetCollection" : "Asset",
                asset.collection());
    }

    private JsonObject party(Party party) {
        return described(
                new Described(party.uid(), party.source(), party.partOf(), party.refinements(), party.extras()),
                party.collection() ? "PartyCollection" : "Party",
                party.collection());
    }

    private record Described(
            Optional<String> uid,
            Optional<String> source,
            List<String> partOf,
            List<Constraint> refinements,
            Extras extras) {}

    private JsonObject described(Described described, String kind, boolean collection) {
        var node = JSON.createObjectBuilder();
        described.uid().ifPresent(name -> node.add(Node.ID, name));
        addNames(node, ScopeReader.SOURCE, described.source().stream().toList());
        addNames(node, ScopeReader.PART_OF, described.partOf());
        addAll(node, ScopeReader.REFINEMENT, described.refinements(), this::constraint);
        var others = described.extras().members().get(Node.TYPE);
        boolean bare = described.source().isEmpty() && described.uid().isEmpty() && others == null;
        addExtras(node, described.extras());
        if (collection || bare) {
            var types = JSON.createArrayBuilder().add(Odrl.NS + kind);
            if (others != null) {
                others.asJsonArray().forEach(types::add);
            }
            node.add(Node.TYPE, types);
        }
        return node.build();
    }

    private static void addNames(JsonObjectBuilder node, String member, List<String> names) {
        addAll(node, member, names, name -> JSON.createObjectBuilder()
                .add(Node.ID, name)
                .build());
    }

    /** A relative name is a text: as an IRI it would mean nothing in RDF. */
    private static void addReferences(JsonObjectBuilder node, String member, List<String> names) {
        addAll(node, member, names, name -> JSON.createObjectBuilder()
                .add(name.indexOf(':') < 0 ? Node.VALUE : Node.ID, name)
                .build());
    }

    private static <T> boolean addAll(
            JsonObjectBuilder node, String member, List<T> items, Function<? super T, JsonObject> write) {
        if (!items.isEmpty()) {
            node.add(member, array(items, write));
        }
        return items.isEmpty();
    }

    private static <T> JsonArray array(List<T> items, Function<? super T, JsonObject> write) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        items.forEach(item -> array.add(write.apply(item)));
        return array.build();
    }

    private static void addExtras(JsonObjectBuilder node, Extras extras) {
        extras.members().forEach(node::add);
    }
}
