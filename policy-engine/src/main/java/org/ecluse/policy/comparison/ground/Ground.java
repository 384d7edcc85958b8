package org.ecluse.policy.comparison.ground;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ecluse.policy.Problem;
import org.ecluse.policy.comparison.axis.Region;
import org.ecluse.policy.comparison.axis.Space;
import org.ecluse.policy.comparison.axis.Ternary;
import org.ecluse.policy.comparison.ground.Clause.Silent;
import org.ecluse.policy.comparison.ground.Outline.Group;
import org.ecluse.policy.comparison.ground.Outline.Line;
import org.ecluse.policy.comparison.ground.Outline.Named;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.terms.DutyTiming;

/**
 * Every request that some policies can tell apart, together with what its asker has done or takes on; and which of them
 * each policy permits. A duty is an axis like any other: a policy that asks for it permits nothing to those who do not take
 * it on.
 */
public final class Ground {
    /** Stands for everything that no rule names. */
    private static final String OTHER = "urn:ecluse:something-else";

    private static final List<Truth> MEMBER = List.of(Truth.SATISFIED, Truth.UNSATISFIED, Truth.UNKNOWN);

    private final Profile profile;
    private final Actions known;
    private final List<Outline> outlines;
    private final DutyOrder order;
    private final Axes axes = new Axes(true);
    private final Space space;
    private final Choice actions;
    private final Choice targets;
    private final Choice assignees;
    private final Map<Membership, Axis> memberships = new LinkedHashMap<>();
    private final Map<Owed, Axis> duties = new LinkedHashMap<>();
    private final Map<Duty, Owed> written = new LinkedHashMap<>();
    private final Region accord;
    private final Region orderly;

    /** Whether a collection holds the target, or the asker, of the request. */
    private record Membership(boolean ofTarget, String collection) {}

    /** An axis whose cells are names, the last of them being that there is none. */
    private record Choice(List<Optional<String>> names, Axis axis) {
        boolean has(int cell, Set<String> among) {
            return names.get(cell).filter(among::contains).isPresent();
        }
    }

    public Ground(Profile profile, Actions known, DutyOrder order, List<Outline> outlines) {
        this(profile, known, order, outlines, List.of());
    }

    /** @param also conditions that are to be told apart as well */
    public Ground(Profile profile, Actions known, DutyOrder order, List<Outline> outlines, List<Clause> also) {
        this.profile = profile;
        this.known = known;
        this.order = order;
        this.outlines = List.copyOf(outlines);
        this.actions = actions();
        this.targets = named(Line::targets, Draft::target);
        this.assignees = named(Line::assignees, Draft::assignee);
        addMemberships(Line::targets, true);
        addMemberships(Line::assignees, false);
        addConditions(also);
        addDuties();
        this.space = axes.span();
        this.accord = axes.coherent();
        this.orderly = space.not(inconsistentDuties());
    }

    public Space space() {
        return space;
    }

    public Axes axes() {
        return axes;
    }

    private Stream<Line> lines() {
        return outlines.stream()
                .flatMap(outline -> Stream.concat(outline.permissions().stream(), outline.prohibitions().stream()));
    }

    private Choice actions() {
        var candidates = new LinkedHashSet<String>();
        lines().forEach(line -> candidates.add(line.rule().action().iri()));
        var asked = List.copyOf(candidates);
        candidates.addAll(known.names());
        candidates.add(OTHER);
        var kinds = new LinkedHashMap<List<Boolean>, String>();
        for (var candidate : candidates) {
            var covered = asked.stream()
                    .flatMap(wide -> Stream.of(known.covers(wide, candidate), known.mayForbid(wide, candidate)))
                    .toList();
            kinds.putIfAbsent(covered, candidate);
        }
        var names = kinds.values().stream().map(Optional::of).toList();
        return new Choice(
                names,
                axes.fact(
                        names.size(),
                        (draft, cell) -> draft.action(names.get(cell).orElseThrow())));
    }

    private Choice named(Function<Line, Named> naming, BiConsumer<Draft, Optional<String>> show) {
        var all = lines().map(naming).toList();
        var uids = new TreeSet<String>();
        for (var each : all) {
            uids.addAll(each.uids());
            each.groups().forEach(group -> uids.addAll(group.uids()));
        }
        var names = new ArrayList<Optional<String>>();
        uids.forEach(uid -> names.add(Optional.of(uid)));
        names.add(Optional.of(OTHER));
        names.add(Optional.empty());
        return new Choice(names, axes.fact(names.size(), (draft, cell) -> show.accept(draft, names.get(cell))));
    }

