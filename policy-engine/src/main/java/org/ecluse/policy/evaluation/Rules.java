package org.ecluse.policy.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Conditions.Mood;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.profile.DutyMode;
import org.ecluse.policy.profile.Profile;

/**
 * Judges each rule of one policy for one request. A rule that does not bear on the request is left out. Used by one
 * thread, for one decision and its instants.
 */
final class Rules {

    /** A rule and where it stands. */
    record Located(Rule rule, String at) {}

    /** A permission that bears on the request, and what was found for it. */
    record Judged(Permission permission, Judgement finding) {}

    private final Profile profile;
    private final Policy policy;
    private final Request request;
    private final Facts facts;
    private final Function<Located, List<Problem>> problems;
    private final Conditions conditions;

    Rules(Profile profile, Policy policy, Request request, Facts facts, Function<Located, List<Problem>> problems) {
        this.profile = profile;
        this.policy = policy;
        this.request = request;
        this.facts = facts;
        this.problems = problems;
        this.conditions = new Conditions(profile, request, facts);
    }

    List<Judged> permissions() {
        var judged = new ArrayList<Judged>();
        for (int i = 0; i < policy.permissions().size(); i++) {
            var permission = policy.permissions().get(i);
            if (profile.covers(permission.action().iri(), request.action())
                    && bears(permission, Reach.OWN_OR_POLICY) != Truth.UNSATISFIED) {
                judged.add(new Judged(permission, judge(permission, "/permission/" + i)));
            }
        }
        return judged;
    }

    /** Prohibitions whose conditions hold, or may hold: both deny. */
    List<Judgement> prohibitions() {
        var judged = new ArrayList<Judgement>();
        for (int i = 0; i < policy.prohibitions().size(); i++) {
            var prohibition = policy.prohibitions().get(i);
            // An action that nobody here knows may include the one that is asked for.
            boolean mayCover = profile.action(prohibition.action().iri()).isEmpty()
                    || profile.covers(prohibition.action().iri(), request.action());
            if (mayCover && bears(prohibition, Reach.OWN_AND_POLICY) != Truth.UNSATISFIED) {
                judged.add(judge(prohibition, "/prohibition/" + i));
            }
        }
        return judged;
    }

    List<Judgement> obligations() {
        var judged = new ArrayList<Judgement>();
        for (int i = 0; i < policy.obligations().size(); i++) {
            judged.add(judge(policy.obligations().get(i), "/obligation/" + i));
        }
        return judged;
    }

    private Judgement judge(Permission permission, String at) {
        var found = problems.apply(new Located(permission, at));
        if (!found.isEmpty()) {
            return unevaluable(found, permission, at);
        }
        var mood = request.stage() == Stage.NEGOTIATION ? Mood.CAN_STILL_HOLD : Mood.STRICT;
        var findings = new ArrayList<>(List.of(conditions(permission, at, mood)));
        for (int i = 0; i < permission.duties().size(); i++) {
            findings.add(judge(permission.duties().get(i), at + "/duty/" + i));
        }
        var all = Conditions.together(findings, at);
        return new Judgement(at, all.truth(), owned(all.reasons(), permission));
    }

    private Judgement judge(Prohibition prohibition, String at) {
        var found = problems.apply(new Located(prohibition, at));
        if (!found.isEmpty()) {
            return unevaluable(found, prohibition, at);
        }
        var mood = request.stage() == Stage.NEGOTIATION ? Mood.NOT_YET_FORBIDDEN : Mood.STRICT;
        var held = conditions(prohibition, at, mood);
        if (held.truth() == Truth.UNSATISFIED) {
            return held;
        }
        if (held.truth() == Truth.UNKNOWN) {
            var reasons = new ArrayList<Reason>();
            for (var reason : held.reasons()) {
                // INVARIANT: what may be forbidden is denied.
                reasons.add(new Reason(
                        Reason.PROHIBITION_UNKNOWN,
                        reason.at(),
                        Optional.of(prohibition),
                        reason.constraint(),
                        reason.fact(),
                        reason.cause()));
            }
            return new Judgement(at, Truth.UNKNOWN, reasons);
        }
        var cause = "action " + Problem.quote(prohibition.action().iri()) + " is prohibited";
        return new Judgement(at, Truth.SATISFIED, List.of(reason(Reason.PROHIBITED, at, prohibition, cause)));
    }

