package org.ecluse.policy.reading;

import com.apicatalog.rdf.RdfDataset;
import com.apicatalog.rdf.RdfValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.RDF;
import org.ecluse.policy.model.Odrl;

/**
 * Makes the statements of a compact policy atomic, straight from ODRL IM 2.2, section 2.7, and takes out what is said twice.
 * Written on RDF, so that it shares nothing with the reader.
 */
final class AtomicRdf {
    private static final List<String> POLICY_RULES = List.of("permission", "prohibition", "obligation");
    private static final List<String> DUTIES = List.of("duty", "remedy", "consequence");
    private static final Set<String> IMPLIED = Set.of(
            "Permission",
            "Prohibition",
            "Duty",
            "Rule",
            "Constraint",
            "LogicalConstraint",
            "Action",
            "Asset",
            "Party",
            "LeftOperand",
            "Operator");

    private final Model model;

    private AtomicRdf(Model model) {
        this.model = model;
    }

    static Model model(RdfDataset dataset) {
        var model = ModelFactory.createDefaultModel();
        var blanks = new HashMap<String, Resource>();
        for (var quad : dataset.toList()) {
            model.add(
                    resource(model, quad.getSubject(), blanks),
                    model.createProperty(quad.getPredicate().getValue()),
                    quad.getObject().isLiteral()
                            ? literal(model, quad.getObject().asLiteral())
                            : resource(model, quad.getObject(), blanks));
        }
        return model;
    }

    private static Resource resource(Model model, RdfValue value, Map<String, Resource> blanks) {
        return value.isBlankNode()
                ? blanks.computeIfAbsent(value.getValue(), label -> model.createResource())
                : model.createResource(value.getValue());
    }

    /** Numbers by their value: JSON-LD makes doubles of those with a fraction. */
    private static RDFNode literal(Model model, com.apicatalog.rdf.RdfLiteral literal) {
        if (literal.getLanguage().isPresent()) {
            return model.createLiteral(literal.getValue(), literal.getLanguage().get());
        }
        var type = literal.getDatatype();
        if (Set.of("integer", "decimal", "double").contains(type.replace(Odrl.XSD, ""))) {
            try {
                var number =
                        new BigDecimal(literal.getValue()).stripTrailingZeros().toPlainString();
                return model.createTypedLiteral(number, TypeMapper.getInstance().getSafeTypeByName("urn:number"));
            } catch (NumberFormatException notOne) {
                // Stays as it is written.
            }
        }
        return model.createTypedLiteral(
                literal.getValue(), TypeMapper.getInstance().getSafeTypeByName(type));
    }

    static Model of(Model statements) {
        var atomic = new AtomicRdf(statements);
        atomic.names();
        atomic.lists();
        for (var policy : atomic.policies()) {
            atomic.policy(policy);
        }
        atomic.types();
        atomic.orphans();
        return statements;
    }

    private Property odrl(String term) {
        return model.createProperty(Odrl.NS + term);
    }

    private List<Resource> policies() {
        var policies = new ArrayList<Resource>();
        for (var subject : model.listSubjects().toList()) {
            if (POLICY_RULES.stream().anyMatch(term -> subject.hasProperty(odrl(term)))
                    && !policies.contains(subject)) {
                policies.add(subject);
            }
        }
        return policies;
    }

    /** What is a name though it is written as a text, and names that are spelt in two ways. */
    private void names() {
        for (var statement : model.listStatements().toList()) {
            var term = statement.getPredicate().getURI().replace(Odrl.NS, "");
            boolean isName = Set.of("datatype", "dataType", "unit", "rightOperandReference")
                    .contains(term);
            if (isName) {
                var text = statement.getObject().isLiteral()
                        ? statement.getString()
                        : statement.getResource().getURI();
                var name = text.startsWith("xsd:") ? Odrl.XSD + text.substring(4) : text;
                replace(statement, odrl(term.equals("datatype") ? "dataType" : term), model.createResource(name));
            } else if (statement.getObject().equals(odrl("neg"))) {
                replace(statement, statement.getPredicate(), odrl("neq"));
            } else if (statement.getObject().equals(odrl("industry:"))) {
                replace(statement, statement.getPredicate(), odrl("industry"));
            }
        }
    }

