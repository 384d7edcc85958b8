package org.ecluse.policy.evaluation.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.evaluation.plan.TermComparison.Terms;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Taxonomy;
import org.ecluse.policy.profile.Taxonomy.Relation;

/**
 * Writes out which terms of a vocabulary answer to what is asked for, once for all plans of a compiler. For all threads.
 */
final class TermSets {
    private static final int KEPT_MAX = 512;

    private record Key(Taxonomy taxonomy, Kind kind, List<String> right) {}

    /** How terms must stand to each other. */
    private enum Kind {
        SAME,
        INCLUDED,
        INCLUDING
    }

    private final Map<Key, Terms> kept = new ConcurrentHashMap<>();

    TermComparison comparison(Operand operand, Operator operator, List<String> right) {
        var taxonomy = operand.type() == OperandType.TEXT ? Taxonomy.FLAT : operand.taxonomy();
        var kind =
                switch (operator) {
                    case IS_A, IS_PART_OF -> Kind.INCLUDED;
                    case HAS_PART -> Kind.INCLUDING;
                    default -> Kind.SAME;
                };
        var wanted = new ArrayList<Terms>();
        if (operator == Operator.IS_ALL_OF) {
            right.forEach(one -> wanted.add(terms(new Key(taxonomy, kind, List.of(one)))));
        } else {
            wanted.add(terms(new Key(taxonomy, kind, right)));
        }
        return new TermComparison(operator, List.copyOf(wanted), right, operand.single());
    }

    private Terms terms(Key key) {
        var known = kept.get(key);
        if (known != null) {
            return known;
        }
        var made = make(key);
        if (kept.size() < KEPT_MAX) {
            kept.put(key, made);
        }
        return made;
    }

    private static Terms make(Key key) {
        if (key.taxonomy() == Taxonomy.FLAT) {
            if (key.right().size() == 1) {
                var name = key.right().get(0);
                return known -> Truth.of(name.equals(known));
            }
            var names = Set.copyOf(key.right());
            return known -> Truth.of(names.contains(known));
        }
        var listed = key.taxonomy().terms();
        if (listed.isEmpty()) {
            return known -> truth(key, known);
        }
        var settled = new HashMap<String, Truth>();
        for (var term : listed) {
            settle(key, term, settled);
        }
        // A term that is not listed is itself, and stands in no known relation to others.
        key.right().forEach(term -> settle(key, term, settled));
        return known -> settled.getOrDefault(known, Truth.UNKNOWN);
    }

    private static void settle(Key key, String term, Map<String, Truth> into) {
        var truth = truth(key, term);
        if (truth != Truth.UNKNOWN) {
            into.put(term, truth);
        }
    }

    private static Truth truth(Key key, String known) {
        var answer = Truth.UNSATISFIED;
        var right = key.right();
        for (int i = 0; i < right.size(); i++) {
            var asked = right.get(i);
            answer = answer.or(
                    switch (key.kind()) {
                        case SAME -> same(key.taxonomy().relation(known, asked));
                        case INCLUDED -> included(key.taxonomy().relation(known, asked));
                        case INCLUDING -> included(key.taxonomy().relation(asked, known));
                    });
        }
        return answer;
    }

    private static Truth same(Relation relation) {
        return switch (relation) {
            case EQUAL -> Truth.SATISFIED;
            case DISJOINT, DISTINCT -> Truth.UNSATISFIED;
            // A kind of what is asked for may be meant or not: only isA says.
            case NARROWER, WIDER, UNRELATED -> Truth.UNKNOWN;
        };
    }

    private static Truth included(Relation relation) {
        return switch (relation) {
            case EQUAL, NARROWER -> Truth.SATISFIED;
            case DISJOINT -> Truth.UNSATISFIED;
            case WIDER, DISTINCT, UNRELATED -> Truth.UNKNOWN;
        };
    }
}
