package org.ecluse.policy.comparison.ground;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.comparison.axis.Scale;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.Operand;

/** A request in the making: what its place on each axis says of it. Used by one thread. */
public final class Draft {
    /** When nothing depends on the time. */
    private static final Instant ANY_TIME = Instant.parse("2000-01-01T00:00:00Z");

    private String action = Odrl.USE;
    private Optional<String> target = Optional.empty();
    private Optional<String> assignee = Optional.empty();
    private Instant at = ANY_TIME;
    private final Map<Operand, List<Value>> values = new HashMap<>();
    private final Map<Operand, String> units = new HashMap<>();
    private final Map<String, Truth> members = new HashMap<>();
    private final Map<String, Instant> since = new HashMap<>();
    private final Set<Owed> done = new HashSet<>();

    public void action(String iri) {
        action = iri;
    }

    public void target(Optional<String> uid) {
        target = uid;
    }

    public void assignee(Optional<String> uid) {
        assignee = uid;
    }

    public void at(Instant instant) {
        at = instant;
    }

    /** Something is known of the operand, be it that there is nothing. */
    public void known(Operand operand) {
        values.computeIfAbsent(operand, same -> new ArrayList<>());
    }

    public void value(Operand operand, Value value) {
        known(operand);
        values.get(operand).add(value);
    }

    public void value(Operand operand, Scale.Sample sample) {
        value(operand, sample.value());
        sample.unit().ifPresent(unit -> units.put(operand, unit));
    }

    /** Whether this collection holds what the request names. */
    public void member(String collection, Truth truth) {
        members.put(collection, truth);
    }

    public Map<String, Truth> members() {
        return members;
    }

    /** Since when what is known of an operand is so. */
    public void since(String leftOperand, Instant instant) {
        since.put(leftOperand, instant);
    }

    public void done(Owed owed) {
        done.add(owed);
    }

    public Request request() {
        return new Request(action, target, assignee, at, Stage.USE);
    }

    /** What is known, each thing on the word of someone who may say it, and at this very instant. */
    public Map<String, Fact> facts() {
        var facts = new HashMap<String, Fact>();
        values.forEach((operand, those) -> facts.put(operand.iri(), fact(operand, those)));
        return facts;
    }

    private Fact fact(Operand operand, List<Value> those) {
        return new Fact.Known(
                those,
                Optional.ofNullable(units.get(operand)),
                asserter(operand),
                Optional.of(at),
                Optional.ofNullable(since.get(operand.iri())));
    }

    private static Asserter asserter(Operand operand) {
        return operand.asserters().contains(Asserter.ANYONE)
                ? Asserter.ANYONE
                : operand.asserters().iterator().next();
    }

    public Set<Owed> done() {
        return done;
    }
}