    private void replace(Statement statement, Property property, RDFNode object) {
        model.remove(statement);
        model.add(statement.getSubject(), property, object);
    }

    private void lists() {
        for (var term : List.of("rightOperand", "and", "or", "xone", "andSequence")) {
            for (var statement :
                    model.listStatements(null, odrl(term), (RDFNode) null).toList()) {
                var object = statement.getObject();
                if (object.equals(RDF.nil)) {
                    model.remove(statement);
                } else if (object.isResource() && object.asResource().hasProperty(RDF.first)) {
                    model.remove(statement);
                    for (var cell = object.asResource(); !cell.equals(RDF.nil); ) {
                        model.add(
                                statement.getSubject(),
                                odrl(term),
                                cell.getProperty(RDF.first).getObject());
                        var rest = cell.getProperty(RDF.rest).getResource();
                        cell.removeProperties();
                        cell = rest;
                    }
                }
            }
        }
    }

    private void policy(Resource policy) {
        var shared = policy.listProperties(odrl("action")).toList();
        for (var term : POLICY_RULES) {
            for (var statement : policy.listProperties(odrl(term)).toList()) {
                var rule = statement.getResource();
                if (!rule.hasProperty(odrl("action"))) {
                    shared.forEach(action -> model.add(rule, odrl("action"), copied(action.getObject())));
                }
                split(statement);
            }
        }
        model.remove(shared);
        for (var action : shared) {
            if (action.getObject().isAnon()) {
                removed(action.getResource());
            }
        }
        if (!policy.hasProperty(RDF.type)) {
            model.add(policy, RDF.type, odrl("Set"));
        }
    }

    private void removed(Resource node) {
        for (var statement : node.listProperties().toList()) {
            model.remove(statement);
            if (statement.getObject().isAnon()) {
                removed(statement.getResource());
            }
        }
    }

    /** Puts the atomic rules in the place of one rule, those below it first. */
    private void split(Statement link) {
        var rule = link.getResource();
        for (var term : DUTIES) {
            rule.listProperties(odrl(term)).toList().forEach(this::split);
        }
        var several = Stream.concat(
                        Stream.of("action", "target", "output"),
                        ScopeReader.FUNCTIONS.stream().map(function -> function.replace(Odrl.NS, "")))
                .map(this::odrl)
                .filter(property -> rule.listProperties(property).toList().size() > 1)
                .findFirst();
        if (several.isEmpty()) {
            return;
        }
        model.remove(link);
        for (var choice : rule.listProperties(several.get()).toList()) {
            var copy = model.createResource();
            for (var statement : rule.listProperties().toList()) {
                boolean other = statement.getPredicate().equals(several.get()) && !statement.equals(choice);
                if (!other) {
                    model.add(copy, statement.getPredicate(), copied(statement.getObject()));
                }
            }
            var to = model.createStatement(link.getSubject(), link.getPredicate(), copy);
            model.add(to);
            split(to);
        }
        removed(rule);
    }

    private RDFNode copied(RDFNode node) {
        if (!node.isAnon()) {
            return node;
        }
        var copy = model.createResource();
        for (var statement : node.asResource().listProperties().toList()) {
            model.add(copy, statement.getPredicate(), copied(statement.getObject()));
        }
        return copy;
    }

    /** What is named only by an action that no rule has taken from its policy. */
    private void orphans() {
        for (var subject : model.listSubjects().toList()) {
            if (!POLICY_RULES.stream().anyMatch(term -> subject.hasProperty(odrl(term)))
                    && !model.contains(null, null, subject)) {
                subject.removeProperties();
            }
        }
    }

    /** Types that the property implies by its range. */
    private void types() {
        for (var statement :
                model.listStatements(null, RDF.type, (RDFNode) null).toList()) {
            if (IMPLIED.contains(statement.getResource().getURI().replace(Odrl.NS, ""))) {
                model.remove(statement);
            }
        }
    }
}
