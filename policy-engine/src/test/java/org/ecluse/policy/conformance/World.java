package org.ecluse.policy.conformance;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Rule.Duty;

/**
 * A state of the world as the ODRL test suite writes it down: the time, who and what belongs to which collection, and
 * reports on duties. It is complete: who is not said to belong does not, and a duty without a report is open.
 */
final class World implements Facts {
    private static final String REPORT = "https://w3id.org/force/compliance-report#";
    private static final String CURRENT_TIME = "http://example.com/request/currentTime";
    private static final String ISSUED = "http://purl.org/dc/terms/issued";

    private final Instant now;
    private final Map<String, Set<String>> collections = new HashMap<>();
    private final Map<String, String> duties = new HashMap<>();

    World(Path file) {
        var turtle = TurtlePolicies.of(file);
        this.now = OffsetDateTime.parse(turtle.value(CURRENT_TIME, ISSUED).orElseThrow())
                .toInstant();
        for (var subject : turtle.subjects()) {
            collections
                    .computeIfAbsent(subject, member -> new HashSet<>())
                    .addAll(turtle.values(subject, Odrl.NS + "partOf"));
        }
        for (var report : turtle.ofType(REPORT + "DutyReport")) {
            duties.put(
                    turtle.value(report, REPORT + "rule").orElseThrow(),
                    turtle.value(report, REPORT + "deonticState").orElseThrow());
        }
    }

    Instant now() {
        return now;
    }

    @Override
    public Fact fact(String leftOperand) {
        return Fact.unknown("the state of the world says nothing of it");
    }

    @Override
    public Truth memberOf(String collection, String member) {
        return collections.getOrDefault(member, Set.of()).contains(collection) ? Truth.SATISFIED : Truth.UNSATISFIED;
    }

    @Override
    public Fulfilment fulfilment(Duty duty) {
        var state = duty.uid().map(duties::get).orElse("");
        if (state.equals(REPORT + "Fulfilled")) {
            return Fulfilment.done();
        }
        return state.equals(REPORT + "Violated") ? Fulfilment.overdue("") : Fulfilment.due("");
    }
}
