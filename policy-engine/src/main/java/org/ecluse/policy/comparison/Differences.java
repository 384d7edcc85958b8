package org.ecluse.policy.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ecluse.policy.comparison.Comparison.Verdict;
import org.ecluse.policy.comparison.Difference.Kind;
import org.ecluse.policy.comparison.axis.Region;
import org.ecluse.policy.comparison.ground.Actions;
import org.ecluse.policy.comparison.ground.Axes;
import org.ecluse.policy.comparison.ground.Clause;
import org.ecluse.policy.comparison.ground.DutyOrder;
import org.ecluse.policy.comparison.ground.Outline;
import org.ecluse.policy.comparison.ground.Outline.Line;
import org.ecluse.policy.comparison.ground.Outline.Named;
import org.ecluse.policy.comparison.ground.Owed;
import org.ecluse.policy.model.Constraint;

/**
 * Lays two policies side by side, clause by clause. Rules that are written alike are left out; of the others, those with most
 * in common are taken for two versions of one rule. For one question.
 */
final class Differences {
    private final Actions actions;
    private final DutyOrder order;
    private final List<Difference> found = new ArrayList<>();

    Differences(Actions actions, DutyOrder order) {
        this.actions = actions;
        this.order = order;
    }

    List<Difference> between(Outline one, Outline other) {
        rules(one.permissions(), other.permissions(), Kind.PERMISSION);
        rules(one.prohibitions(), other.prohibitions(), Kind.PROHIBITION);
        duties(Kind.OBLIGATION, "/obligation/", one.obligations(), "/obligation/", other.obligations());
        strategies(one, other);
        return List.copyOf(found);
    }

    private void rules(List<Line> ones, List<Line> others, Kind kind) {
        var left = new ArrayList<>(ones);
        var right = new ArrayList<>(others);
        for (var line : ones) {
            right.stream().filter(each -> isAlike(line, each)).findFirst().ifPresent(same -> {
                left.remove(line);
                right.remove(same);
            });
        }
        for (var line : new ArrayList<>(left)) {
            closest(line, right).ifPresent(partner -> {
                left.remove(line);
                right.remove(partner);
                versions(line, partner, kind);
            });
        }
        boolean permits = kind == Kind.PERMISSION;
        left.forEach(line -> only(kind, permits ? Verdict.WIDER : Verdict.NARROWER, line, true));
        right.forEach(line -> only(kind, permits ? Verdict.NARROWER : Verdict.WIDER, line, false));
    }

    private void only(Kind kind, Verdict effect, Line line, boolean isFirst) {
        add(kind, effect, isFirst, line.at(), Texts.onlyOne(isFirst, line.rule()));
    }

    private static boolean isAlike(Line one, Line other) {
        return one.rule().action().iri().equals(other.rule().action().iri())
                && one.targets().equals(other.targets())
                && one.assignees().equals(other.assignees())
                && Set.copyOf(one.conditions()).equals(Set.copyOf(other.conditions()))
                && Set.copyOf(one.silences()).equals(Set.copyOf(other.silences()))
                && Set.copyOf(one.duties()).equals(Set.copyOf(other.duties()));
    }

    /** The rule with the same action, or one that includes it, with most clauses in common. */
    private Optional<Line> closest(Line line, List<Line> candidates) {
        Optional<Line> best = Optional.empty();
        int most = -1;
        for (var candidate : candidates) {
            int common = common(line, candidate);
            if (common > most) {
                best = Optional.of(candidate);
                most = common;
            }
        }
        return best;
    }

    private int common(Line one, Line other) {
        var action = one.rule().action().iri();
        var otherAction = other.rule().action().iri();
        if (!actions.covers(action, otherAction) && !actions.covers(otherAction, action)) {
            return -1;
        }
        var shared = new HashSet<>(one.conditions());
        shared.retainAll(other.conditions());
        var topics = topics(one).keySet();
        topics.retainAll(topics(other).keySet());
        return (action.equals(otherAction) ? 4 : 0)
                + (one.targets().equals(other.targets()) ? 2 : 0)
                + shared.size()
                + topics.size();
    }

