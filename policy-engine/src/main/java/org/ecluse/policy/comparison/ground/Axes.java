package org.ecluse.policy.comparison.ground;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import org.ecluse.policy.Problem;
import org.ecluse.policy.comparison.axis.NumberScale;
import org.ecluse.policy.comparison.axis.Region;
import org.ecluse.policy.comparison.axis.Scale;
import org.ecluse.policy.comparison.axis.Space;
import org.ecluse.policy.comparison.axis.SpanScale;
import org.ecluse.policy.comparison.axis.Ternary;
import org.ecluse.policy.comparison.axis.TimeScale;
import org.ecluse.policy.comparison.ground.Clause.Group;
import org.ecluse.policy.comparison.ground.Clause.Silent;
import org.ecluse.policy.comparison.ground.Clause.Test;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;

/**
 * The axes on which requests differ as far as some conditions can tell, and what those conditions come to in the space that
 * the axes span. First come the facts, then the open questions.
 */
public final class Axes {
    private record Scaled(Scale scale, Axis axis) {}

    private final List<Axis> facts = new ArrayList<>();
    private final List<Axis> silences = new ArrayList<>();
    private final List<Problem> questions = new ArrayList<>();
    private final Map<Object, Axis> silent = new LinkedHashMap<>();
    private final Map<String, Scaled> scaled = new LinkedHashMap<>();
    private final Map<String, Terms> terms = new LinkedHashMap<>();
    private final boolean mayBeUnknown;
    private Sequences sequences;
    private Space space;

    /** @param mayBeUnknown whether it counts as a case of its own that nothing is known of an operand */
    public Axes(boolean mayBeUnknown) {
        this.mayBeUnknown = mayBeUnknown;
    }

    /** A further axis for something that can be known. */
    public Axis fact(int cells, ObjIntConsumer<Draft> show) {
        var axis = new Axis(cells, show);
        facts.add(axis);
        return axis;
    }

    /** The axis of an open question: nobody says, it is so, it is not so. The same question has the same axis. */
    public Axis silence(Silent question) {
        return silent.computeIfAbsent(question.about(), about -> {
            var axis = new Axis(3, (draft, cell) -> {});
            silences.add(axis);
            questions.add(question.why());
            return axis;
        });
    }

    /** Makes the axes that these conditions need. */
    public void add(Collection<Clause> clauses) {
        var tests = new LinkedHashMap<Operand, Set<Atomic>>();
        clauses.forEach(clause -> collect(clause, tests));
        tests.forEach((operand, asked) -> addOperand(operand, List.copyOf(asked)));
        var ordered = new LinkedHashSet<Group>();
        clauses.forEach(clause -> collectSequences(clause, ordered));
        if (!ordered.isEmpty()) {
            sequences = new Sequences(List.copyOf(ordered), this);
        }
    }

    private void collect(Clause clause, Map<Operand, Set<Atomic>> tests) {
        if (clause instanceof Test test) {
            tests.computeIfAbsent(test.operand(), operand -> new LinkedHashSet<>())
                    .add(test.atomic());
        } else if (clause instanceof Group group) {
            group.parts().forEach(part -> collect(part, tests));
        } else {
            silence((Silent) clause);
        }
    }

    private static void collectSequences(Clause clause, Set<Group> into) {
        if (clause instanceof Group group) {
            if (group.how() == LogicalOperand.AND_SEQUENCE && group.parts().size() > 1) {
                into.add(group);
            }
            group.parts().forEach(part -> collectSequences(part, into));
        }
    }

    private void addOperand(Operand operand, List<Atomic> asked) {
        if (mayBeUnknown && operand.iri().equals(Odrl.DATE_TIME)) {
            var scale = new TimeScale(asked);
            scaled.put(
                    operand.iri(),
                    new Scaled(scale, fact(scale.cells(), (draft, cell) -> draft.at(scale.instant(cell)))));
        } else if (operand.type() == OperandType.NUMBER) {
            addScale(operand, new NumberScale(asked));
        } else if (operand.type() == OperandType.INSTANT) {
            addScale(operand, new TimeScale(asked));
        } else if (operand.type() == OperandType.DURATION) {
            addScale(operand, new SpanScale(asked));
        } else {
            terms.put(operand.iri(), new Terms(operand, asked, mayBeUnknown, this));
        }
    }

