package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Rennes;

/** Reads a clause back to the constraint that {@link Clauses} wrote it from. */
final class ClauseReading {
    private final Forms forms;
    private final ValueReading values;
    private final Map<String, Atomic> fixed = new TreeMap<>();
    private final Map<String, Atomic> open = new TreeMap<>();

    ClauseReading(Words words, Forms forms, ValueReading values) {
        this.forms = forms;
        this.values = values;
        for (var key : words.keys()) {
            var steps = key.split("\\.");
            if (steps.length == 4 && steps[0].equals("clause")) {
                add(words, key, iri(steps[1], steps[2]), steps[3]);
            }
        }
    }

    private static String iri(String namespace, String term) {
        return (namespace.equals("odrl") ? Odrl.NS : Rennes.NS) + term;
    }

    private void add(Words words, String key, String leftOperand, String last) {
        var operator = Operator.of(Odrl.NS + last);
        if (operator.isPresent()) {
            open.put(key, new Atomic(leftOperand, operator.get()));
        } else if (last.equals("any")) {
            fixed.put(words.say(key), new Atomic(leftOperand, Operator.IS_A, Value.iri(Rennes.REGISTERED_STUDY)));
        } else {
            fixed.put(words.say(key), new Atomic(leftOperand, Operator.EQ, Value.text(last)));
        }
    }

    Optional<Constraint> read(String clause) {
        if (fixed.containsKey(clause)) {
            return Optional.of(fixed.get(clause));
        }
        for (var form : open.entrySet()) {
            var constraint = Forms.match(forms.expression(form.getKey(), "(.+)"), clause)
                    .flatMap(found -> filled(form.getValue(), found.get(0)));
            if (constraint.isPresent()) {
                return constraint;
            }
        }
        return Optional.empty();
    }

    /** One of several alternatives, joined by "or". */
    Optional<Constraint> readAlternatives(String text) {
        var parts = new ArrayList<Constraint>();
        for (var part : forms.parts(text, "logical.or.last")) {
            var constraint = read(part);
            if (constraint.isEmpty()) {
                return Optional.empty();
            }
            parts.add(constraint.get());
        }
        return Optional.of(parts.size() == 1 ? parts.get(0) : either(parts));
    }

    private static Constraint either(List<Constraint> parts) {
        return new Logical(LogicalOperand.OR, parts.toArray(Constraint[]::new));
    }

    private Optional<Constraint> filled(Atomic form, String text) {
        var type = Rennes.PROFILE
                .operand(form.leftOperand())
                .map(one -> one.type())
                .orElse(OperandType.TEXT);
        if (form.operator() != Operator.IS_ANY_OF) {
            return values.read(text, type).map(value -> new Atomic(form.leftOperand(), form.operator(), value));
        }
        // A choice among values is written alike however the policy says it; the templates say it as alternatives.
        var choices = new ArrayList<Constraint>();
        for (var part : forms.parts(text, "list.last.or")) {
            var value = values.read(part, type);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            choices.add(new Atomic(form.leftOperand(), Operator.EQ, List.of(value.get()), Details.NONE));
        }
        return choices.size() < 2 ? Optional.empty() : Optional.of(either(choices));
    }
}
