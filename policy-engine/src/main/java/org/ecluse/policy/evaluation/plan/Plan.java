package org.ecluse.policy.evaluation.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ecluse.policy.Problem;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Decision.Permitted;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Finding;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;

/**
 * A policy made ready to be decided. Immutable, for all threads. Each permission that applies is enough by itself; where
 * several do, the one that owes least is used.
 */
public final class Plan {
    private static final int DENIED = -1;

    private final Compiler compiler;
    private final Policy policy;
    private final Fixed fixed;
    private final Contents contents;

    /** What the compiler made. */
    record Contents(
            List<Problem> problems,
            List<Reason> refusals,
            List<Reason> headRefusals,
            List<RulePlan> permissions,
            List<RulePlan> prohibitions,
            List<DutyPlan> obligations,
            List<Remedy> remedies,
            Agenda agenda,
            List<Decision.Duties> owing,
            int slots,
            int tests) {}

    /** What is owed where a prohibition was infringed. */
    record Remedy(Slot infringed, List<DutyPlan> duties) {}

    private final Shelf permitting;
    private final Shelf forbidding;
    private final RulePlan[] strange;
    private final boolean isMetered;

    Plan(Compiler compiler, Policy policy, Fixed fixed, Contents contents) {
        this.compiler = compiler;
        this.policy = policy;
        this.fixed = fixed;
        this.contents = contents;
        this.permitting = new Shelf(contents.permissions());
        this.forbidding = new Shelf(contents.prohibitions());
        this.strange = contents.prohibitions().stream()
                .filter(rule -> !rule.isActionKnown())
                .toArray(RulePlan[]::new);
        this.isMetered = contents.permissions().stream().anyMatch(RulePlan::isMetered)
                || contents.prohibitions().stream().anyMatch(RulePlan::isMetered);
    }

    /** The policy that it was made from. */
    public Policy policy() {
        return policy;
    }

    /** What is settled in it. */
    public Fixed fixed() {
        return fixed;
    }

    /** Each term of the policy that cannot be evaluated here; empty when all of it can. */
    public List<Problem> unevaluable() {
        return contents.problems();
    }

    /** How many rules are left to be judged, obligations included. */
    public int size() {
        return contents.permissions().size()
                + contents.prohibitions().size()
                + contents.obligations().size();
    }

    int slots() {
        return contents.slots();
    }

    int tests() {
        return contents.tests();
    }

    /**
     * The plan that is left for all requests that say what is fixed: a rule that cannot bear on them is gone. It answers
     * them as this one does, and refuses any other.
     */
    public Plan bind(Fixed settled) {
        return compiler.compile(policy, settled);
    }

    /**
     * Names what the plan decides: SHA-256, in hexadecimal, of a text in which neither order nor repetition nor the names of
     * the policy and its rules count. Two connectors that signed the same terms get the same.
     */
    public String hash() {
        var lines = new TreeSet<String>();
        contents.problems().forEach(problem -> lines.add("unevaluable " + problem.code() + " " + problem.cause()));
        contents.permissions().forEach(rule -> lines.add(rule.canonical()));
        contents.prohibitions().forEach(rule -> lines.add(rule.canonical()));
        contents.obligations().forEach(duty -> lines.add("oblige " + duty.canonical()));
        contents.remedies().forEach(remedy -> remedy.duties()
                .forEach(duty -> lines.add("remedy " + duty.canonical() + " for "
                        + compiler.text(remedy.infringed().prohibition().orElseThrow()))));
        return Texts.hash(policy.conflict() + "\n" + fixed.canonical() + "\n" + String.join("\n", lines));
    }

    /** Whether the request is permitted, and nothing more: neither why, nor what is owed, nor for how long. */
    public boolean permits(Request request, Facts facts) {
        if (!fixed.allows(request) || !refusals(request).isEmpty()) {
            return false;
        }
        var frame = Frame.open(this, request, facts);
        try {
            return outcome(frame, true) != DENIED;
        } finally {
            frame.close();
        }
    }

    /** @param facts is asked at most once for each thing */
    public Decision decide(Request request, Facts facts) {
        if (!fixed.allows(request)) {
            return new Denied(List.of(noPermission("the plan was made for other requests")));
        }
        if (!refusals(request).isEmpty()) {
            return new Denied(refusals(request));
        }
        var frame = Frame.open(this, request, facts);
        try {
            return decide(frame);
        } finally {
            frame.close();
        }
    }

