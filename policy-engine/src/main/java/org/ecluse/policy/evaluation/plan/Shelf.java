package org.ecluse.policy.evaluation.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Rules found by their action, and by their target where there are many. Immutable. */
final class Shelf {
    private static final int INDEXED_FROM = 8;
    private static final RulePlan[] NONE = {};

    private final Map<String, Board> boards;

    Shelf(List<RulePlan> rules) {
        boards = new HashMap<>();
        grouped(rules, RulePlan::action).forEach((action, these) -> boards.put(action, Board.of(these)));
    }

    private static Map<String, List<RulePlan>> grouped(List<RulePlan> rules, Function<RulePlan, String> by) {
        var grouped = new HashMap<String, List<RulePlan>>();
        rules.forEach(rule -> grouped.computeIfAbsent(by.apply(rule), key -> new ArrayList<>())
                .add(rule));
        return grouped;
    }

    /** The rules with one action. */
    private record Board(RulePlan[] all, Map<String, RulePlan[]> byTarget, RulePlan[] others) {
        static Board of(List<RulePlan> rules) {
            var others = new ArrayList<RulePlan>();
            var named = new HashMap<String, List<RulePlan>>();
            for (var rule : rules) {
                if (rules.size() < INDEXED_FROM
                        || !rule.target().isNamed()
                        || !rule.target().isSettledByName()) {
                    others.add(rule);
                } else {
                    rule.target().names().forEach(name -> named.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(rule));
                }
            }
            var byTarget = new HashMap<String, RulePlan[]>();
            named.forEach((name, these) -> byTarget.put(name, these.toArray(NONE)));
            return new Board(rules.toArray(NONE), Map.copyOf(byTarget), others.toArray(NONE));
        }
    }

    /** Rules with this action that may be about this target: all of them when none is named. */
    RulePlan[] named(String action, Optional<String> target) {
        var board = boards.get(action);
        if (board == null) {
            return NONE;
        }
        return target.isPresent() ? board.byTarget().getOrDefault(target.get(), NONE) : NONE;
    }

    /** Rules with this action to be looked at beside the {@link #named} ones. */
    RulePlan[] others(String action, Optional<String> target) {
        var board = boards.get(action);
        if (board == null) {
            return NONE;
        }
        return target.isPresent() ? board.others() : board.all();
    }
}
