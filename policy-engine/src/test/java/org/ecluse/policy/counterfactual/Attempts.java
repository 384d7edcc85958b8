package org.ecluse.policy.counterfactual;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Purposes;
import org.ecluse.policy.profile.Rennes;

/** Anything that somebody could try instead with the same data, over the small vocabulary of the random policies. */
record Attempts(Situation now) {
    private static final List<String> ACTIONS =
            List.of(Odrl.USE, Odrl.NS + "read", Odrl.DISTRIBUTE, Odrl.TRANSFER, Odrl.COMPENSATE);
    private static final List<String> PURPOSES = List.copyOf(Purposes.bundled().all());

    Situation draw(Random random) {
        var request = now.request();
        var asked = new Request(
                random.nextBoolean() ? request.action() : ACTIONS.get(random.nextInt(ACTIONS.size())),
                request.target(),
                request.assignee(),
                request.at().plus(Duration.ofMinutes(random.nextInt(6) * 60L)),
                request.stage());
        var count = now.facts().fact(Odrl.COUNT);
        var used = count.fold(
                known -> Fact.known(
                        Value.number(Integer.parseInt(known.values().get(0).text()) + random.nextInt(5))),
                unknown -> count);
        var facts = Map.of(
                Odrl.COUNT, used,
                Odrl.PURPOSE, Fact.known(Value.iri(PURPOSES.get(random.nextInt(PURPOSES.size())))),
                Rennes.STUDY, Fact.known(random.nextBoolean() ? Value.iri("urn:s") : Value.iri("urn:t")),
                Rennes.MEMBERSHIP, Fact.known(texts(random)),
                Rennes.ROLE, Fact.known(texts(random)));
        return new Situation(asked, new Met(facts));
    }

    private static List<Value> texts(Random random) {
        var texts = new ArrayList<Value>();
        for (var text : List.of("a", "b", "c", "d")) {
            if (random.nextBoolean()) {
                texts.add(Value.text(text));
            }
        }
        return texts;
    }

    private record Met(Map<String, Fact> facts) implements Facts {
        @Override
        public Fact fact(String leftOperand) {
            return facts.getOrDefault(leftOperand, Fact.unknown("nobody says"));
        }

        @Override
        public Fulfilment fulfilment(Duty duty) {
            return Fulfilment.done();
        }
    }
}
