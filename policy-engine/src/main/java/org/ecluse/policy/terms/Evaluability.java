package org.ecluse.policy.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.profile.DutyMode;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.Operand.Settled;
import org.ecluse.policy.profile.Profile;

/** Names each term of a policy that a profile does not let us evaluate. Pure; finds all of them, not only the first. */
public final class Evaluability {
    private final Profile profile;

    public Evaluability(Profile profile) {
        this.profile = profile;
    }

    /** All of it, the head first. */
    public List<Problem> of(Policy policy) {
        var found = new ArrayList<>(ofHead(policy));
        for (int i = 0; i < policy.permissions().size(); i++) {
            found.addAll(of(policy.permissions().get(i), "/permission/" + i));
        }
        for (int i = 0; i < policy.prohibitions().size(); i++) {
            found.addAll(of(policy.prohibitions().get(i), "/prohibition/" + i));
        }
        for (int i = 0; i < policy.obligations().size(); i++) {
            found.addAll(of(policy.obligations().get(i), "/obligation/" + i));
        }
        return found;
    }

    /** What is wrong with the policy whatever its rules say. */
    public List<Problem> ofHead(Policy policy) {
        var found = new ArrayList<Problem>();
        // SPEC ODRL IM 2.2, 2.1: a processor that does not know a declared profile must stop.
        for (var iri : policy.profiles()) {
            if (!profile.knows(iri)) {
                found.add(new Problem(
                        "policy.profile.unknown",
                        "/profile",
                        "the policy declares the profile " + Problem.quote(iri) + ", which is not known here",
                        "use terms of ODRL's core or of the Rennes profile, and declare no other"));
            }
        }
        for (var parent : policy.head().inheritFrom()) {
            found.add(new Problem(
                    "policy.inherit.unsupported",
                    "/inheritFrom",
                    "the policy takes over rules of " + Problem.quote(parent) + ", which are not at hand",
                    "write those rules into the policy itself"));
        }
        checkScope(policy.head().scope(), "", found);
        // Remarks in other vocabularies change nothing; a member of ODRL, or one that only JSON-LD understands, may.
        for (var name : policy.head().extras().names()) {
            if (name.startsWith(Odrl.NS) || name.startsWith("@")) {
                found.add(unknownMember(name, ""));
            }
        }
        return found;
    }

    /** What is wrong with one rule, its duties, remedies and consequences included. */
    public List<Problem> of(Rule rule, String at) {
        var found = new ArrayList<Problem>();
        checkExtras(rule.extras(), at, rule instanceof Duty, found);
        checkExtras(rule.action().extras(), at + "/action", rule instanceof Duty, found);
        checkScope(rule.scope(), at, found);
        if (rule instanceof Duty duty) {
            checkDuty(duty, at, found);
        } else {
            checkConditions(rule, at, found);
        }
        var below = rule.fold(
                permission -> new Below("/duty/", permission.duties()),
                prohibition -> new Below("/remedy/", prohibition.remedies()),
                duty -> new Below("/consequence/", duty.consequences()));
        for (int i = 0; i < below.duties().size(); i++) {
            found.addAll(of(below.duties().get(i), at + below.name() + i));
        }
        return found;
    }

    /** The duties that hang on a rule, and what they are called there. */
    private record Below(String name, List<Duty> duties) {}

    /** What a constraint may speak of where it stands: facts, or the parameters of a duty. */
    private record Vocabulary(Set<String> operands, boolean isOfDuty) {
        boolean has(Operand operand) {
            return operands.contains(operand.iri()) && (isOfDuty || operand.settled() != Settled.NEVER);
        }
    }

    private void checkConditions(Rule rule, String at, List<Problem> found) {
        if (profile.action(rule.action().iri()).isEmpty()) {
            found.add(new Problem(
                    "policy.action.unknown",
                    at + "/action",
                    "action " + Problem.quote(rule.action().iri()) + " is not one this connector knows",
                    "use one of " + sorted(profile.actionIris())));
        }
        checkAll(rule.action().refinements(), at + "/action/refinement/", found);
        checkAll(rule.constraints(), at + "/constraint/", found);
    }

    private void checkAll(List<Constraint> constraints, String at, List<Problem> found) {
        for (int i = 0; i < constraints.size(); i++) {
            found.addAll(of(constraints.get(i), at + i, new Vocabulary(profile.operandIris(), false)));
        }
    }

    private void checkDuty(Duty duty, String at, List<Problem> found) {
        var action = profile.action(duty.action().iri());
        if (action.isEmpty() || profile.dutyMode(duty.action().iri()) == DutyMode.NEVER) {
            found.add(new Problem(
                    "policy.duty.unsupported",
                    at + "/action",
                    "duty " + Problem.quote(duty.action().iri()) + " is not one this connector can see to",
                    "ask for " + sorted(dutyIris()) + " instead"));
        } else {
            var parameters = new Vocabulary(action.get().refinements(), true);
            for (int i = 0; i < duty.action().refinements().size(); i++) {
                found.addAll(of(duty.action().refinements().get(i), at + "/action/refinement/" + i, parameters));
            }
        }
        var conditions = new Vocabulary(profile.operandIris(), true);
        for (int i = 0; i < duty.constraints().size(); i++) {
            found.addAll(of(duty.constraints().get(i), at + "/constraint/" + i, conditions));
        }
        if (DutyTiming.isMisstated(duty)) {
            found.add(unknownMember(DutyTiming.MODE, at));
        }
    }

