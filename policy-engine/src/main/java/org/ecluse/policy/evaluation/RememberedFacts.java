package org.ecluse.policy.evaluation;

import java.util.HashMap;
import java.util.Map;
import org.ecluse.policy.model.Rule.Duty;

/** Asks another source once for each fact, so that a decision does not contradict itself. Used by one thread. */
final class RememberedFacts implements Facts {
    private final Facts source;
    private final Map<String, Fact> facts = new HashMap<>();
    private final Map<Duty, Fulfilment> fulfilments = new HashMap<>();

    RememberedFacts(Facts source) {
        this.source = source;
    }

    @Override
    public Fact fact(String leftOperand) {
        return facts.computeIfAbsent(leftOperand, source::fact);
    }

    @Override
    public Fulfilment fulfilment(Duty duty) {
        return fulfilments.computeIfAbsent(duty, source::fulfilment);
    }
}
