package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/** Writes a constraint as a clause: no capital, no full stop, so that it fits into any sentence. */
final class Clauses {
    /** With these, midnight at the beginning of a day and that whole day are not the same. */
    private static final Set<Operator> EXACT = Set.of(Operator.LTEQ, Operator.GT, Operator.EQ, Operator.NEQ);

    private final Words words;
    private final ValueWords values;

    Clauses(Words words) {
        this.words = words;
        this.values = new ValueWords(words);
    }

    ValueWords values() {
        return values;
    }

    String say(Constraint constraint) {
        return constraint.fold(this::atomic, this::logical, opaque -> words.say("clause.opaque"));
    }

    List<String> say(List<Constraint> constraints) {
        return constraints.stream().map(this::say).toList();
    }

    private String logical(Logical logical) {
        if (logical.parts().isEmpty()) {
            return words.say("clause.opaque");
        }
        var choice = choice(logical);
        if (choice.isPresent()) {
            return atomic(choice.get());
        }
        var parts = say(logical.parts());
        var term = logical.operand().term();
        boolean isPlain = words.find("logical." + term + ".last").isPresent();
        var joined = isPlain
                ? words.list(parts, "logical." + term + ".last")
                : String.join(words.say("logical.several"), parts);
        return words.say("logical." + term, joined);
    }

    /** {@code x eq a or x eq b} reads better as {@code x isAnyOf [a, b]}. */
    private static Optional<Atomic> choice(Logical logical) {
        var values = new ArrayList<Value>();
        var operands = new TreeSet<String>();
        for (var part : logical.parts()) {
            if (!(part instanceof Atomic one)
                    || one.operator() != Operator.EQ
                    || one.right().size() != 1
                    || !one.details().equals(Details.NONE)) {
                return Optional.empty();
            }
            operands.add(one.leftOperand());
            values.addAll(one.right());
        }
        return logical.operand() == LogicalOperand.OR && operands.size() == 1
                ? Optional.of(new Atomic(operands.first(), Operator.IS_ANY_OF, values, Details.NONE))
                : Optional.empty();
    }

    private String atomic(Atomic atomic) {
        var said = new ArrayList<String>();
        if (atomic.leftOperand().equals(Odrl.DATE_TIME) && EXACT.contains(atomic.operator())) {
            atomic.right().forEach(value -> said.add(values.exactDate(value.text())));
        } else {
            said.addAll(values.say(atomic.right(), Rennes.PROFILE.operand(atomic.leftOperand())));
        }
        atomic.details().references().forEach(iri -> said.add(words.say("clause.reference", words.quoted(iri))));
        var list = words.list(said, atomic.operator() == Operator.IS_ANY_OF ? "list.last.or" : "list.last");
        var name = Words.key(atomic.leftOperand());
        var clause = special(atomic, name)
                .or(() -> words.find("clause." + name + "." + atomic.operator().term(), list))
                .orElseGet(() -> words.say(
                        "clause.generic",
                        operand(atomic.leftOperand()),
                        words.say("op." + atomic.operator().term()),
                        list));
        return atomic.unit()
                .map(unit -> words.say("clause.unit", clause, words.quoted(unit)))
                .orElse(clause);
    }

    /** The few comparisons that are better said without naming the value. */
    private Optional<String> special(Atomic atomic, String name) {
        if (atomic.right().size() != 1) {
            return Optional.empty();
        }
        var value = atomic.right().get(0).text();
        if (atomic.operator() == Operator.EQ && value.matches("[a-zA-Z]+")) {
            return words.find("clause." + name + "." + value);
        }
        return atomic.operator() == Operator.IS_A && value.equals(Rennes.REGISTERED_STUDY)
                ? words.find("clause." + name + ".any")
                : Optional.empty();
    }

    String operand(String iri) {
        return words.find("operand." + Words.key(iri)).orElseGet(() -> words.say("operand.other", words.quoted(iri)));
    }

    String all(List<Value> known, String leftOperand) {
        return words.list(values.say(known, Rennes.PROFILE.operand(leftOperand)), "list.last");
    }
}
