package org.ecluse.policy.counterfactual;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.counting.Meter;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Prohibition;

/** A request and the facts behind it, as they are or as they would be. */
public record Situation(Request request, Facts facts) {

    /** This situation after the changes. */
    public Situation after(Collection<Change> changes) {
        var changed = new HashMap<Object, Change>();
        changes.forEach(change -> changed.put(change.subject(), change));
        var then = request;
        for (var change : changes) {
            if (change instanceof Change.Wait wait) {
                then = then.at(wait.until());
            } else if (change instanceof Change.AskFor ask) {
                then = new Request(ask.action(), then.target(), then.assignee(), then.at(), then.stage());
            } else if (change instanceof Change.AskAbout ask) {
                then = new Request(then.action(), Optional.of(ask.target()), then.assignee(), then.at(), then.stage());
            }
        }
        return new Situation(then, new Changed(facts, then.at(), Map.copyOf(changed)));
    }

    /** What is known once the changes are made, as of that instant. */
    private record Changed(Facts before, Instant at, Map<Object, Change> changes) implements Facts {
        @Override
        public Fact fact(String leftOperand) {
            return changes.get(leftOperand) instanceof Change.Have have
                    ? new Fact.Known(have.values(), have.unit(), have.asserter(), Optional.of(at), Optional.of(at))
                    : before.fact(leftOperand);
        }

        @Override
        public Optional<Meter> meter(String leftOperand) {
            return changes.containsKey(leftOperand) ? Optional.empty() : before.meter(leftOperand);
        }

        @Override
        public Fulfilment fulfilment(Duty duty) {
            return changes.containsKey(duty) ? Fulfilment.done() : before.fulfilment(duty);
        }

        @Override
        public Fact about(String subject, String leftOperand) {
            return before.about(subject, leftOperand);
        }

        @Override
        public Truth memberOf(String collection, String member) {
            return before.memberOf(collection, member);
        }

        @Override
        public Truth infringed(Prohibition prohibition) {
            return before.infringed(prohibition);
        }

        @Override
        public Fact referenced(String reference) {
            return before.referenced(reference);
        }
    }
}
