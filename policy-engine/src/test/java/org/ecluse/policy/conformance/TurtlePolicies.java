package org.ecluse.policy.conformance;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFParserBuilder;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.RDF;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.Reading;

/**
 * The statements of a Turtle file, in the order in which they are written, and each policy among them as expanded
 * JSON-LD for the real reader. A node that is described in the file is written out where it is referred to; blank nodes
 * lose their label, and RDF lists become {@code @list}. What is described by way of itself is only named the second time.
 */
public final class TurtlePolicies {
    /** The property that {@code a} stands for. */
    public static final String TYPE = Odrl.RDF + "type";

    private static final Set<String> POLICY_TYPES = Set.of(
            Odrl.NS + "Policy",
            Odrl.NS + "Set",
            Odrl.NS + "Offer",
            Odrl.NS + "Agreement",
            Odrl.NS + "Assertion",
            Odrl.NS + "Privacy",
            Odrl.NS + "Request",
            Odrl.NS + "Ticket");

    private final Map<Node, Map<String, List<Node>>> statements = new LinkedHashMap<>();

    private TurtlePolicies() {}

    public static TurtlePolicies of(Path file) {
        return parsed(RDFParser.source(file));
    }

    public static TurtlePolicies ofText(String turtle) {
        return parsed(RDFParser.fromString(turtle, Lang.TURTLE));
    }

    private static TurtlePolicies parsed(RDFParserBuilder parser) {
        var read = new TurtlePolicies();
        parser.parse(new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                read.statements
                        .computeIfAbsent(triple.getSubject(), subject -> new LinkedHashMap<>())
                        .computeIfAbsent(triple.getPredicate().getURI(), predicate -> new ArrayList<>())
                        .add(triple.getObject());
            }
        });
        return read;
    }

    /** IRIs of the policies in the file, in its order; policies without a name are left out. */
    public List<String> policies() {
        var found = new LinkedHashSet<String>();
        statements.forEach((subject, members) -> {
            boolean isPolicy = members.getOrDefault(RDF.type.getURI(), List.of()).stream()
                    .anyMatch(type -> type.isURI() && POLICY_TYPES.contains(type.getURI()));
            if (isPolicy && subject.isURI()) {
                found.add(subject.getURI());
            }
        });
        return List.copyOf(found);
    }

    /** What the real reader makes of the policy with this IRI. */
    public Reading read(PolicyReader reader, String policy) {
        return reader.read(document(policy));
    }

    /** Expanded JSON-LD of whatever has this IRI, with all that hangs on it. */
    public JsonObject document(String iri) {
        return node(NodeFactory.createURI(iri), Set.of());
    }

    /** IRIs of what has this type, in the order of the file. */
    public List<String> ofType(String typeIri) {
        var found = new ArrayList<String>();
        statements.forEach((subject, members) -> {
            if (subject.isURI()
                    && members.getOrDefault(RDF.type.getURI(), List.of()).stream()
                            .anyMatch(type -> type.isURI() && type.getURI().equals(typeIri))) {
                found.add(subject.getURI());
            }
        });
        return found;
    }

    /** The IRIs and literals (by their text) that something has for a property, in the order of the file. */
    public List<String> values(String iri, String property) {
        return statements.getOrDefault(NodeFactory.createURI(iri), Map.of()).getOrDefault(property, List.of()).stream()
                .filter(node -> node.isURI() || node.isLiteral())
                .map(node -> node.isURI() ? node.getURI() : node.getLiteralLexicalForm())
                .toList();
    }

    /** The one value of a property. */
    public Optional<String> value(String iri, String property) {
        var values = values(iri, property);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** All IRIs that something is said of. */
    public List<String> subjects() {
        return statements.keySet().stream()
                .filter(Node::isURI)
                .map(Node::getURI)
                .toList();
    }

    private JsonObject node(Node subject, Set<Node> above) {
        var json = Json.createObjectBuilder();
        if (subject.isURI()) {
            json.add("@id", subject.getURI());
        }
        var path = new HashSet<>(above);
        if (path.add(subject)) {
            statements.getOrDefault(subject, Map.of()).forEach((property, values) -> add(json, property, values, path));
        }
        return json.build();
    }

    private void add(JsonObjectBuilder json, String property, List<Node> values, Set<Node> path) {
        var all = Json.createArrayBuilder();
        boolean isType = property.equals(RDF.type.getURI());
        for (var value : values) {
            if (isType && value.isURI()) {
                all.add(value.getURI());
            } else {
                all.add(value(value, path));
            }
        }
        json.add(isType ? "@type" : property, all);
    }

    private JsonValue value(Node value, Set<Node> path) {
        if (value.isLiteral()) {
            return literal(value);
        }
        boolean isList = value.equals(RDF.nil.asNode())
                || statements.getOrDefault(value, Map.of()).containsKey(RDF.first.getURI());
        if (!isList) {
            return node(value, path);
        }
        return Json.createObjectBuilder().add("@list", items(value, path)).build();
    }

    private JsonArrayBuilder items(Node list, Set<Node> path) {
        var items = Json.createArrayBuilder();
        var seen = new HashSet<Node>();
        var rest = list;
        while (seen.add(rest) && !rest.equals(RDF.nil.asNode())) {
            var cell = statements.getOrDefault(rest, Map.of());
            for (var item : cell.getOrDefault(RDF.first.getURI(), List.of())) {
                items.add(value(item, path));
            }
            rest = cell.getOrDefault(RDF.rest.getURI(), List.of(RDF.nil.asNode()))
                    .get(0);
        }
        return items;
    }

    private static JsonObject literal(Node literal) {
        var json = Json.createObjectBuilder().add("@value", literal.getLiteralLexicalForm());
        if (!literal.getLiteralLanguage().isEmpty()) {
            return json.add("@language", literal.getLiteralLanguage()).build();
        }
        var type = literal.getLiteralDatatypeURI();
        return type.equals(Odrl.XSD + "string")
                ? json.build()
                : json.add("@type", type).build();
    }
}