    private void versions(Line one, Line other, Kind kind) {
        boolean permits = kind == Kind.PERMISSION;
        var action = one.rule().action().iri();
        var otherAction = other.rule().action().iri();
        if (!action.equals(otherAction)) {
            var verdict = verdict(actions.covers(otherAction, action), actions.covers(action, otherAction));
            add(
                    Kind.ACTION,
                    turned(verdict, permits),
                    one.at() + "/action",
                    other.at() + "/action",
                    Texts.values("action", "action", action, otherAction));
        }
        named(Kind.TARGET, "/target", one, other, one.targets(), other.targets(), permits);
        named(Kind.ASSIGNEE, "/assignee", one, other, one.assignees(), other.assignees(), permits);
        conditions(one, other, permits);
        duties(
                permits ? Kind.DUTY : Kind.REMEDY,
                one.at() + (permits ? "/duty/" : "/remedy/"),
                one.duties(),
                other.at() + (permits ? "/duty/" : "/remedy/"),
                other.duties());
    }

    private void named(Kind kind, String at, Line one, Line other, Named first, Named second, boolean permits) {
        if (first.equals(second)) {
            return;
        }
        boolean within = second.isAny() || (!first.isAny() && covers(second, first));
        boolean around = first.isAny() || (!second.isAny() && covers(first, second));
        add(
                kind,
                turned(verdict(within, around), permits),
                one.at() + at,
                other.at() + at,
                kind == Kind.TARGET
                        ? Texts.values("cible", "target", said(first), said(second))
                        : Texts.values("bénéficiaire", "assignee", said(first), said(second)));
    }

    private static boolean covers(Named wide, Named narrow) {
        return wide.uids().containsAll(narrow.uids()) && wide.groups().containsAll(narrow.groups());
    }

    private static String said(Named named) {
        var names = new TreeSet<>(named.uids());
        named.groups().forEach(group -> names.addAll(group.uids()));
        return String.join(", ", names);
    }

    /** What each rule asks of the same left operands. */
    private void conditions(Line one, Line other, boolean permits) {
        var first = topics(one);
        var second = topics(other);
        var all = new LinkedHashSet<>(first.keySet());
        all.addAll(second.keySet());
        for (var topic : all) {
            var left = first.getOrDefault(topic, Topic.NONE);
            var right = second.getOrDefault(topic, Topic.NONE);
            if (Set.copyOf(left.clauses()).equals(Set.copyOf(right.clauses()))) {
                continue;
            }
            var verdict = turned(verdict(left.clauses(), right.clauses()), permits);
            var sentence = Texts.conditions(left.constraints(), right.constraints(), verdict);
            found.add(new Difference(Kind.CONSTRAINT, verdict, left.at(one), right.at(other), sentence));
        }
    }

    /** Conditions on the same operands, and where the first of them stands. */
    private record Topic(List<Clause> clauses, List<Constraint> constraints, List<String> places) {
        static final Topic NONE = new Topic(List.of(), List.of(), List.of());

        Optional<String> at(Line line) {
            return places.stream().findFirst().map(place -> line.at() + place);
        }
    }

