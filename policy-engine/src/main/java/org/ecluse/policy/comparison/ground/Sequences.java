package org.ecluse.policy.comparison.ground;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.ecluse.policy.Problem;
import org.ecluse.policy.comparison.axis.Ternary;
import org.ecluse.policy.comparison.ground.Clause.Group;
import org.ecluse.policy.comparison.ground.Clause.Silent;
import org.ecluse.policy.comparison.ground.Clause.Test;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Odrl;

/**
 * The order in which things came about, for {@code andSequence}. Where its parts are plain facts, all orders of them are the
 * cells of one axis, ties and things of which nobody knows since when among them; otherwise the order is an open question.
 */
final class Sequences {
    /** Of four things there are less than 5 to the power of 4 orders. */
    private static final int FACTS_MAX = 4;

    private static final int NOBODY_KNOWS = -1;

    private final List<Group> sequences;
    private final List<String> facts;
    private final List<List<Integer>> orders;
    private final Axis axis;

    Sequences(List<Group> all, Axes axes) {
        var plain = new LinkedHashSet<String>();
        var sequences = new ArrayList<Group>();
        for (var sequence : all) {
            var operands = operands(sequence);
            var more = new LinkedHashSet<>(plain);
            more.addAll(operands);
            if (operands.isEmpty() || more.size() > FACTS_MAX) {
                axes.silence(open(sequence));
            } else {
                plain.addAll(operands);
                sequences.add(sequence);
            }
        }
        this.sequences = sequences;
        this.facts = List.copyOf(plain);
        this.orders = orders();
        this.axis = axes.fact(orders.size(), (draft, cell) -> {
            for (int i = 0; i < facts.size(); i++) {
                int rank = orders.get(cell).get(i);
                if (rank != NOBODY_KNOWS) {
                    draft.since(facts.get(i), Instant.EPOCH.plus(Duration.ofDays(rank)));
                }
            }
        });
    }

    /** What the parts are about; empty when one of them is not a plain fact. */
    private static List<String> operands(Group sequence) {
        var operands = new ArrayList<String>();
        for (var part : sequence.parts()) {
            if (!(part instanceof Test test) || test.operand().iri().equals(Odrl.DATE_TIME)) {
                return List.of();
            }
            operands.add(test.operand().iri());
        }
        return operands;
    }

    private static Silent open(Group sequence) {
        return new Silent(
                List.of("order", sequence),
                new Problem(
                        "policy.comparison.sequence",
                        "",
                        "in which order the parts of `andSequence` come about cannot be laid out in advance",
                        "put no more than " + FACTS_MAX + " plain facts into a sequence"),
                false);
    }

    /** One order for each way in which the sequences can come out. */
    private List<List<Integer>> orders() {
        Map<List<Truth>, List<Integer>> distinct = new LinkedHashMap<>();
        int steps = facts.size() + 1;
        int all = (int) Math.pow(steps, facts.size());
        for (int number = 0; number < all; number++) {
            var ranks = new ArrayList<Integer>();
            int rest = number;
            for (int i = 0; i < facts.size(); i++) {
                ranks.add(facts.size() - 1 - rest % steps);
                rest /= steps;
            }
            distinct.putIfAbsent(
                    sequences.stream().map(each -> truth(each, ranks)).toList(), List.copyOf(ranks));
        }
        return List.copyOf(distinct.values());
    }

    /** As the evaluator sees it: the first that is too early settles it, else the first of which nobody knows. */
    private Truth truth(Group sequence, List<Integer> ranks) {
        var answer = Truth.SATISFIED;
        int last = 0;
        for (var operand : operands(sequence)) {
            int rank = ranks.get(facts.indexOf(operand));
            if (rank == NOBODY_KNOWS) {
                answer = Truth.UNKNOWN;
            } else if (rank < last) {
                return Truth.UNSATISFIED;
            } else {
                last = rank;
            }
        }
        return answer;
    }

    Ternary of(Group sequence, Axes axes) {
        if (!sequences.contains(sequence)) {
            return axes.of(open(sequence));
        }
        var space = axes.space();
        return new Ternary(
                space.where(axis.place(), cell -> truth(sequence, orders.get(cell)) == Truth.SATISFIED),
                space.where(axis.place(), cell -> truth(sequence, orders.get(cell)) == Truth.UNSATISFIED));
    }
}