    private void addMemberships(Function<Line, Named> naming, boolean isTarget) {
        lines().flatMap(line -> naming.apply(line).groups().stream()).forEach(group -> {
            if (!group.refinements().isEmpty() || group.collection().isEmpty()) {
                axes.add(List.of(refined(group)));
                return;
            }
            var collection = group.collection().get();
            memberships.computeIfAbsent(
                    new Membership(isTarget, collection),
                    same -> axes.fact(3, (draft, cell) -> draft.member(collection, MEMBER.get(cell))));
        });
    }

    private void addConditions(List<Clause> also) {
        var clauses = new ArrayList<>(also);
        lines().forEach(line -> {
            clauses.addAll(line.conditions());
            clauses.addAll(line.silences());
        });
        outlines.forEach(outline -> clauses.addAll(outline.silences()));
        axes.add(clauses);
    }

    private void addDuties() {
        lines().forEach(line -> line.duties().forEach(this::addDuty));
        for (var outline : outlines) {
            outline.obligations().forEach(this::addDuty);
            outline.policy().obligations().forEach(this::write);
            outline.policy()
                    .permissions()
                    .forEach(permission -> permission.duties().forEach(this::write));
        }
    }

    private void write(Duty duty) {
        written.put(duty, Owed.of(duty, DutyTiming.mode(duty, profile)));
    }

    private void addDuty(Owed owed) {
        duties.computeIfAbsent(
                owed,
                same -> axes.fact(2, (draft, cell) -> {
                    if (cell == 0) {
                        draft.done(owed);
                    }
                }));
    }

    private Region done(Owed owed) {
        return space.where(duties.get(owed).place(), cell -> cell == 0);
    }

    /** Where everything has been done and is taken on. */
    public Region allDone() {
        var all = space.full();
        for (var owed : duties.keySet()) {
            all = space.and(all, done(owed));
        }
        return all;
    }

    /** A request of this region to which everything is done that any of the policies asks for. */
    public Optional<Draft> allDoneDraft(Region region) {
        var draft = space.point(space.and(region, allDone())).map(axes::show);
        draft.ifPresent(each -> duties.keySet().forEach(each::done));
        return draft;
    }