    private void addScale(Operand operand, Scale scale) {
        var axis = fact(scale.cells() + (mayBeUnknown ? 1 : 0), (draft, cell) -> {
            if (cell < scale.cells()) {
                draft.value(operand, scale.sample(cell));
            }
        });
        scaled.put(operand.iri(), new Scaled(scale, axis));
    }

    /** No further axis can be added after this. */
    public Space span() {
        var all = new ArrayList<>(facts);
        all.addAll(silences);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).placeAt(i);
        }
        space = new Space(all.stream().map(axis -> axis.cells).toList());
        return space;
    }

    public Space space() {
        return space;
    }

    /** What is not known of these answers is where their open questions are left open. */
    public static Ternary outcome(Axis silence, Space space) {
        return new Ternary(
                space.where(silence.place(), cell -> cell == 1), space.where(silence.place(), cell -> cell == 2));
    }

    /** Where nobody says. */
    public Region leftOpen(Silent question) {
        return space.where(silent.get(question.about()).place(), cell -> cell == 0);
    }

    public Ternary of(Clause clause) {
        if (clause instanceof Silent question) {
            return outcome(silent.get(question.about()), space);
        }
        if (clause instanceof Test test) {
            return of(test);
        }
        var group = (Group) clause;
        var parts = group.parts().stream().map(this::of).toList();
        return switch (group.how()) {
            case AND -> Ternary.all(space, parts);
            case AND_SEQUENCE -> inOrder(group, Ternary.all(space, parts));
            case OR -> Ternary.any(space, parts);
            case XONE -> Ternary.one(space, parts);
        };
    }

    /** What holds altogether must also have come about in order. */
    private Ternary inOrder(Group group, Ternary all) {
        if (group.parts().size() < 2) {
            return all;
        }
        var order = sequences.of(group, this);
        return new Ternary(
                space.and(all.holds(), order.holds()), space.or(all.fails(), space.and(all.holds(), order.fails())));
    }

    public Ternary all(Collection<Clause> clauses) {
        return Ternary.all(space, clauses.stream().map(this::of).toList());
    }

    private Ternary of(Test test) {
        var term = terms.get(test.operand().iri());
        if (term != null) {
            return term.of(test.atomic(), space);
        }
        var on = scaled.get(test.operand().iri());
        var answers = on.scale().answers(test.atomic());
        return new Ternary(where(on, answers, Truth.SATISFIED), where(on, answers, Truth.UNSATISFIED));
    }

    private Region where(Scaled on, IntFunction<Truth> answers, Truth truth) {
        return space.where(on.axis().place(), cell -> cell < on.scale().cells() && answers.apply(cell) == truth);
    }

    /** All points at which open questions are answered without contradiction. */
    public Region coherent() {
        var absurd = space.empty();
        for (var term : terms.values()) {
            absurd = space.or(absurd, term.absurd(space));
        }
        return space.not(absurd);
    }

    /** The points that stay in the region however the open questions turn out, of those ways that make sense. */
    public Region whateverTurnsOut(Region region, Region coherent) {
        return space.whatever(space.or(region, space.not(coherent)), facts.size());
    }

    /** The open questions that the region depends on. */
    public List<Problem> questions(Region region) {
        var on = space.axesOf(region);
        var open = new ArrayList<Problem>();
        for (int i = 0; i < silences.size(); i++) {
            if (on.get(facts.size() + i)) {
                open.add(questions.get(i));
            }
        }
        return open;
    }

    /** A request at a point; an axis that does not matter there is left as it is. */
    public Draft show(Map<Integer, Integer> point) {
        var draft = new Draft();
        point.forEach((place, cell) -> {
            if (place < facts.size()) {
                facts.get(place).show(draft, cell);
            }
        });
        return draft;
    }
}
