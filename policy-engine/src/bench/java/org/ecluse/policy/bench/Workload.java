package org.ecluse.policy.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/**
 * Policies and requests to measure with. Each request has its own facts, and about half of them are permitted, so that
 * no branch can be learnt and nothing is found in a cache by luck.
 */
final class Workload {
    static final int ASKED = 1024;
    static final int WINDOWS = 262;
    static final int RULES = 100;
    static final String TARGET = "urn:ecluse:asset:ticketing";
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    static final String RESEARCH = Rennes.DPV + "AcademicResearch";
    static final List<String> PURPOSES =
            List.of(RESEARCH, Rennes.DPV + "Marketing", Rennes.DPV + "ResearchAndDevelopment");

    /** One request with what is known of it, and the same said in plain words for the other engine. */
    record Asked(Request request, Facts facts, Map<String, String> plain) {}

    private Workload() {}

    static Policy threeConstraints() {
        return offer(List.of(new Permission(new Action(Odrl.USE), threeTests(), List.of())));
    }

    static List<Constraint> threeTests() {
        return List.of(
                new Atomic(Rennes.MEMBERSHIP, Operator.EQ, Value.text(Rennes.ACTIVE)),
                new Atomic(Odrl.PURPOSE, Operator.EQ, Value.iri(RESEARCH)),
                new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(END)));
    }

    /** As many permissions as a large catalogue's policy has: each for a role of its own, the last one fits. */
    static Policy hundredRules() {
        var rules = new ArrayList<Permission>();
        for (int i = 0; i < RULES; i++) {
            var tests = new ArrayList<>(threeTests());
            tests.add(new Atomic(Rennes.ROLE, Operator.EQ, Value.text("role-" + i)));
            rules.add(new Permission(new Action(Odrl.USE), tests, List.of()));
        }
        return offer(rules);
    }

    /** Working hours: one window a day. */
    static Policy windows() {
        var windows = new ArrayList<Constraint>();
        for (int day = 0; day < WINDOWS; day++) {
            var opens = START.plusSeconds(day * 86_400L + 9 * 3_600L);
            windows.add(new Logical(
                    LogicalOperand.AND,
                    new Atomic(Odrl.DATE_TIME, Operator.GT, Value.instant(opens)),
                    new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(opens.plusSeconds(8 * 3_600L)))));
        }
        var or = new Logical(LogicalOperand.OR, windows.toArray(Constraint[]::new));
        return offer(List.of(new Permission(new Action(Odrl.USE), List.of(or), List.of())));
    }

    static Asked[] asked() {
        var random = new Random(20261122);
        var asked = new Asked[ASKED];
        for (int i = 0; i < ASKED; i++) {
            boolean member = random.nextInt(8) > 0;
            var purpose = random.nextInt(3) > 0 ? RESEARCH : PURPOSES.get(random.nextInt(PURPOSES.size()));
            var at = START.plusSeconds(random.nextInt(400 * 86_400));
            var facts = Facts.of(Map.of(
                    Rennes.MEMBERSHIP, member ? Fact.known(Value.text(Rennes.ACTIVE)) : Fact.known(List.of()),
                    Odrl.PURPOSE, Fact.known(Value.iri(purpose)),
                    Rennes.ROLE, Fact.known(Value.text("role-" + random.nextInt(RULES)))));
            var party = "did:web:partner-" + random.nextInt(50) + ".example";
            asked[i] = new Asked(
                    Request.use(TARGET, party, at, Stage.USE),
                    facts,
                    Map.of(
                            Rennes.MEMBERSHIP,
                            member ? Rennes.ACTIVE : "",
                            Odrl.PURPOSE,
                            purpose,
                            Odrl.DATE_TIME,
                            at.toString()));
        }
        return asked;
    }

    private static Policy offer(List<Permission> permissions) {
        return Policy.empty("urn:ecluse:policy:bench", PolicyType.OFFER)
                .withConflict(ConflictStrategy.PROHIBIT)
                .withProfile(Rennes.NS)
                .withPermissions(permissions.toArray(Permission[]::new));
    }
}
