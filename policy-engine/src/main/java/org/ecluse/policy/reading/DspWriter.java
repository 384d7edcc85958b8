package org.ecluse.policy.reading;

import static org.ecluse.policy.reading.StrictJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Permission;

/** Writes a policy that is in DSP's terms already in the shape of DSP 2025-1's contract schema. */
final class DspWriter {
    private DspWriter() {}

    /** A name cannot be written under DSP's context, where its scheme is a prefix. */
    private static final class Unwritable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unwritable() {
            super("", null, false, false);
        }
    }

    /**
     * @param reduced as {@link Reduction} gives it
     * @return empty when a name in it would be read as another under DSP's context
     */
    static Optional<JsonObject> document(Policy reduced) {
        try {
            return Optional.of(policy(reduced));
        } catch (Unwritable unwritable) {
            return Optional.empty();
        }
    }

    private static String term(String iri) {
        return DspTerms.writtenTerm(iri).orElseThrow(Unwritable::new);
    }

    private static String name(String iri) {
        return DspTerms.writtenName(iri).orElseThrow(Unwritable::new);
    }

    private static JsonObject policy(Policy reduced) {
        var document = JSON.createObjectBuilder()
                .add("@context", JSON.createArrayBuilder().add(DspTerms.PROFILE_CONTEXT))
                .add(Node.ID, name(reduced.uid()))
                .add(Node.TYPE, term(reduced.type().iri()));
        if (!reduced.profiles().isEmpty()) {
            var profiles = JSON.createArrayBuilder();
            reduced.profiles().forEach(profile -> profiles.add(name(profile)));
            document.add("profile", profiles);
        }
        reduced.target().ifPresent(target -> document.add("target", name(target)));
        reduced.assigner().ifPresent(party -> document.add("assigner", name(party)));
        reduced.assignee().ifPresent(party -> document.add("assignee", name(party)));
        reduced.head()
                .conflict()
                .ifPresent(strategy ->
                        document.add("odrl:conflict", JSON.createObjectBuilder().add(Node.ID, name(strategy.iri()))));
        rules(document, "permission", reduced.permissions());
        rules(document, "prohibition", reduced.prohibitions());
        rules(document, "obligation", reduced.obligations());
        return document.build();
    }

    private static void rules(JsonObjectBuilder node, String member, List<? extends Rule> rules) {
        if (!rules.isEmpty()) {
            var array = JSON.createArrayBuilder();
            rules.forEach(rule -> array.add(rule(rule)));
            node.add(member, array);
        }
    }

    private static JsonObjectBuilder rule(Rule rule) {
        var node = JSON.createObjectBuilder().add("action", term(rule.action().iri()));
        if (!rule.constraints().isEmpty()) {
            node.add("constraint", constraints(rule.constraints()));
        }
        if (rule instanceof Permission permission) {
            rules(node, "duty", permission.duties());
        }
        return node;
    }

    private static JsonArrayBuilder constraints(List<Constraint> constraints) {
        var array = JSON.createArrayBuilder();
        constraints.forEach(constraint -> array.add(constraint.fold(DspWriter::atomic, DspWriter::logical, opaque -> {
            throw new IllegalArgumentException("not in the terms of DSP: " + opaque.problem());
        })));
        return array;
    }

    private static JsonObjectBuilder atomic(Atomic atomic) {
        return JSON.createObjectBuilder()
                .add("leftOperand", term(atomic.leftOperand()))
                .add("operator", term(atomic.operator().iri()))
                .add("rightOperand", atomic.right().get(0).text());
    }

    private static JsonObjectBuilder logical(Logical logical) {
        return JSON.createObjectBuilder().add(logical.operand().term(), constraints(logical.parts()));
    }
}
