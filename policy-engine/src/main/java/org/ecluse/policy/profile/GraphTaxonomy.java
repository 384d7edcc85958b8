package org.ecluse.policy.profile;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A vocabulary given by which term is a kind, or a part, of which, and by which terms nothing can be both of. What is
 * excluded of two terms is excluded of everything below them. A term that it does not list is equal to itself and
 * unrelated to all others. Immutable.
 */
public final class GraphTaxonomy implements Taxonomy {
    private final Map<String, Set<String>> parents;
    private final Map<String, Set<String>> excluded;
    private final Map<String, Set<String>> ancestors;

    /**
     * @param parents each term, and the terms right above it; a term may be above itself by way of others, and then all of
     *     these are the same thing
     * @param excluded pairs of terms that nothing is both of; either order says both
     */
    public GraphTaxonomy(Map<String, Set<String>> parents, Map<String, Set<String>> excluded) {
        var all = new HashMap<String, Set<String>>();
        parents.forEach((term, above) -> {
            all.computeIfAbsent(term, same -> new LinkedHashSet<>()).addAll(above);
            above.forEach(parent -> all.computeIfAbsent(parent, same -> new LinkedHashSet<>()));
        });
        var both = new HashMap<String, Set<String>>();
        excluded.forEach((one, others) -> others.forEach(other -> {
            both.computeIfAbsent(one, same -> new HashSet<>()).add(other);
            both.computeIfAbsent(other, same -> new HashSet<>()).add(one);
        }));
        both.keySet().forEach(term -> all.computeIfAbsent(term, same -> new LinkedHashSet<>()));
        this.parents = all;
        this.excluded = both;
        this.ancestors = new HashMap<>();
        all.keySet().forEach(term -> ancestors.put(term, upwards(term, all)));
    }

    /** The same vocabulary, where one more term is a kind or a part of another. */
    public GraphTaxonomy with(String term, String above) {
        var more = copy(parents);
        more.computeIfAbsent(term, same -> new LinkedHashSet<>()).add(above);
        return new GraphTaxonomy(more, excluded);
    }

    /** The same vocabulary, where nothing can be both of these. */
    public GraphTaxonomy withDisjoint(String one, String other) {
        var more = copy(excluded);
        more.computeIfAbsent(one, same -> new LinkedHashSet<>()).add(other);
        return new GraphTaxonomy(parents, more);
    }

    /**
     * The same vocabulary, where two terms right below the same one exclude each other, unless it lists something that is
     * both. True of places on a map, seldom of purposes.
     */
    public GraphTaxonomy withDisjointSiblings() {
        var more = copy(excluded);
        for (var one : terms()) {
            for (var other : terms()) {
                boolean siblings = !one.equals(other) && !Collections.disjoint(parents.get(one), parents.get(other));
                if (siblings && terms().stream().noneMatch(term -> isBelow(term, one) && isBelow(term, other))) {
                    more.computeIfAbsent(one, same -> new LinkedHashSet<>()).add(other);
                }
            }
        }
        return new GraphTaxonomy(parents, more);
    }

    private boolean isBelow(String term, String above) {
        return ancestorsOf(term).contains(above);
    }

    /** Terms that are below two others of which nothing can be both: the vocabulary contradicts itself there. */
    public Set<String> contradictions() {
        var found = new TreeSet<String>();
        for (var term : terms()) {
            if (areDisjoint(term, term)) {
                found.add(term);
            }
        }
        return found;
    }

    @Override
    public Set<String> terms() {
        return Collections.unmodifiableSet(parents.keySet());
    }

    @Override
    public Relation relation(String left, String right) {
        if (left.equals(right)) {
            return Relation.EQUAL;
        }
        if (ancestorsOf(left).contains(right)) {
            return ancestorsOf(right).contains(left) ? Relation.EQUAL : Relation.NARROWER;
        }
        if (ancestorsOf(right).contains(left)) {
            return Relation.WIDER;
        }
        return areDisjoint(left, right) ? Relation.DISJOINT : Relation.UNRELATED;
    }

    private Set<String> ancestorsOf(String term) {
        return ancestors.getOrDefault(term, Set.of(term));
    }

    private boolean areDisjoint(String left, String right) {
        var aboveRight = ancestorsOf(right);
        for (var above : ancestorsOf(left)) {
            var others = excluded.get(above);
            if (others != null && !Collections.disjoint(others, aboveRight)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> upwards(String term, Map<String, Set<String>> parents) {
        var found = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(List.of(term));
        while (!next.isEmpty()) {
            var current = next.pop();
            if (found.add(current)) {
                next.addAll(parents.getOrDefault(current, Set.of()));
            }
        }
        return found;
    }

    private static Map<String, Set<String>> copy(Map<String, Set<String>> map) {
        var copy = new HashMap<String, Set<String>>();
        map.forEach((term, others) -> copy.put(term, new LinkedHashSet<>(others)));
        return copy;
    }
}
