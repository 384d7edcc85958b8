package org.ecluse.policy.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Purposes of the Data Privacy Vocabulary, from a table inside the jar ({@code dpv-purposes.txt}, which names its
 * version). A purpose that the table does not list is equal to itself and unrelated to all others.
 */
public final class Purposes implements Taxonomy {
    private static final String TABLE = "dpv-purposes.txt";
    private static final Purposes BUNDLED = load();

    private final String version;
    private final Map<String, Set<String>> ancestors;
    private final Map<String, Set<String>> disjoint;

    private Purposes(String version, Map<String, Set<String>> parents, Map<String, Set<String>> disjoint) {
        this.version = version;
        this.ancestors = new HashMap<>();
        parents.keySet().forEach(term -> ancestors.put(term, Collections.unmodifiableSet(upwards(term, parents))));
        this.disjoint = disjoint;
    }

    public static Purposes bundled() {
        return BUNDLED;
    }

    /** The version of the vocabulary that the table was made from, such as {@code 2.1}. */
    public String version() {
        return version;
    }

    /** Full IRIs of the purposes in the table. */
    public Set<String> all() {
        return Collections.unmodifiableSet(ancestors.keySet());
    }

    @Override
    public Relation relation(String left, String right) {
        if (left.equals(right)) {
            return Relation.EQUAL;
        }
        if (ancestorsOf(left).contains(right)) {
            return Relation.NARROWER;
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
        for (var above : ancestorsOf(left)) {
            var excluded = disjoint.getOrDefault(above, Set.of());
            if (!Collections.disjoint(excluded, ancestorsOf(right))) {
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

    private static Purposes load() {
        var version = "";
        var parents = new HashMap<String, Set<String>>();
        var disjoint = new HashMap<String, Set<String>>();
        for (var line : lines()) {
            var words = line.strip().split("\\s+");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (words[0].equals("version")) {
                version = words[1];
            } else if (words[1].equals("!")) {
                exclude(disjoint, words[0], words[2]);
                exclude(disjoint, words[2], words[0]);
            } else {
                var above = parents.computeIfAbsent(Rennes.DPV + words[0], term -> new LinkedHashSet<>());
                for (int i = 2; i < words.length; i++) {
                    above.add(Rennes.DPV + words[i]);
                }
            }
        }
        return new Purposes(version, parents, disjoint);
    }

    private static void exclude(Map<String, Set<String>> disjoint, String one, String other) {
        disjoint.computeIfAbsent(Rennes.DPV + one, term -> new LinkedHashSet<>())
                .add(Rennes.DPV + other);
    }

    private static List<String> lines() {
        try (var stream = Purposes.class.getResourceAsStream(TABLE)) {
            if (stream == null) {
                throw new IllegalStateException(TABLE + " is missing from the jar");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
