package org.ecluse.policy.evaluation.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ecluse.policy.Problem;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.evaluation.Finding;
import org.ecluse.policy.evaluation.Premise;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Permission;

/**
 * A permission or a prohibition, ready to be judged.
 *
 * @param isActionKnown false when nobody here knows what the action includes
 * @param conditions its constraints, then the refinements of its action
 * @param refinements how many of the conditions are refinements
 * @param duties of a permission; for a prohibition its remedies
 * @param problems why nobody here can evaluate it
 * @param burden what a permission costs whoever uses it: the cheapest first
 */
record RulePlan(
        String at,
        Rule rule,
        boolean isActionKnown,
        ScopeTest target,
        ScopeTest assignee,
        Condition[] conditions,
        int refinements,
        List<DutyPlan> duties,
        List<Reason> problems,
        int burden) {

    boolean isPermission() {
        return rule instanceof Permission;
    }

    String action() {
        return rule.action().iri();
    }

    boolean isMetered() {
        return Arrays.stream(conditions).anyMatch(Condition::isMetered);
    }

    private Mood mood(Frame frame) {
        return isPermission() ? frame.permitting() : frame.forbidding();
    }

    /** Whether it is about and for what the request names. */
    Truth bears(Frame frame, Mood mood) {
        var truth = target.judge(frame, mood);
        return truth == Truth.UNSATISFIED ? truth : truth.and(assignee.judge(frame, mood));
    }

    /** Whether it is active, given that its action covers the one asked for. */
    Truth judge(Frame frame) {
        var mood = mood(frame);
        var bears = bears(frame, mood);
        if (bears == Truth.UNSATISFIED) {
            return bears;
        }
        if (!problems.isEmpty()) {
            return Truth.UNKNOWN;
        }
        var truth = bears.and(Condition.all(conditions, frame, mood));
        return isPermission() && truth != Truth.UNSATISFIED ? truth.and(owing(frame)) : truth;
    }

    private Truth owing(Frame frame) {
        var answer = Truth.SATISFIED;
        for (int i = 0; i < duties.size(); i++) {
            answer = answer.and(duties.get(i).judge(frame));
        }
        return answer;
    }

    /** Judges all of it, whether or not it bears on the request. @param covers how its action stands to the one asked for */
    Finding trace(Frame frame, Truth covers) {
        var mood = mood(frame);
        var bears = bears(frame, mood).and(covers);
        var heard = new ArrayList<Reason>();
        Consumer<Reason> reasons = bears == Truth.UNSATISFIED ? Condition.UNHEARD : heard::add;
        var premises = new ArrayList<Premise>(3 + conditions.length + duties.size());
        var truth = premises(frame, covers, premises, reasons).and(bears);
        if (bears == Truth.UNSATISFIED) {
            return new Finding(at, rule, premises, bears, List.of());
        }
        if (!problems.isEmpty()) {
            return new Finding(at, rule, premises, Truth.UNKNOWN, problems);
        }
        return new Finding(at, rule, premises, truth, isPermission() ? owned(heard) : forbidding(truth, heard));
    }

    private Truth premises(Frame frame, Truth covers, List<Premise> into, Consumer<Reason> reasons) {
        var mood = mood(frame);
        target.trace(frame, mood, into, reasons);
        assignee.trace(frame, mood, into, reasons);
        int constraints = conditions.length - refinements;
        var refined = refinements == 0 ? List.<Premise>of() : new ArrayList<Premise>(refinements);
        int action = into.size();
        var truth = covers;
        for (int i = 0; i < conditions.length; i++) {
            var premise = conditions[i].trace(frame, mood, reasons);
            truth = truth.and(premise.truth());
            (i < constraints ? into : refined).add(premise);
        }
        into.add(
                action,
                new Premise(Premise.Kind.ACTION, at + "/action", covered(covers, refined), Optional.empty(), refined));
        if (!isPermission()) {
            return truth;
        }
        for (int i = 0; i < duties.size(); i++) {
            var premise = duties.get(i).trace(frame, reasons);
            truth = truth.and(premise.truth());
            into.add(premise);
        }
        return truth;
    }

    private static Truth covered(Truth covers, List<Premise> refinements) {
        var answer = covers;
        for (int i = 0; i < refinements.size(); i++) {
            answer = answer.and(refinements.get(i).truth());
        }
        return answer;
    }

    private List<Reason> owned(List<Reason> reasons) {
        return reasons.isEmpty()
                ? reasons
                : reasons.stream().map(reason -> reason.under(rule)).toList();
    }

    private List<Reason> forbidding(Truth truth, List<Reason> heard) {
        if (truth == Truth.UNSATISFIED) {
            return List.of();
        }
        if (truth == Truth.SATISFIED) {
            return List.of(new Reason(
                    Reason.PROHIBITED,
                    at,
                    Optional.of(rule),
                    Optional.empty(),
                    Optional.empty(),
                    () -> "action " + Problem.quote(action()) + " is prohibited"));
        }
        // INVARIANT: what may be forbidden is denied.
        return heard.stream()
                .map(reason -> new Reason(
                        Reason.PROHIBITION_UNKNOWN,
                        reason.at(),
                        Optional.of(rule),
                        reason.constraint(),
                        reason.fact(),
                        reason::cause))
                .toList();
    }

    /** Adds what must be reserved so that it stays as it was judged. */
    void claim(Frame frame, boolean active, Collection<Claim> into) {
        if (active) {
            for (var condition : conditions) {
                condition.claim(frame, true, into);
            }
        } else if (bears(frame, mood(frame)) != Truth.UNSATISFIED) {
            into.addAll(Claims.least(frame, conditions, false));
        }
    }

    /** The same text for what means the same. */
    String canonical() {
        var asked = new TreeSet<String>();
        for (var condition : conditions) {
            asked.add(condition.canonical());
        }
        var owed = new TreeSet<String>();
        duties.forEach(duty -> owed.add(duty.canonical()));
        var strange = new TreeSet<String>();
        problems.forEach(problem -> strange.add(problem.code() + " " + problem.cause()));
        return Stream.of(isPermission() ? "permit" : "forbid", action(), target.canonical(), assignee.canonical())
                        .toList()
                + " if " + asked + " owing " + owed + " unevaluable " + strange;
    }
}
