package org.ecluse.policy.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.evaluation.Finding;
import org.ecluse.policy.evaluation.Premise;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.profile.Profile;

/**
 * What a compliance report of the FORCE model says of each rule: whether it is active, and which of its premises hold.
 * Made of the trace of a decision, or read from the report that a test case expects.
 */
record ComplianceReport(Set<RuleReport> rules) {
    private static final String REPORT = "https://w3id.org/force/compliance-report#";

    /** Kind and state of a premise that the expected report refers to and does not contain. */
    private static final String UNDESCRIBED = "Undescribed";

    /** @param rule IRI of the rule */
    record RuleReport(String rule, boolean active, Set<PremiseReport> premises) {}

    /**
     * @param kind {@code TargetReport}, {@code PartyReport}, {@code ActionReport} or {@code ConstraintReport}
     * @param constraint IRI of the constraint that it is about
     * @param state {@code Satisfied} or {@code Unsatisfied}; {@code Unknown} where we cannot tell
     */
    record PremiseReport(String kind, Optional<String> constraint, String state, Set<PremiseReport> parts) {}

    /** Each rule and whether it is active, the premises set aside. */
    Map<String, Boolean> activation() {
        var all = new HashMap<String, Boolean>();
        rules.forEach(rule -> all.put(rule.rule(), rule.active()));
        return all;
    }

    /** What the test case expects. */
    static ComplianceReport expected(TurtlePolicies file, String policyReport) {
        var rules = new HashSet<RuleReport>();
        for (var rule : file.values(policyReport, REPORT + "ruleReport")) {
            rules.add(new RuleReport(
                    file.value(rule, REPORT + "rule").orElseThrow(),
                    file.value(rule, REPORT + "activationState").orElseThrow().equals(REPORT + "Active"),
                    expectedPremises(file, rule)));
        }
        return new ComplianceReport(rules);
    }

    private static Set<PremiseReport> expectedPremises(TurtlePolicies file, String owner) {
        var premises = new HashSet<PremiseReport>();
        for (var premise : file.values(owner, REPORT + "premiseReport")) {
            if (file.value(premise, TurtlePolicies.TYPE).isEmpty()) {
                premises.add(new PremiseReport(UNDESCRIBED, Optional.of(premise), UNDESCRIBED, Set.of()));
                continue;
            }
            premises.add(new PremiseReport(
                    afterHash(file.value(premise, TurtlePolicies.TYPE).orElseThrow()),
                    file.value(premise, REPORT + "constraint"),
                    afterHash(file.value(premise, REPORT + "satisfactionState").orElseThrow()),
                    expectedPremises(file, premise)));
        }
        return premises;
    }

    private static String afterHash(String iri) {
        return iri.substring(iri.indexOf('#') + 1);
    }

    /** What our trace says. */
    static ComplianceReport of(List<Finding> trace, Profile profile) {
        var rules = new HashSet<RuleReport>();
        for (var finding : trace) {
            var names = new HashMap<String, String>();
            name(finding.rule().constraints(), finding.at() + "/constraint", names);
            boolean anyAction = profile.anyAction()
                    .equals(Optional.of(finding.rule().action().iri()));
            rules.add(new RuleReport(
                    finding.rule().uid().orElse(finding.at()),
                    finding.truth() == Truth.SATISFIED,
                    premises(finding.premises(), names, anyAction)));
        }
        return new ComplianceReport(rules);
    }

    private static Set<PremiseReport> premises(List<Premise> premises, Map<String, String> names, boolean anyAction) {
        var reports = new HashSet<PremiseReport>();
        for (var premise : premises) {
            // A duty is reported on by itself, and an action that the rule does not name is no premise.
            boolean isReported =
                    premise.kind() != Premise.Kind.DUTY && !(anyAction && premise.kind() == Premise.Kind.ACTION);
            if (isReported) {
                boolean isConstraint =
                        premise.kind() == Premise.Kind.CONSTRAINT || premise.kind() == Premise.Kind.LOGICAL;
                reports.add(new PremiseReport(
                        kind(premise.kind()),
                        Optional.ofNullable(names.get(premise.at())),
                        state(premise.truth()),
                        isConstraint ? premises(premise.children(), names, false) : Set.of()));
            }
        }
        return reports;
    }

    private static String kind(Premise.Kind kind) {
        return switch (kind) {
            case TARGET -> "TargetReport";
            case ASSIGNEE -> "PartyReport";
            case ACTION -> "ActionReport";
            case CONSTRAINT, LOGICAL -> "ConstraintReport";
            case DUTY -> "DutyReport";
        };
    }

    private static String state(Truth truth) {
        return switch (truth) {
            case SATISFIED -> "Satisfied";
            case UNSATISFIED -> "Unsatisfied";
            case UNKNOWN -> "Unknown";
        };
    }

    private static void name(List<Constraint> constraints, String at, Map<String, String> names) {
        for (int i = 0; i < constraints.size(); i++) {
            var place = at + "/" + i;
            uid(constraints.get(i)).ifPresent(uid -> names.put(place, uid));
            if (constraints.get(i) instanceof Logical logical) {
                name(logical.parts(), place + "/" + logical.operand().term(), names);
            }
        }
    }

    private static Optional<String> uid(Constraint constraint) {
        return constraint.fold(atomic -> atomic.details().uid(), Logical::uid, opaque -> Optional.empty());
    }

    /** The ways in which another report differs, for people. */
    List<String> differences(ComplianceReport other) {
        var differences = new ArrayList<String>();
        for (var rule : rules) {
            var same = other.rules().stream()
                    .filter(one -> one.rule().equals(rule.rule()))
                    .findFirst();
            if (same.isEmpty()) {
                differences.add("no report on rule " + rule.rule());
                continue;
            }
            if (same.get().active() != rule.active()) {
                differences.add("rule " + rule.rule() + (rule.active() ? " should be active" : " should be inactive"));
            }
            minus(rule.premises(), same.get().premises()).forEach(premise -> differences.add("expected " + premise));
            minus(same.get().premises(), rule.premises()).forEach(premise -> differences.add("found " + premise));
        }
        return differences;
    }

    private static Set<PremiseReport> minus(Set<PremiseReport> some, Set<PremiseReport> others) {
        var left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }
}