    // INVARIANT: what holds a term that nobody here can evaluate is not signed, whichever rule it is in.
    private List<Reason> refusals(Request request) {
        return request.stage() == Stage.NEGOTIATION ? contents.refusals() : contents.headRefusals();
    }

    private static Reason noPermission(String cause) {
        return new Reason(
                Reason.NO_PERMISSION, "/permission", Optional.empty(), Optional.empty(), Optional.empty(), cause);
    }

    /** The burden of the cheapest permission that applies, or of any; {@link #DENIED} when denied. */
    private int outcome(Frame frame, boolean isAnyEnough) {
        if (policy.conflict() != ConflictStrategy.PERM && isForbidden(frame)) {
            return DENIED;
        }
        int granted = cheapest(frame, isAnyEnough);
        if (granted == DENIED) {
            return DENIED;
        }
        var obligations = contents.obligations();
        for (int i = 0; i < obligations.size(); i++) {
            if (obligations.get(i).judge(frame) != Truth.SATISFIED) {
                return DENIED;
            }
        }
        return granted;
    }

    private boolean isForbidden(Frame frame) {
        var wider = compiler.coverage().forbidding(frame.request().action());
        for (int i = 0; i < wider.size(); i++) {
            if (mayForbid(forbidding.named(wider.get(i), frame.request().target()), frame)
                    || mayForbid(forbidding.others(wider.get(i), frame.request().target()), frame)) {
                return true;
            }
        }
        // An action that nobody here knows may include the one that is asked for.
        return mayForbid(strange, frame);
    }

    private static boolean mayForbid(RulePlan[] rules, Frame frame) {
        for (var rule : rules) {
            if (rule.judge(frame) != Truth.UNSATISFIED) {
                return true;
            }
        }
        return false;
    }

    private int cheapest(Frame frame, boolean isAnyEnough) {
        var wider = compiler.coverage().permitting(frame.request().action());
        int best = DENIED;
        for (int i = 0; i < wider.size(); i++) {
            best = cheaper(best, permitting.named(wider.get(i), frame.request().target()), frame, isAnyEnough);
            best = cheaper(best, permitting.others(wider.get(i), frame.request().target()), frame, isAnyEnough);
            if (isAnyEnough && best != DENIED) {
                return best;
            }
        }
        return best;
    }

    private static int cheaper(int best, RulePlan[] rules, Frame frame, boolean isAnyEnough) {
        int granted = best;
        for (var rule : rules) {
            boolean isBetter = granted == DENIED || rule.burden() < granted;
            if (isBetter && rule.judge(frame) == Truth.SATISFIED) {
                granted = rule.burden();
                if (isAnyEnough) {
                    return granted;
                }
            }
        }
        return granted;
    }

    private Decision decide(Frame frame) {
        var trace = new ArrayList<Finding>(size());
        int granted = DENIED;
        var why = List.<Reason>of();
        for (var rule : contents.permissions()) {
            var finding = rule.trace(frame, covers(rule, frame));
            trace.add(finding);
            boolean isBetter = granted == DENIED || rule.burden() < granted;
            if (finding.truth() == Truth.SATISFIED && isBetter) {
                granted = rule.burden();
            }
            why = joined(why, finding.reasons());
        }
        var against = List.<Reason>of();
        for (var rule : contents.prohibitions()) {
            var finding = rule.trace(frame, covers(rule, frame));
            trace.add(finding);
            against = joined(against, finding.reasons());
        }
        var undone = obligations(frame, trace);
        var reasons = reasons(granted, why, against, undone);
        var owed = owed(frame);
        var claims = reasons.isEmpty() ? claims(frame, granted) : List.<Claim>of();
        var until = validUntil(frame, new Answer(reasons.isEmpty() ? granted : DENIED, owed, claims));
        return reasons.isEmpty()
                ? new Permitted(contents.owing().get(granted), owed, claims, until, trace)
                : new Denied(reasons, owed, until, trace);
    }

    private static List<Reason> joined(List<Reason> some, List<Reason> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        var all = new ArrayList<Reason>(some);
        all.addAll(more);
        return all;
    }

