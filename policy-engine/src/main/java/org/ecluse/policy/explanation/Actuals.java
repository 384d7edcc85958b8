package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Finding;
import org.ecluse.policy.evaluation.Premise;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Odrl;

/** Writes what was actually known where a condition was not met: of one comparison, or of each part of several. */
final class Actuals {
    private static final int PARTS_MAX = 5;

    private final Words words;
    private final Clauses clauses;

    Actuals(Words words, Clauses clauses) {
        this.words = words;
        this.clauses = clauses;
    }

    /** @param trace what was found for each rule, in which the parts of a logical constraint are looked up */
    String say(Reason reason, List<Finding> trace) {
        var constraint = reason.constraint().orElse(null);
        if (constraint instanceof Atomic atomic) {
            return say(atomic, reason.fact());
        }
        if (constraint instanceof Logical logical) {
            var parts = find(reason.at(), trace).map(premise -> failed(logical, premise)).orElseGet(List::of).stream()
                    .distinct()
                    .toList();
            if (!parts.isEmpty() && parts.size() <= PARTS_MAX) {
                return words.list(parts, "logical.and.last");
            }
        }
        return words.say("actual.several");
    }

    private static Optional<Premise> find(String at, List<Finding> trace) {
        return trace.stream()
                .filter(finding -> at.startsWith(finding.at() + "/"))
                .flatMap(finding -> finding.premises().stream())
                .flatMap(premise -> within(at, premise).stream())
                .findFirst();
    }

    private static Optional<Premise> within(String at, Premise premise) {
        return premise.at().equals(at)
                ? Optional.of(premise)
                : premise.children().stream()
                        .flatMap(child -> within(at, child).stream())
                        .findFirst();
    }

    private List<String> failed(Logical logical, Premise premise) {
        var said = new ArrayList<String>();
        for (int i = 0; i < logical.parts().size() && i < premise.children().size(); i++) {
            var child = premise.children().get(i);
            Constraint part = logical.parts().get(i);
            if (child.truth() == Truth.SATISFIED) {
                continue;
            }
            if (part instanceof Atomic atomic) {
                said.add(say(atomic, child.left()));
            } else if (part instanceof Logical inner) {
                said.addAll(failed(inner, child));
            }
        }
        return said;
    }

    private String say(Atomic atomic, Optional<Fact> fact) {
        var name = "actual." + Words.key(atomic.leftOperand());
        var known = fact.filter(Fact.Known.class::isInstance).map(Fact.Known.class::cast);
        if (known.isEmpty()) {
            return words.find(name + ".none").orElseGet(() -> words.say("actual.unknown"));
        }
        // INVARIANT: a fact that may be the provider's own is not written.
        if (!Sight.includes(atomic.leftOperand())) {
            return words.say("actual.private");
        }
        if (atomic.leftOperand().equals(Odrl.DATE_TIME)) {
            return words.say(
                    "actual.time",
                    clauses.values().date(known.get().values().get(0).text()));
        }
        if (known.get().values().isEmpty()) {
            return words.find(name + ".none").orElseGet(() -> words.say("actual.none"));
        }
        var values = clauses.all(known.get().values(), atomic.leftOperand());
        return words.find(name, values)
                .orElseGet(() -> words.say("actual.known", clauses.operand(atomic.leftOperand()), values));
    }
}