    /** The duties, as the policies write them, that are fulfilled or taken on in this draft. */
    public List<Duty> doneBy(Draft draft) {
        return written.entrySet().stream()
                .filter(entry -> draft.done().contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Region inconsistentDuties() {
        var inconsistent = space.empty();
        for (var one : duties.keySet()) {
            for (var other : duties.keySet()) {
                if (!one.equals(other) && order.covers(one, other)) {
                    inconsistent = space.or(inconsistent, space.minus(done(one), done(other)));
                }
            }
        }
        return inconsistent;
    }

    /** What the policy permits to those who do and take on what it asks for. */
    public Region permitted(Outline outline) {
        var granted = space.empty();
        for (var permission : outline.permissions()) {
            granted = space.or(granted, granted(permission));
        }
        for (var prohibition : outline.prohibitions()) {
            if (outline.policy().conflict() != ConflictStrategy.PERM) {
                granted = space.minus(granted, mayBeForbidden(prohibition));
            }
            granted = space.and(granted, done(prohibition.duties()));
        }
        granted = space.and(granted, done(outline.obligations()));
        for (var silence : outline.silences()) {
            granted = space.and(granted, axes.of(silence).holds());
        }
        return granted;
    }

    private Region done(List<Owed> all) {
        var region = space.full();
        for (var owed : all) {
            region = space.and(region, done(owed));
        }
        return region;
    }

    /** Where the permission applies. A rule with a part that nobody can evaluate never does while nobody says. */
    public Region granted(Line line) {
        var bears = space.where(
                actions.axis().place(),
                cell -> known.covers(
                        line.rule().action().iri(), actions.names().get(cell).orElseThrow()));
        bears = space.and(bears, meant(targets, line.targets(), false).holds());
        bears = space.and(bears, meant(assignees, line.assignees(), false).holds());
        bears = space.and(bears, done(line.duties()));
        for (var silence : line.silences()) {
            bears = space.and(bears, axes.of(silence).holds());
        }
        return space.minus(space.and(bears, axes.all(line.conditions()).holds()), leftOpen(line));
    }

    /** Where the prohibition bears on the request and is not known not to hold. */
    public Region mayBeForbidden(Line line) {
        var fails = axes.all(line.conditions()).fails();
        for (var silence : line.silences()) {
            fails = space.or(fails, axes.of(silence).fails());
        }
        var unsaid = space.or(leftOpen(line), space.not(fails));
        return space.and(space.minus(forbidding(line), forbiddenTo(line).fails()), unsaid);
    }

    /** Where the prohibition bears on the request and is known to hold. */
    public Region forbidden(Line line) {
        var holds = axes.all(line.conditions()).holds();
        for (var silence : line.silences()) {
            holds = space.and(holds, axes.of(silence).holds());
        }
        var said = space.minus(holds, leftOpen(line));
        return space.and(space.and(forbidding(line), forbiddenTo(line).holds()), said);
    }

    /**
     * Whether the duty cannot be done without infringing the prohibition, whenever it is owed.
     *
     * @param when it is owed
     */
    public boolean isForbidden(Duty duty, Line prohibition, Region when) {
        if (!duty.scope().targets().isEmpty()
                || !profile.covers(
                        prohibition.rule().action().iri(), duty.action().iri())) {
            return false;
        }
        var always = space.and(
                axes.all(prohibition.conditions()).holds(),
                forbiddenTo(prohibition).holds());
        return prohibition.silences().isEmpty() && possibly(space.minus(when, always)) == space.empty();
    }

    private Region forbidding(Line line) {
        return space.where(
                actions.axis().place(),
                cell -> known.mayForbid(
                        line.rule().action().iri(), actions.names().get(cell).orElseThrow()));
    }

    /** Where the prohibition bears on the target and the asker. */
    public Ternary forbiddenTo(Line line) {
        return Ternary.all(
                space, List.of(meant(targets, line.targets(), true), meant(assignees, line.assignees(), true)));
    }

    /** Whether a rule that names this bears on what the request names. Nobody at all is never meant by a permission. */
    private Ternary meant(Choice choice, Named named, boolean isForbidding) {
        if (named.isAny()) {
            return new Ternary(space.full(), space.empty());
        }
        var nobody = space.where(
                choice.axis().place(), cell -> choice.names().get(cell).isEmpty());
        var parts = new ArrayList<Ternary>();
        parts.add(among(choice, named.uids()));
        for (var group : named.groups()) {
            var called = among(choice, group.uids()).holds();
            var member = member(choice, group);
            parts.add(new Ternary(
                    group.refinements().isEmpty() ? space.or(called, member.holds()) : member.holds(),
                    group.refinements().isEmpty() ? space.minus(member.fails(), called) : member.fails()));
        }
        var any = Ternary.any(space, parts);
        return new Ternary(
                space.minus(any.holds(), nobody),
                isForbidding ? space.minus(any.fails(), nobody) : space.or(any.fails(), nobody));
    }

    private Ternary among(Choice choice, Set<String> uids) {
        var region = space.where(choice.axis().place(), cell -> choice.has(cell, uids));
        return new Ternary(region, space.not(region));
    }

    private Ternary member(Choice choice, Group group) {
        if (!group.refinements().isEmpty() || group.collection().isEmpty()) {
            return axes.of(refined(group));
        }
        var axis = memberships.get(
                new Membership(choice == targets, group.collection().get()));
        return new Ternary(space.where(axis.place(), cell -> cell == 0), space.where(axis.place(), cell -> cell == 1));
    }

    private static Silent refined(Group group) {
        return new Silent(
                group,
                new Problem(
                        "policy.comparison.group",
                        "",
                        "which assets or parties a description fits cannot be laid out in advance",
                        "name them by their `uid`"),
                false);
    }

    private Region leftOpen(Line line) {
        var open = space.empty();
        for (var silence : line.silences()) {
            open = space.or(open, axes.leftOpen(silence));
        }
        for (var silence : silences(line.conditions())) {
            if (!silence.blocks()) {
                continue;
            }
            open = space.or(open, axes.leftOpen(silence));
        }
        return open;
    }

    private static List<Silent> silences(List<Clause> clauses) {
        var found = new ArrayList<Silent>();
        for (var clause : clauses) {
            if (clause instanceof Silent silent) {
                found.add(silent);
            } else if (clause instanceof Clause.Group group) {
                found.addAll(silences(group.parts()));
            }
        }
        return found;
    }

    /** The points of a region that stay in it however open questions turn out. */
    public Region surely(Region region) {
        return space.and(axes.whateverTurnsOut(region, accord), orderly);
    }

    /** The points of a region that do not contradict themselves. */
    public Region possibly(Region region) {
        return space.and(space.and(region, accord), orderly);
    }
}
