package org.ecluse.policy.conformance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Value;

/** Facts that a test puts together: what is known, what single assets and parties are, who belongs where, what is done. */
final class KnownWorld implements Facts {
    private final Map<String, Fact> facts = new HashMap<>();
    private final Map<String, Fact> subjects = new HashMap<>();
    private final Map<String, Fact> references = new HashMap<>();
    private final Map<String, Fulfilment> duties = new HashMap<>();
    private final Map<String, Truth> members = new HashMap<>();

    KnownWorld with(String leftOperand, Fact fact) {
        facts.put(leftOperand, fact);
        return this;
    }

    KnownWorld with(String leftOperand, String... texts) {
        return with(leftOperand, texts(texts));
    }

    KnownWorld about(String subject, String leftOperand, String... texts) {
        subjects.put(subject + " " + leftOperand, texts(texts));
        return this;
    }

    KnownWorld referenced(String reference, String... texts) {
        references.put(reference, texts(texts));
        return this;
    }

    KnownWorld member(String collection, String member) {
        members.put(collection + " " + member, Truth.SATISFIED);
        return this;
    }

    /** @param action full IRI of the action of duties that stand so */
    KnownWorld duty(String action, Fulfilment fulfilment) {
        duties.put(action, fulfilment);
        return this;
    }

    private static Fact texts(String... texts) {
        return Fact.known(Arrays.stream(texts).map(Value::text).toList());
    }

    @Override
    public Fact fact(String leftOperand) {
        return facts.getOrDefault(leftOperand, Fact.unknown("nothing is recorded"));
    }

    @Override
    public Fact about(String subject, String leftOperand) {
        return subjects.getOrDefault(subject + " " + leftOperand, Fact.unknown("nothing is recorded"));
    }

    @Override
    public Fact referenced(String reference) {
        return references.getOrDefault(reference, Fact.unknown("it was not looked up"));
    }

    @Override
    public Truth memberOf(String collection, String member) {
        return members.getOrDefault(collection + " " + member, Truth.UNSATISFIED);
    }

    @Override
    public Fulfilment fulfilment(Duty duty) {
        return duties.getOrDefault(duty.action().iri(), Fulfilment.unknown("the ledger does not know it"));
    }
}