    private static Map<Set<String>, Topic> topics(Line line) {
        var constraints = new ArrayList<Constraint>(line.rule().constraints());
        constraints.addAll(line.rule().action().refinements());
        int own = line.rule().constraints().size();
        var topics = new LinkedHashMap<Set<String>, Topic>();
        for (int i = 0; i < constraints.size(); i++) {
            var place = i < own ? "/constraint/" + i : "/action/refinement/" + (i - own);
            var topic = topics.computeIfAbsent(
                    operands(constraints.get(i)),
                    same -> new Topic(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
            topic.clauses().add(line.conditions().get(i));
            topic.constraints().add(constraints.get(i));
            topic.places().add(place);
        }
        return topics;
    }

    private static Set<String> operands(Constraint constraint) {
        return constraint.fold(
                atomic -> Set.of(atomic.leftOperand()),
                logical -> {
                    var all = new TreeSet<String>();
                    logical.parts().forEach(part -> all.addAll(operands(part)));
                    return all;
                },
                opaque -> Set.of());
    }

    private static Verdict verdict(List<Clause> first, List<Clause> second) {
        var axes = new Axes(true);
        var all = new ArrayList<>(first);
        all.addAll(second);
        axes.add(all);
        var space = axes.span();
        Region one = axes.all(first).holds();
        Region other = axes.all(second).holds();
        var coherent = axes.coherent();
        boolean within = space.and(space.minus(one, other), coherent) == space.empty();
        boolean around = space.and(space.minus(other, one), coherent) == space.empty();
        if (within || around) {
            return verdict(within, around);
        }
        boolean surelyBeyond = axes.whateverTurnsOut(space.minus(one, other), coherent) != space.empty();
        boolean surelyShort = axes.whateverTurnsOut(space.minus(other, one), coherent) != space.empty();
        return surelyBeyond && surelyShort ? Verdict.INCOMPARABLE : Verdict.UNKNOWN;
    }

    private void duties(Kind kind, String at, List<Owed> ones, String otherAt, List<Owed> others) {
        var right = new ArrayList<>(others);
        right.removeAll(ones);
        for (int i = 0; i < ones.size(); i++) {
            var owed = ones.get(i);
            if (others.contains(owed)) {
                continue;
            }
            var version = right.stream()
                    .filter(each -> each.duty()
                            .action()
                            .iri()
                            .equals(owed.duty().action().iri()))
                    .findFirst();
            if (version.isEmpty()) {
                add(kind, Verdict.NARROWER, true, at + i, Texts.onlyOne(true, owed.duty()));
                continue;
            }
            right.remove(version.get());
            var verdict = verdict(order.covers(owed, version.get()), order.covers(version.get(), owed));
            add(
                    kind,
                    verdict,
                    at + i,
                    otherAt + others.indexOf(version.get()),
                    Texts.duties(owed.duty(), version.get().duty(), verdict));
        }
        for (var owed : right) {
            add(kind, Verdict.WIDER, false, otherAt + others.indexOf(owed), Texts.onlyOne(false, owed.duty()));
        }
    }

    private void strategies(Outline one, Outline other) {
        var first = one.policy().conflict();
        var second = other.policy().conflict();
        boolean matters = !one.prohibitions().isEmpty() || !other.prohibitions().isEmpty();
        if (first == second || !matters) {
            return;
        }
        boolean firstYields = first == org.ecluse.policy.model.ConflictStrategy.PERM;
        boolean secondYields = second == org.ecluse.policy.model.ConflictStrategy.PERM;
        var verdict = verdict(secondYields || !firstYields, firstYields || !secondYields);
        add(
                Kind.STRATEGY,
                verdict,
                "/conflict",
                "/conflict",
                Texts.values("règle de conflit", "conflict strategy", first.iri(), second.iri()));
    }

    private static Verdict verdict(boolean within, boolean around) {
        if (within) {
            return around ? Verdict.EQUIVALENT : Verdict.NARROWER;
        }
        return around ? Verdict.WIDER : Verdict.INCOMPARABLE;
    }

    /** What a clause of a prohibition covers is taken away. */
    private static Verdict turned(Verdict verdict, boolean permits) {
        return permits ? verdict : verdict.mirrored();
    }

    private void add(Kind kind, Verdict effect, boolean isFirst, String at, Bilingual sentence) {
        found.add(new Difference(
                kind,
                effect,
                isFirst ? Optional.of(at) : Optional.empty(),
                isFirst ? Optional.empty() : Optional.of(at),
                sentence));
    }

    private void add(Kind kind, Verdict effect, String at, String otherAt, Bilingual sentence) {
        found.add(new Difference(kind, effect, Optional.of(at), Optional.of(otherAt), sentence));
    }
}
