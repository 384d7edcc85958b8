package org.ecluse.policy.evaluation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.counting.Counters;
import org.ecluse.policy.counting.Meter;
import org.ecluse.policy.counting.Tally;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Prohibition;

/** All that is known in one random case, and how often each thing was asked for. */
final class World implements Facts {
    static final String ACCOUNT = "urn:agreement";

    final Map<String, Fact> facts = new HashMap<>();
    final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, Truth> members = new HashMap<>();
    private final Map<String, Fulfilment> duties = new HashMap<>();
    private final Map<String, Truth> infringed = new HashMap<>();
    private Optional<Meter> meter = Optional.empty();

    void fact(String operand, Fact fact) {
        facts.put(operand, fact);
    }

    void about(String subject, String operand, Fact fact) {
        facts.put(subject + " " + operand, fact);
    }

    void reference(String iri, Fact fact) {
        facts.put(iri, fact);
    }

    void member(String collection, String member, Truth truth) {
        members.put(collection + " " + member, truth);
    }

    void duty(String action, Fulfilment state) {
        duties.put(action, state);
    }

    void infringed(String action, Truth truth) {
        infringed.put(action, truth);
    }

    /** @param amount empty when nobody can say */
    void used(Optional<Integer> amount) {
        meter = Optional.of(Meter.ofUses(new Fixed(amount), ACCOUNT));
    }

    void meter(Counters counters) {
        meter = Optional.of(Meter.ofUses(counters, ACCOUNT));
    }

    boolean isMetered() {
        return meter.isPresent();
    }

    /** Where all duties stand. */
    String states() {
        return duties.toString();
    }

    private Fact find(String key) {
        asked.merge(key, 1, Integer::sum);
        return facts.getOrDefault(key, Fact.unknown("not drawn"));
    }

    @Override
    public Fact fact(String leftOperand) {
        return find(leftOperand);
    }

    @Override
    public Fact about(String subject, String leftOperand) {
        return find(subject + " " + leftOperand);
    }

    @Override
    public Fact referenced(String reference) {
        return find(reference);
    }

    @Override
    public Truth memberOf(String collection, String member) {
        asked.merge(collection + " " + member, 1, Integer::sum);
        return members.getOrDefault(collection + " " + member, Truth.UNKNOWN);
    }

    @Override
    public Fulfilment fulfilment(Duty duty) {
        return duties.getOrDefault(duty.action().iri(), Fulfilment.unknown("not drawn"));
    }

    @Override
    public Truth infringed(Prohibition prohibition) {
        return infringed.getOrDefault(prohibition.action().iri(), Truth.UNKNOWN);
    }

    @Override
    public Optional<Meter> meter(String leftOperand) {
        return leftOperand.equals(Odrl.COUNT) ? meter : Optional.empty();
    }

    /** Everything was used as often as this. */
    private record Fixed(Optional<Integer> amount) implements Counters {
        @Override
        public Used used(Tally tally) {
            return amount.<Used>map(number -> new Used.Amount(BigDecimal.valueOf(number)))
                    .orElseGet(() -> new Used.Unknown("the store is down"));
        }

        @Override
        public Reservation reserve(Claim claim) {
            throw new IllegalStateException("a decision reserves nothing");
        }

        @Override
        public boolean commit(String token) {
            throw new IllegalStateException("a decision commits nothing");
        }

        @Override
        public boolean release(String token) {
            throw new IllegalStateException("a decision releases nothing");
        }
    }
}