    private Judgement conditions(Rule rule, String at, Mood mood) {
        return Conditions.together(
                List.of(
                        conditions.all(rule.constraints(), at + "/constraint/", mood),
                        conditions.all(rule.action().refinements(), at + "/action/refinement/", mood)),
                at);
    }

    private Judgement judge(Duty duty, String at) {
        var found = problems.apply(new Located(duty, at));
        if (!found.isEmpty()) {
            return unevaluable(found, duty, at);
        }
        var mode = profile.dutyMode(duty.action().iri());
        if (mode != DutyMode.BEFORE || request.stage() == Stage.NEGOTIATION) {
            return new Judgement(at, Truth.SATISFIED, List.of());
        }
        var fulfilment = facts.fulfilment(duty);
        if (fulfilment instanceof Fulfilment.Done) {
            return new Judgement(at, Truth.SATISFIED, List.of());
        }
        if (fulfilment instanceof Fulfilment.Due due) {
            return new Judgement(
                    at, Truth.UNSATISFIED, List.of(reason(Reason.DUTY_UNFULFILLED, at, duty, due.remark())));
        }
        var why = ((Fulfilment.Unknown) fulfilment).reason();
        return new Judgement(at, Truth.UNKNOWN, List.of(reason(Reason.DUTY_UNKNOWN, at, duty, why)));
    }

    private static Judgement unevaluable(List<Problem> problems, Rule rule, String at) {
        var reasons = new ArrayList<Reason>();
        problems.forEach(problem ->
                reasons.add(reason(problem.code(), problem.at(), rule, problem.cause() + "; " + problem.cure())));
        return new Judgement(at, Truth.UNKNOWN, reasons);
    }

    private static Reason reason(String code, String at, Rule rule, String cause) {
        return new Reason(code, at, Optional.of(rule), Optional.empty(), Optional.empty(), cause);
    }

    private static List<Reason> owned(List<Reason> reasons, Rule rule) {
        return reasons.stream().map(reason -> reason.under(rule)).toList();
    }

    /**
     * How a rule's own target and assignee stand to those of the policy. ODRL IM 2.2, 2.7.1 repeats the policy's on each
     * rule; a permission that names its own is not widened by that here, and a prohibition is.
     */
    private enum Reach {
        OWN_OR_POLICY,
        OWN_AND_POLICY
    }

    private Truth bears(Rule rule, Reach reach) {
        var own = rule.scope();
        var shared = policy.head().scope();
        var targets = names(own.targets(), shared.targets(), reach).stream()
                .map(Asset::uidWhenPlain)
                .toList();
        var assignees = names(own.parties(Odrl.ASSIGNEE), shared.parties(Odrl.ASSIGNEE), reach).stream()
                .map(Party::uidWhenPlain)
                .toList();
        return among(targets, request.target(), reach).and(among(assignees, request.assignee(), reach));
    }

    private static <T> List<T> names(List<T> own, List<T> shared, Reach reach) {
        if (own.isEmpty()) {
            return shared;
        }
        if (reach == Reach.OWN_OR_POLICY || shared.isEmpty()) {
            return own;
        }
        var both = new ArrayList<>(own);
        both.addAll(shared);
        return both;
    }

    private static Truth among(List<Optional<String>> named, Optional<String> asked, Reach reach) {
        if (named.isEmpty()) {
            return Truth.SATISFIED;
        }
        if (asked.isEmpty()) {
            return reach == Reach.OWN_AND_POLICY ? Truth.UNKNOWN : Truth.UNSATISFIED;
        }
        if (named.contains(asked)) {
            return Truth.SATISFIED;
        }
        return named.contains(Optional.empty()) ? Truth.UNKNOWN : Truth.UNSATISFIED;
    }
}
