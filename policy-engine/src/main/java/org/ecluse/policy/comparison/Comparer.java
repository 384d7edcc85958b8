package org.ecluse.policy.comparison;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.Problem;
import org.ecluse.policy.comparison.Comparison.Verdict;
import org.ecluse.policy.comparison.axis.Region;
import org.ecluse.policy.comparison.axis.Space;
import org.ecluse.policy.comparison.ground.Actions;
import org.ecluse.policy.comparison.ground.Clause;
import org.ecluse.policy.comparison.ground.DutyOrder;
import org.ecluse.policy.comparison.ground.Ground;
import org.ecluse.policy.comparison.ground.Outline;
import org.ecluse.policy.comparison.ground.Outliner;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Profile;

/**
 * Says how policies stand to each other, in the terms of one profile. Immutable, safe for all threads.
 *
 * <p>A policy is the set of all requests that it permits, with all that may be known around them and all that the asker may
 * have done or promised. Each left operand, the action, the target, the asker and each duty is an axis of that set, cut
 * where a policy mentions something; so two policies are compared box by box, exactly, without trying requests out.
 */
public final class Comparer {
    private final Profile profile;
    private final Evaluator evaluator;
    private final Outliner outliner;
    private final DutyOrder order;
    private final Actions actions;

    public Comparer(Profile profile) {
        this.profile = profile;
        this.evaluator = new Evaluator(profile);
        this.outliner = new Outliner(profile, evaluator);
        this.order = new DutyOrder(outliner);
        this.actions = new Actions(profile);
    }

    /** How the first stands to the second, for uses. */
    public Comparison compare(Policy first, Policy second) {
        if (saySame(first, second)) {
            return new Comparison(
                    Verdict.EQUIVALENT, true, true, Optional.empty(), Optional.empty(), List.of(), List.of());
        }
        var one = outliner.outline(first);
        var other = outliner.outline(second);
        try {
            return compare(one, other, new Differences(actions, order).between(one, other));
        } catch (Space.TooLarge tooLarge) {
            return new Comparison(
                    Verdict.UNKNOWN, false, false, Optional.empty(), Optional.empty(), List.of(), List.of(tooLarge()));
        }
    }

    private Comparison compare(Outline one, Outline other, List<Difference> differences) {
        var ground = new Ground(profile, actions, order, List.of(one, other));
        var space = ground.space();
        var first = ground.permitted(one);
        var second = ground.permitted(other);
        var beyondSecond = ground.possibly(space.minus(first, second));
        var beyondFirst = ground.possibly(space.minus(second, first));
        boolean neverWider = beyondSecond == space.empty();
        boolean neverNarrower = beyondFirst == space.empty();
        var trial = new Trial(evaluator, ground);
        var onlyFirst = trial.parting(ground.surely(space.minus(first, second)), one, other);
        var onlySecond = trial.parting(ground.surely(space.minus(second, first)), other, one);
        var verdict = verdict(neverWider, neverNarrower, onlyFirst.isPresent(), onlySecond.isPresent());
        var open = verdict == Verdict.UNKNOWN
                ? open(ground, List.of(beyondSecond, beyondFirst), List.of(one, other))
                : List.<Problem>of();
        return new Comparison(verdict, neverWider, neverNarrower, onlyFirst, onlySecond, differences, open);
    }

    private static Verdict verdict(boolean neverWider, boolean neverNarrower, boolean onlyFirst, boolean onlySecond) {
        if (neverWider && neverNarrower) {
            return Verdict.EQUIVALENT;
        }
        if (neverWider && onlySecond) {
            return Verdict.NARROWER;
        }
        if (neverNarrower && onlyFirst) {
            return Verdict.WIDER;
        }
        return onlyFirst && onlySecond ? Verdict.INCOMPARABLE : Verdict.UNKNOWN;
    }

    private static List<Problem> open(Ground ground, List<Region> regions, List<Outline> outlines) {
        var open = new LinkedHashSet<Problem>();
        regions.forEach(region -> open.addAll(ground.axes().questions(region)));
        if (open.isEmpty()) {
            outlines.forEach(outline -> outline.silences().forEach(silence -> open.add(silence.why())));
        }
        if (open.isEmpty()) {
            open.add(new Problem(
                    "policy.comparison.unconfirmed",
                    "",
                    "no request could be shown on which the policies part",
                    "compare them by hand"));
        }
        return List.copyOf(open);
    }

