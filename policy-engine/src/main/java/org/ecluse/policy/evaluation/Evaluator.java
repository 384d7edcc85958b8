package org.ecluse.policy.evaluation;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Decision.Permitted;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.profile.DutyMode;
import org.ecluse.policy.profile.Profile;

/**
 * Decides requests against policies, with the terms of one profile. Immutable, safe for all threads.
 * Each permission that applies is enough by itself; where several do, the one that owes least is used.
 */
public final class Evaluator {
    private final Profile profile;
    private final Evaluability evaluability;

    public Evaluator(Profile profile) {
        this.profile = profile;
        this.evaluability = new Evaluability(profile);
    }

    /** Each term of the policy that cannot be evaluated here; empty when all of it can. */
    public List<Problem> unevaluable(Policy policy) {
        return evaluability.of(policy);
    }

    /** @param facts is asked at most once for each operand and duty */
    public Decision decide(Policy policy, Request request, Facts facts) {
        var session = new Session(policy, facts);
        var decision = session.decide(request);
        if (!(decision instanceof Permitted permitted)) {
            return decision;
        }
        var end = Expiry.of(policy, request.at(), at -> sameAnswer(permitted, session.decide(request.at(at))));
        return new Permitted(permitted.duties(), List.of(), List.of(), end, permitted.trace());
    }

    private static boolean sameAnswer(Permitted now, Decision later) {
        return later instanceof Permitted then
                && then.before().equals(now.before())
                && then.during().equals(now.during())
                && then.after().equals(now.after());
    }

    /** One policy and its facts, at whichever instants: what does not depend on the instant is found once. */
    private final class Session {
        private final Policy policy;
        private final Facts facts;
        private final List<Problem> everywhere;
        private final List<Problem> head;
        private final Map<String, List<Problem>> problems = new HashMap<>();

        Session(Policy policy, Facts facts) {
            this.policy = policy;
            this.facts = new RememberedFacts(facts);
            this.everywhere = evaluability.of(policy);
            this.head = evaluability.ofHead(policy);
        }

        Decision decide(Request request) {
            // INVARIANT: what holds a term that nobody here can evaluate is not signed, whichever rule it is in.
            var found = request.stage() == Stage.NEGOTIATION ? everywhere : head;
            return found.isEmpty()
                    ? judge(policy, new Rules(profile, policy, request, facts, this::problems))
                    : new Denied(found.stream().map(Evaluator::reason).toList());
        }

        private List<Problem> problems(Rules.Located located) {
            return everywhere.isEmpty()
                    ? List.of()
                    : problems.computeIfAbsent(located.at(), at -> evaluability.of(located.rule(), at));
        }
    }

    private Decision judge(Policy policy, Rules rules) {
        var prohibitions = rules.prohibitions();
        var permissions = rules.permissions();
        var obligations = rules.obligations();
        var trace = new ArrayList<Finding>();

        var granted = cheapest(permissions);
        var reasons = new ArrayList<Reason>();
        reasons.addAll(against(policy.conflict(), prohibitions, granted));
        if (granted.isEmpty()) {
            reasons.addAll(whyNoPermission(permissions));
        }
        obligations.forEach(obligation -> reasons.addAll(obligation.reasons()));
        return reasons.isEmpty()
                ? permitted(policy, granted.orElseThrow(), trace)
                : new Denied(distinct(reasons), List.of(), Optional.empty(), trace);
    }

    // SPEC ODRL IM 2.2, 2.10: under `perm` the permission wins, under `prohibit` the prohibition, under `invalid`
    // neither.
    private static List<Reason> against(
            ConflictStrategy conflict, List<Judgement> prohibitions, Optional<Permission> granted) {
        if (conflict == ConflictStrategy.PERM && granted.isPresent()) {
            return List.of();
        }
        var reasons = new ArrayList<Reason>();
        for (var prohibition : prohibitions) {
            if (prohibition.truth() == Truth.UNSATISFIED) {
                continue;
            }
            reasons.addAll(prohibition.reasons());
        }
        return reasons;
    }

    private static List<Reason> whyNoPermission(List<Rules.Judged> permissions) {
        var reasons = new ArrayList<Reason>();
        permissions.forEach(judged -> reasons.addAll(judged.finding().reasons()));
        if (reasons.isEmpty()) {
            reasons.add(new Reason(
                    Reason.NO_PERMISSION,
                    "/permission",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "no permission of the policy covers this action, target and party"));
        }
        return reasons;
    }

    private static Optional<Permission> cheapest(List<Rules.Judged> permissions) {
        return permissions.stream()
                .filter(judged -> judged.finding().truth() == Truth.SATISFIED)
                .map(Rules.Judged::permission)
                .min(comparingInt((Permission permission) -> burden(permission).size())
                        .thenComparing(permission -> burden(permission).toString()));
    }

    private static List<String> burden(Permission permission) {
        return permission.duties().stream()
                .map(Duty::toString)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Reason> distinct(List<Reason> reasons) {
        return reasons.stream().distinct().toList();
    }

    private Permitted permitted(Policy policy, Permission granted, List<Finding> trace) {
        var duties = new ArrayList<>(granted.duties());
        duties.addAll(policy.obligations());
        return new Permitted(
                new Decision.Duties(
                        owed(duties, DutyMode.BEFORE),
                        owed(duties, DutyMode.ONGOING),
                        List.of(),
                        owed(duties, DutyMode.AFTER)),
                List.of(),
                List.of(),
                Optional.empty(),
                trace);
    }

    private List<Duty> owed(List<Duty> duties, DutyMode mode) {
        return duties.stream()
                .filter(duty -> profile.dutyMode(duty.action().iri()) == mode)
                .distinct()
                .sorted(comparing(Duty::toString))
                .toList();
    }

    private static Reason reason(Problem problem) {
        return new Reason(
                problem.code(),
                problem.at(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                problem.cause() + "; " + problem.cure());
    }
}