    /** What is wrong with one comparison that is a condition of a rule or a refinement. */
    public List<Problem> ofCondition(Atomic atomic, String at) {
        return of(atomic, at, new Vocabulary(profile.operandIris(), false));
    }

    private Set<String> dutyIris() {
        var duties = new TreeSet<String>();
        for (var iri : profile.actionIris()) {
            if (profile.dutyMode(iri) != DutyMode.NEVER) {
                duties.add(iri);
            }
        }
        return duties;
    }

    private List<Problem> of(Constraint constraint, String at, Vocabulary vocabulary) {
        if (vocabulary.isOfDuty() && DutyTiming.isAboutUse(constraint)) {
            return List.of();
        }
        return constraint.fold(
                atomic -> of(atomic, at, vocabulary),
                logical -> of(logical, at, vocabulary),
                opaque -> List.of(opaque.problem().movedTo(at)));
    }

    private List<Problem> of(Logical logical, String at, Vocabulary vocabulary) {
        var found = new ArrayList<Problem>();
        checkExtras(logical.extras(), at, vocabulary.isOfDuty(), found);
        if (logical.parts().isEmpty()) {
            found.add(new Problem(
                    "policy.constraint.empty", at, "a logical constraint has no parts", "give it at least one part"));
        }
        for (int i = 0; i < logical.parts().size(); i++) {
            found.addAll(of(logical.parts().get(i), at + "/" + logical.operand().term() + "/" + i, vocabulary));
        }
        return found;
    }

    private List<Problem> of(Atomic atomic, String at, Vocabulary vocabulary) {
        var found = new ArrayList<Problem>();
        var both = vocabulary.isOfDuty() ? atomic : Besides.writtenOut(atomic, profile);
        if (both instanceof Logical besides) {
            return of(besides, at, vocabulary);
        }
        checkExtras(atomic.details().extras(), at, vocabulary.isOfDuty(), found);
        var operand = profile.operand(atomic.leftOperand()).filter(vocabulary::has);
        if (operand.isEmpty()) {
            found.add(unknownLeftOperand(atomic.leftOperand(), at, usable(vocabulary)));
            return found;
        }
        found.addAll(RightSide.problems(operand.get(), atomic, at, vocabulary.isOfDuty()));
        return found;
    }

    private Set<String> usable(Vocabulary vocabulary) {
        var usable = new TreeSet<String>();
        for (var iri : vocabulary.operands()) {
            profile.operand(iri).filter(vocabulary::has).ifPresent(operand -> usable.add(iri));
        }
        return usable;
    }

    private static Problem unknownLeftOperand(String name, String at, Set<String> known) {
        return new Problem(
                "policy.left-operand.unknown",
                at,
                "left operand " + Problem.quote(name)
                        + " is not one this connector can evaluate here, so the rule is denied",
                known.isEmpty() ? "leave it out: nothing can refine this action" : "use one of " + known);
    }

    private void checkScope(Scope scope, String at, List<Problem> found) {
        for (int i = 0; i < scope.targets().size(); i++) {
            var target = scope.targets().get(i);
            var place = at + "/target" + (scope.targets().size() > 1 ? "/" + i : "");
            checkExtras(target.extras(), place, false, found);
            checkAll(target.refinements(), place + "/refinement/", found);
            if (target.uid().isEmpty()
                    && target.source().isEmpty()
                    && target.refinements().isEmpty()) {
                found.add(undescribed(place, "the target"));
            }
        }
        scope.parties().forEach((function, parties) -> {
            for (var party : parties) {
                checkExtras(party.extras(), at, false, found);
                checkAll(party.refinements(), at + "/refinement/", found);
                if (party.uid().isEmpty()
                        && party.source().isEmpty()
                        && party.refinements().isEmpty()) {
                    found.add(undescribed(at, "a party"));
                }
            }
        });
        if (!scope.outputs().isEmpty()) {
            found.add(new Problem(
                    "policy.output.unsupported",
                    at + "/output",
                    "the rule speaks of what the action brings forth, which this connector cannot follow",
                    "leave `output` out"));
        }
    }

    private static Problem undescribed(String at, String what) {
        return new Problem(
                "policy.collection.undescribed",
                at,
                what + " is neither named nor described, so nobody can say who or what it is",
                "give it a `uid`, a `source` or a `refinement`");
    }

    private void checkExtras(Extras extras, String at, boolean isOfDuty, List<Problem> found) {
        for (var name : extras.names()) {
            // How a duty is done is for its ledger to judge.
            boolean isManner = isOfDuty && profile.isManner(name);
            if (!isManner && !profile.isRemark(name) && !name.equals(DutyTiming.MODE)) {
                found.add(unknownMember(name, at));
            }
        }
    }

    private static Problem unknownMember(String name, String at) {
        return new Problem(
                "policy.member.unknown",
                at,
                "member " + Problem.quote(name) + " may change what the rule means, and is not understood here",
                "leave it out; remarks belong to the policy itself, in a vocabulary that is not ODRL's");
    }

    private static Set<String> sorted(Set<String> names) {
        return new TreeSet<>(names);
    }
}