    private static boolean saySame(Policy first, Policy second) {
        var one = first.head();
        var other = second.head();
        return first.hasRulesOf(second)
                && one.scope().equals(other.scope())
                && first.conflict() == second.conflict()
                && one.profiles().equals(other.profiles())
                && one.inheritFrom().equals(other.inheritFrom())
                && one.extras().equals(other.extras());
    }

    /** Whether both permit something in common. */
    public Meeting meet(Policy first, Policy second) {
        var outlines = List.of(outliner.outline(first), outliner.outline(second));
        try {
            return meet(new Ground(profile, actions, order, outlines), outlines);
        } catch (Space.TooLarge tooLarge) {
            return new Meeting(Meeting.Verdict.UNKNOWN, Optional.empty(), List.of(tooLarge()));
        }
    }

    private Meeting meet(Ground ground, List<Outline> outlines) {
        var both = ground.space().full();
        for (var outline : outlines) {
            both = ground.space().and(both, ground.permitted(outline));
        }
        if (ground.possibly(both) == ground.space().empty()) {
            return new Meeting(Meeting.Verdict.CONFLICT, Optional.empty(), List.of());
        }
        var witness = new Trial(evaluator, ground).shared(ground.surely(both), outlines);
        return witness.isPresent()
                ? new Meeting(Meeting.Verdict.COMPATIBLE, witness, List.of())
                : new Meeting(Meeting.Verdict.UNKNOWN, witness, open(ground, List.of(both), outlines));
    }

    /** What is wrong inside one policy, whenever it is used. */
    public List<Flaw> inspect(Policy policy) {
        return inspect(policy, List.of());
    }

    /**
     * What is wrong inside one policy from an instant on.
     *
     * @param now what could only have been before counts as never
     */
    public List<Flaw> inspect(Policy policy, Instant now) {
        var clock = profile.operand(Odrl.DATE_TIME);
        var fromNow = new Atomic(Odrl.DATE_TIME, Operator.GTEQ, Value.instant(now));
        return inspect(
                policy,
                clock.map(operand -> List.<Clause>of(new Clause.Test(fromNow, operand)))
                        .orElse(List.of()));
    }

    private List<Flaw> inspect(Policy policy, List<Clause> when) {
        var outline = outliner.outline(policy);
        try {
            var ground = new Ground(profile, actions, order, List.of(outline), when);
            return List.copyOf(new Inspection(
                            evaluator, order, ground, ground.axes().all(when).holds())
                    .of(outline));
        } catch (Space.TooLarge tooLarge) {
            return List.of(unfinished());
        }
    }

    /** What stands against each other in two policies that are to hold at once. */
    public List<Flaw> conflicts(Policy first, Policy second) {
        var one = outliner.outline(first);
        var other = outliner.outline(second);
        try {
            var ground = new Ground(profile, actions, order, List.of(one, other));
            var inspection =
                    new Inspection(evaluator, order, ground, ground.space().full());
            var found = new ArrayList<>(inspection.between(one, other));
            if (meet(ground, List.of(one, other)).verdict() == Meeting.Verdict.CONFLICT) {
                found.add(nothingInCommon());
            }
            return List.copyOf(found);
        } catch (Space.TooLarge tooLarge) {
            return List.of(unfinished());
        }
    }

    private static Flaw nothingInCommon() {
        return new Flaw(
                Flaw.Kind.NOTHING_IN_COMMON,
                "",
                Optional.of(""),
                Optional.empty(),
                Bilingual.of(
                        "Aucune demande ne peut satisfaire les deux politiques à la fois.",
                        "No request can satisfy both policies at once."));
    }

    private static Flaw unfinished() {
        return new Flaw(
                Flaw.Kind.NOT_INSPECTED,
                "",
                Optional.empty(),
                Optional.empty(),
                Bilingual.of(
                        "La politique a trop d’alternatives pour être examinée en entier.",
                        "The policy has too many alternatives to be looked at in full."));
    }

    private static Problem tooLarge() {
        return new Problem(
                "policy.comparison.size",
                "",
                "the policies have more alternatives than can be laid out in " + Space.STEPS_MAX + " steps",
                "write them with fewer conditions that depend on each other");
    }
}