    private List<Reason> obligations(Frame frame, List<Finding> trace) {
        var undone = List.<Reason>of();
        for (var obligation : contents.obligations()) {
            var heard = new ArrayList<Reason>();
            var premise = obligation.trace(frame, heard::add);
            trace.add(new Finding(obligation.at(), obligation.duty(), List.of(premise), premise.truth(), heard));
            undone = joined(undone, heard);
        }
        return undone;
    }

    private Truth covers(RulePlan rule, Frame frame) {
        var action = frame.request().action();
        if (rule.isPermission()) {
            return Truth.of(compiler.coverage().permits(rule.action(), action));
        }
        boolean isForbidding = compiler.coverage().forbids(rule.action(), action);
        return rule.isActionKnown() || isForbidding ? Truth.of(isForbidding) : Truth.UNKNOWN;
    }

    // SPEC ODRL IM 2.2, 2.10: under `perm` the permission wins, under `prohibit` the prohibition, under `invalid`
    // neither.
    private List<Reason> reasons(int granted, List<Reason> why, List<Reason> against, List<Reason> undone) {
        boolean isOverruled = policy.conflict() == ConflictStrategy.PERM && granted != DENIED;
        if (granted != DENIED && undone.isEmpty() && (isOverruled || against.isEmpty())) {
            return List.of();
        }
        var all = new LinkedHashSet<Reason>(isOverruled ? List.of() : against);
        if (granted == DENIED) {
            all.addAll(
                    why.isEmpty()
                            ? List.of(noPermission("no permission of the policy covers this action, target and party"))
                            : why);
        }
        all.addAll(undone);
        return List.copyOf(all);
    }

    private List<Duty> owed(Frame frame) {
        if (frame.isSigning() || !contents.agenda().mayOwe()) {
            return List.of();
        }
        var owed = new LinkedHashSet<Duty>();
        for (var rule : contents.permissions()) {
            if (!rule.duties().isEmpty()
                    && compiler.coverage()
                            .permits(rule.action(), frame.request().action())
                    && rule.bears(frame, Mood.STRICT) != Truth.UNSATISFIED) {
                rule.duties().forEach(duty -> duty.owed(frame, owed));
            }
        }
        contents.obligations().forEach(duty -> duty.owed(frame, owed));
        for (var remedy : contents.remedies()) {
            if (frame.truth(remedy.infringed()) == Truth.SATISFIED) {
                remedy.duties().forEach(duty -> duty.owedAtOnce(frame, owed));
            }
        }
        return sorted(owed);
    }

    static List<Duty> sorted(Set<Duty> duties) {
        return duties.size() < 2
                ? List.copyOf(duties)
                : duties.stream().sorted(Comparator.comparing(Duty::toString)).toList();
    }

    private List<Claim> claims(Frame frame, int granted) {
        if (!isMetered || frame.isSigning()) {
            return List.of();
        }
        var claims = new ArrayList<Claim>();
        for (var rule : contents.permissions()) {
            if (rule.burden() == granted
                    && covers(rule, frame) == Truth.SATISFIED
                    && rule.judge(frame) == Truth.SATISFIED) {
                rule.claim(frame, true, claims);
                break;
            }
        }
        if (policy.conflict() != ConflictStrategy.PERM) {
            contents.prohibitions().stream()
                    .filter(rule -> covers(rule, frame) != Truth.UNSATISFIED)
                    .forEach(rule -> rule.claim(frame, false, claims));
        }
        return Claims.distinct(claims);
    }

    /** What must stay the same for an answer to be the same. */
    private record Answer(int granted, List<Duty> owed, List<Claim> claims) {}

    private Optional<Instant> validUntil(Frame frame, Answer now) {
        return contents.agenda().next(frame, () -> isSame(now, answer(frame)));
    }

    private Answer answer(Frame frame) {
        int granted = outcome(frame, false);
        return new Answer(granted, owed(frame), granted == DENIED ? List.of() : claims(frame, granted));
    }

    private boolean isSame(Answer now, Answer then) {
        boolean isSameGrant = now.granted() == then.granted()
                || (now.granted() != DENIED
                        && then.granted() != DENIED
                        && contents.owing()
                                .get(now.granted())
                                .equals(contents.owing().get(then.granted())));
        return isSameGrant && now.owed().equals(then.owed()) && Claims.areSame(now.claims(), then.claims());
    }
}
