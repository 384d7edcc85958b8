package org.ecluse.policy.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Operand.Settled;
import org.ecluse.policy.profile.Profile;

/** Judges the constraints of one rule against one request and its facts. The constraints have been found evaluable. */
final class Conditions {

    /** How to judge what only time or use will settle. */
    enum Mood {
        /** As it stands now. */
        STRICT,
        /** Before signing, in a permission: what can still come true is taken to be so. */
        CAN_STILL_HOLD,
        /** Before signing, in a prohibition: what is only known at use does not forbid signing. */
        NOT_YET_FORBIDDEN
    }

    private final Profile profile;
    private final Request request;
    private final Facts facts;

    Conditions(Profile profile, Request request, Facts facts) {
        this.profile = profile;
        this.request = request;
        this.facts = facts;
    }

    /** All of them together, as constraints of a rule are. */
    Judgement all(List<Constraint> constraints, String at, Mood mood) {
        var findings = new ArrayList<Judgement>();
        for (int i = 0; i < constraints.size(); i++) {
            findings.add(one(constraints.get(i), at + i, mood));
        }
        return together(findings, at);
    }

    static Judgement together(List<Judgement> findings, String at) {
        var truth = Truth.SATISFIED;
        var reasons = new ArrayList<Reason>();
        for (var finding : findings) {
            truth = truth.and(finding.truth());
            reasons.addAll(finding.reasons());
        }
        return new Judgement(at, truth, reasons);
    }

    private Judgement one(Constraint constraint, String at, Mood mood) {
        return constraint.fold(
                atomic -> atomic(atomic, at, mood),
                logical -> logical(logical, at, mood),
                opaque -> new Judgement(
                        at,
                        Truth.UNKNOWN,
                        List.of(reason(
                                Reason.UNKNOWN,
                                at,
                                opaque,
                                Optional.empty(),
                                opaque.problem().cause()))));
    }

    private Judgement logical(Logical logical, String at, Mood mood) {
        // Optimism about a part is none about an exclusive choice.
        var inner = logical.operand() == LogicalOperand.XONE ? Mood.STRICT : mood;
        var findings = new ArrayList<Judgement>();
        for (int i = 0; i < logical.parts().size(); i++) {
            findings.add(
                    one(logical.parts().get(i), at + "/" + logical.operand().term() + "/" + i, inner));
        }
        if (logical.operand() == LogicalOperand.AND) {
            return together(findings, at);
        }
        var truth = combine(logical.operand(), findings);
        if (truth == Truth.SATISFIED) {
            return new Judgement(at, truth, List.of());
        }
        var code = truth == Truth.UNKNOWN ? Reason.UNKNOWN : Reason.UNSATISFIED;
        var cause = "`" + logical.operand().term() + "` does not hold";
        return new Judgement(at, truth, List.of(reason(code, at, logical, Optional.empty(), cause)));
    }

    private static Truth combine(LogicalOperand operand, List<Judgement> findings) {
        if (findings.isEmpty()) {
            return Truth.UNKNOWN;
        }
        return switch (operand) {
            case AND -> together(findings, "").truth();
            case OR -> findings.stream().map(Judgement::truth).reduce(Truth.UNSATISFIED, Truth::or);
            case XONE -> exactlyOne(findings);
            case AND_SEQUENCE -> Truth.UNKNOWN;
        };
    }

    private static Truth exactlyOne(List<Judgement> findings) {
        long satisfied =
                findings.stream().filter(f -> f.truth() == Truth.SATISFIED).count();
        long unknown = findings.stream().filter(f -> f.truth() == Truth.UNKNOWN).count();
        if (satisfied > 1) {
            return Truth.UNSATISFIED;
        }
        return unknown > 0 ? Truth.UNKNOWN : Truth.of(satisfied == 1);
    }

    private Judgement atomic(Atomic atomic, String at, Mood mood) {
        if (atomic.leftOperand().equals(Odrl.DATE_TIME)) {
            return found(time(atomic, mood), atomic, at, Fact.known(Value.instant(request.at())));
        }
        var operand = profile.operand(atomic.leftOperand()).orElseThrow();
        if (operand.settled() == Settled.AT_USE && mood != Mood.STRICT) {
            return found(Truth.of(mood == Mood.CAN_STILL_HOLD), atomic, at, Fact.unknown("only known at use"));
        }
        if (operand.settled() == Settled.AT_USE && request.stage() == Stage.NEGOTIATION) {
            return found(Truth.UNKNOWN, atomic, at, Fact.unknown("only known at use"));
        }
        var fact = facts.fact(atomic.leftOperand());
        var truth = fact.fold(known -> Comparison.compare(operand, atomic, known), unknown -> Truth.UNKNOWN);
        return found(truth, atomic, at, fact);
    }

    private Truth time(Atomic atomic, Mood mood) {
        var span = TimeSpan.parse(atomic.right().get(0).text());
        if (span.isEmpty()) {
            return Truth.UNKNOWN;
        }
        if (mood == Mood.CAN_STILL_HOLD) {
            return Truth.of(span.get().canHoldFrom(request.at(), atomic.operator()));
        }
        return span.get().compare(request.at(), atomic.operator());
    }

    private static Judgement found(Truth truth, Atomic atomic, String at, Fact fact) {
        if (truth == Truth.SATISFIED) {
            return new Judgement(at, truth, List.of());
        }
        var code = truth == Truth.UNKNOWN ? Reason.UNKNOWN : Reason.UNSATISFIED;
        var cause = "`" + atomic.leftOperand() + "` must be `"
                + atomic.operator().term() + "` "
                + atomic.right().stream().map(Value::text).toList() + ", and is "
                + fact.<Object>fold(
                        known -> known.values().stream().map(Value::text).toList(), unknown -> unknown.reason());
        return new Judgement(at, truth, List.of(reason(code, at, atomic, Optional.of(fact), cause)));
    }

    private static Reason reason(String code, String at, Constraint constraint, Optional<Fact> fact, String cause) {
        return new Reason(code, at, Optional.empty(), Optional.of(constraint), fact, cause);
    }
}
