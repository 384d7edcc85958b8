package org.ecluse.policy.comparison.ground;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.ecluse.policy.Problem;
import org.ecluse.policy.comparison.axis.Region;
import org.ecluse.policy.comparison.axis.Space;
import org.ecluse.policy.comparison.axis.Ternary;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Taxonomy;
import org.ecluse.policy.profile.Taxonomy.Relation;

/**
 * A left operand whose values are names. Names that stand alike to everything that is asked for are one kind of name; where
 * several values may hold at once, each kind is an axis of its own (is there one?), otherwise all kinds are the cells of
 * one axis. Where the vocabulary does not say how two names stand to each other, that is an open question, and a further
 * axis for how it may turn out.
 */
final class Terms {
    /** Beyond this many questions no two of them are brought into accord; answers are then more often unknown. */
    private static final int QUESTIONS_MAX = 24;

    private static final String UNLISTED = "urn:ecluse:something-else";

    private enum How {
        /** It is that. */
        IS,
        /** It is a kind or a part of that. */
        WITHIN,
        /** That is a kind or a part of it. */
        AROUND
    }

    /** The simplest thing that can be asked of a name. */
    private record Question(How how, String term) {}

    private enum Answer {
        YES,
        NO,
        /** The vocabulary does not say. */
        OPEN,
        /** The evaluator takes it for unknown; but it cannot be so, since what is wider is no part of what is narrower. */
        HARDLY
    }

    /** One kind of name: an example, and the answers to all questions. */
    private record Kind(String example, List<Answer> answers) {}

    private final Operand operand;
    private final Taxonomy taxonomy;
    private final boolean mayBeUnknown;
    private final List<Question> questions;
    private final List<Kind> kinds;
    private final Map<Question, Axis> open = new LinkedHashMap<>();
    private Axis known;
    private List<Axis> has = List.of();

    Terms(Operand operand, List<Atomic> asked, boolean mayBeUnknown, Axes axes) {
        this.operand = operand;
        this.taxonomy = operand.type() == OperandType.TEXT ? Taxonomy.FLAT : operand.taxonomy();
        this.mayBeUnknown = mayBeUnknown;
        this.questions = questions(asked);
        this.kinds = kinds();
        if (operand.single()) {
            known = axes.fact(kinds.size() + (mayBeUnknown ? 1 : 0), (draft, cell) -> {
                if (cell < kinds.size()) {
                    draft.value(operand, value(kinds.get(cell)));
                }
            });
        } else {
            addSeveral(axes);
        }
        for (int i = 0; i < questions.size(); i++) {
            if (isOpen(i)) {
                open.put(questions.get(i), axes.silence(openQuestion(questions.get(i))));
            }
        }
    }

    private void addSeveral(Axes axes) {
        known = axes.fact(mayBeUnknown ? 2 : 1, (draft, cell) -> {
            if (cell == 0) {
                draft.known(operand);
            }
        });
        has = new ArrayList<>();
        for (var kind : kinds) {
            has.add(axes.fact(2, (draft, cell) -> {
                if (cell == 1) {
                    draft.value(operand, value(kind));
                }
            }));
        }
    }

    private static Value value(Kind kind) {
        return kind.example().contains(":") ? Value.iri(kind.example()) : Value.text(kind.example());
    }

    private static List<Question> questions(List<Atomic> asked) {
        var all = new LinkedHashSet<Question>();
        for (var atomic : asked) {
            for (var value : atomic.right()) {
                all.add(new Question(how(atomic), value.text()));
            }
        }
        return List.copyOf(all);
    }

    private static How how(Atomic atomic) {
        return switch (atomic.operator()) {
            case IS_A, IS_PART_OF -> How.WITHIN;
            case HAS_PART -> How.AROUND;
            default -> How.IS;
        };
    }

    private List<Kind> kinds() {
        var examples = new LinkedHashSet<String>();
        questions.forEach(question -> examples.add(question.term()));
        examples.addAll(taxonomy.terms());
        examples.add(UNLISTED);
        var kinds = new LinkedHashMap<List<Answer>, Kind>();
        for (var example : examples) {
            var answers = questions.stream()
                    .map(question -> answer(example, question))
                    .toList();
            // Where several may hold, a name that answers nothing adds nothing.
            if (operand.single() || answers.stream().anyMatch(answer -> answer != Answer.NO)) {
                kinds.putIfAbsent(answers, new Kind(example, answers));
            }
        }
        return List.copyOf(kinds.values());
    }

    private Answer answer(String name, Question question) {
        return switch (question.how()) {
            case IS -> same(taxonomy.relation(name, question.term()));
            case WITHIN -> within(taxonomy.relation(name, question.term()));
            case AROUND -> within(taxonomy.relation(question.term(), name));
        };
    }

    /** As the evaluator reads it: a kind of what is asked for may be meant or not. */
    private static Answer same(Relation relation) {
        return switch (relation) {
            case EQUAL -> Answer.YES;
            case DISJOINT, DISTINCT -> Answer.NO;
            case NARROWER, WIDER, UNRELATED -> Answer.OPEN;
        };
    }

    private static Answer within(Relation relation) {
        return switch (relation) {
            case EQUAL, NARROWER -> Answer.YES;
            case DISJOINT -> Answer.NO;
            case WIDER -> Answer.HARDLY;
            case DISTINCT, UNRELATED -> Answer.OPEN;
        };
    }

