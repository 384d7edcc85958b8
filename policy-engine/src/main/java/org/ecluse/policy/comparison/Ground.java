package org.ecluse.policy.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ecluse.policy.comparison.Clause.Silent;
import org.ecluse.policy.comparison.Outline.Line;
import org.ecluse.policy.comparison.axis.Region;
import org.ecluse.policy.comparison.axis.Space;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.Profile;

/**
 * Every request that some policies can tell apart, together with what its asker has done or takes on; and which of them
 * each policy permits. A duty is an axis like any other: a policy that asks for it permits nothing to those who do not take
 * it on.
 */
final class Ground {
    /** Stands for everything that no rule names. */
    private static final String OTHER = "urn:ecluse:something-else";

    private final Profile profile;
    private final List<Outline> outlines;
    private final DutyOrder order;
    private final Axes axes = new Axes(true);
    private final Space space;
    private final Choice actions;
    private final Choice targets;
    private final Choice assignees;
    private final Map<Owed, Axis> duties = new LinkedHashMap<>();
    private final Map<Duty, Owed> written = new LinkedHashMap<>();
    private final Region accord;
    private final Region orderly;

    /** An axis whose cells are names, the last of them being that there is none. */
    private record Choice(List<Optional<String>> names, Axis axis) {
        boolean has(int cell, Set<String> among) {
            return names.get(cell).filter(among::contains).isPresent();
        }
    }

    Ground(Profile profile, DutyOrder order, List<Outline> outlines) {
        this.profile = profile;
        this.order = order;
        this.outlines = List.copyOf(outlines);
        this.actions = actions();
        this.targets = named(Line::targets, Draft::target);
        this.assignees = named(Line::assignees, Draft::assignee);
        addConditions();
        addDuties();
        this.space = axes.span();
        this.accord = axes.coherent();
        this.orderly = space.not(inconsistentDuties());
    }

    Space space() {
        return space;
    }

    Axes axes() {
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
        candidates.addAll(profile.actionIris());
        candidates.add(OTHER);
        var kinds = new LinkedHashMap<List<Boolean>, String>();
        for (var candidate : candidates) {
            var covered = asked.stream()
                    .flatMap(wide -> Stream.of(covers(wide, candidate), mayForbid(wide, candidate)))
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

    private boolean covers(String wide, String action) {
        return profile.covers(wide, action);
    }

    /** An action that nobody here knows may include the one that is asked for. */
    private boolean mayForbid(String forbidden, String action) {
        return profile.action(forbidden).isEmpty() || profile.covers(forbidden, action);
    }

    private Choice named(Function<Line, Set<String>> naming, BiConsumer<Draft, Optional<String>> show) {
        var names = new ArrayList<Optional<String>>();
        lines().flatMap(line -> naming.apply(line).stream())
                .distinct()
                .sorted()
                .forEach(name -> names.add(Optional.of(name)));
        names.add(Optional.of(OTHER));
        names.add(Optional.empty());
        return new Choice(names, axes.fact(names.size(), (draft, cell) -> show.accept(draft, names.get(cell))));
    }

    private void addConditions() {
        var clauses = new ArrayList<Clause>();
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
        written.put(duty, Owed.of(duty, profile.dutyMode(duty.action().iri())));
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
    Region allDone() {
        var all = space.full();
        for (var owed : duties.keySet()) {
            all = space.and(all, done(owed));
        }
        return all;
    }

    /** A request of this region to which everything is done that any of the policies asks for. */
    Optional<Draft> allDoneDraft(Region region) {
        var draft = space.point(space.and(region, allDone())).map(axes::show);
        draft.ifPresent(each -> duties.keySet().forEach(each::done));
        return draft;
    }

    /** The duties, as the policies write them, that are fulfilled or taken on in this draft. */
    List<Duty> doneBy(Draft draft) {
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
    Region permitted(Outline outline) {
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
    Region granted(Line line) {
        var bears = space.where(
                actions.axis().place(),
                cell -> covers(
                        line.rule().action().iri(), actions.names().get(cell).orElseThrow()));
        bears = space.and(bears, named(targets, line.targets(), false));
        bears = space.and(bears, named(assignees, line.assignees(), false));
        bears = space.and(bears, done(line.duties()));
        for (var silence : line.silences()) {
            bears = space.and(bears, axes.of(silence).holds());
        }
        return space.minus(space.and(bears, axes.all(line.conditions()).holds()), leftOpen(line));
    }

    /** Where the prohibition bears on the request and is not known not to hold. */
    Region mayBeForbidden(Line line) {
        var open = leftOpen(line);
        var fails = axes.all(line.conditions()).fails();
        for (var silence : line.silences()) {
            fails = space.or(fails, axes.of(silence).fails());
        }
        return space.and(forbidding(line, true), space.or(open, space.not(fails)));
    }

    /** Where the prohibition bears on the request and is known to hold. */
    Region forbidden(Line line) {
        var holds = axes.all(line.conditions()).holds();
        for (var silence : line.silences()) {
            holds = space.and(holds, axes.of(silence).holds());
        }
        return space.and(forbidding(line, false), space.minus(holds, leftOpen(line)));
    }

    private Region forbidding(Line line, boolean orNobody) {
        var bears = space.where(
                actions.axis().place(),
                cell -> mayForbid(
                        line.rule().action().iri(), actions.names().get(cell).orElseThrow()));
        return space.and(bears, forbiddenTo(line, orNobody));
    }

    /** Where the prohibition bears on the target and the asker. */
    Region forbiddenTo(Line line, boolean orNobody) {
        return space.and(named(targets, line.targets(), orNobody), named(assignees, line.assignees(), orNobody));
    }

    private Region named(Choice choice, Set<String> names, boolean orNobody) {
        if (names.isEmpty()) {
            return space.full();
        }
        return space.where(
                choice.axis().place(),
                cell -> choice.has(cell, names)
                        || (orNobody && choice.names().get(cell).isEmpty()));
    }

    private Region leftOpen(Line line) {
        var open = space.empty();
        for (var silence : line.silences()) {
            open = space.or(open, axes.leftOpen(silence));
        }
        for (var silence : silences(line.conditions())) {
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
    Region surely(Region region) {
        return space.and(axes.whateverTurnsOut(region, accord), orderly);
    }

    /** The points of a region that do not contradict themselves. */
    Region possibly(Region region) {
        return space.and(space.and(region, accord), orderly);
    }
}