    private boolean isOpen(int question) {
        return kinds.stream()
                .anyMatch(kind -> kind.answers().get(question) == Answer.OPEN
                        || kind.answers().get(question) == Answer.HARDLY);
    }

    private Clause.Silent openQuestion(Question question) {
        return new Clause.Silent(
                List.of(operand.iri(), question),
                new Problem(
                        "policy.comparison.vocabulary",
                        "",
                        "the vocabulary does not say of every other name whether it is, or is part of, "
                                + Problem.quote(question.term()),
                        "name the very thing that is meant, or add what is missing to the vocabulary"),
                false);
    }

    Ternary of(Atomic atomic, Space space) {
        var each = atomic.right().stream()
                .map(value -> of(new Question(how(atomic), value.text()), space))
                .toList();
        return switch (atomic.operator()) {
            case NEQ, IS_NONE_OF -> Ternary.any(space, each).not();
            case IS_ALL_OF -> Ternary.all(space, each);
            default -> Ternary.any(space, each);
        };
    }

    private Ternary of(Question question, Space space) {
        var yes = where(question, space, Answer.YES);
        var open = where(question, space, Answer.OPEN);
        var hardly = where(question, space, Answer.HARDLY);
        if (operand.single()) {
            return settled(question, space, new Found(yes, open, hardly, where(question, space, Answer.NO)));
        }
        var knownAtAll = space.where(known.place(), cell -> cell == 0);
        var some = space.or(yes, open);
        return settled(
                question,
                space,
                new Found(
                        space.and(knownAtAll, yes),
                        space.and(knownAtAll, space.minus(open, yes)),
                        space.and(knownAtAll, space.minus(hardly, some)),
                        space.minus(knownAtAll, space.or(some, hardly))));
    }

    /** Where each answer is given. */
    private record Found(Region yes, Region open, Region hardly, Region no) {}

    /** Adds how the open question may turn out. */
    private Ternary settled(Question question, Space space, Found found) {
        var axis = open.get(question);
        if (axis == null) {
            return new Ternary(found.yes(), found.no());
        }
        var outcome = Axes.outcome(axis, space);
        return new Ternary(
                space.or(found.yes(), space.and(found.open(), outcome.holds())),
                space.or(found.no(), space.and(space.or(found.open(), found.hardly()), outcome.fails())));
    }

    /** Where some value has this answer. */
    private Region where(Question question, Space space, Answer answer) {
        int index = questions.indexOf(question);
        if (operand.single()) {
            return space.where(
                    known.place(),
                    cell -> cell < kinds.size() && kinds.get(cell).answers().get(index) == answer);
        }
        var region = space.empty();
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).answers().get(index) == answer) {
                region = space.or(region, space.where(has.get(i).place(), cell -> cell == 1));
            }
        }
        return region;
    }

    /** Where the open questions are answered in a way that contradicts the vocabulary. */
    Region absurd(Space space) {
        var absurd = space.empty();
        if (open.isEmpty() || questions.size() > QUESTIONS_MAX) {
            return absurd;
        }
        var answers = new HashMap<Question, Ternary>();
        questions.forEach(question -> answers.put(question, of(question, space)));
        for (var one : questions) {
            for (var other : questions) {
                if (one.equals(other)) {
                    continue;
                }
                if (implies(one, other)) {
                    absurd = space.or(absurd, against(one, other, answers, space));
                }
                if (operand.single() && excludes(one, other)) {
                    var both = space.and(
                            answers.get(one).holds(), answers.get(other).holds());
                    absurd =
                            space.or(absurd, space.and(both, space.or(turnedOut(one, space), turnedOut(other, space))));
                }
            }
        }
        return absurd;
    }

    /** The one is said to hold and the other not to, by an answer to an open question. */
    private Region against(Question one, Question other, Map<Question, Ternary> answers, Space space) {
        var holds = space.minus(answers.get(one).holds(), answers.get(other).holds());
        var fails = space.minus(answers.get(other).fails(), answers.get(one).fails());
        var turned = space.or(turnedOut(one, space), turnedOut(other, space));
        return space.and(space.or(holds, fails), turned);
    }

    private Region turnedOut(Question question, Space space) {
        var axis = open.get(question);
        return axis == null ? space.empty() : space.where(axis.place(), cell -> cell != 0);
    }

    private boolean implies(Question one, Question other) {
        var relation = taxonomy.relation(one.term(), other.term());
        boolean below = relation == Relation.EQUAL || relation == Relation.NARROWER;
        boolean above = relation == Relation.EQUAL || relation == Relation.WIDER;
        return switch (other.how()) {
            case IS -> one.how() == How.IS && relation == Relation.EQUAL;
            case WITHIN -> one.how() != How.AROUND && below;
            case AROUND -> one.how() != How.WITHIN && above;
        };
    }

    private boolean excludes(Question one, Question other) {
        var relation = taxonomy.relation(one.term(), other.term());
        if (one.how() == How.IS && other.how() == How.IS) {
            return relation == Relation.DISJOINT || relation == Relation.DISTINCT;
        }
        return relation == Relation.DISJOINT && !(one.how() == How.AROUND && other.how() == How.AROUND);
    }
}
