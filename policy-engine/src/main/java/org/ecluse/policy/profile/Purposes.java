package org.ecluse.policy.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Purposes of the Data Privacy Vocabulary, from a table inside the jar ({@code dpv-purposes.txt}, which names its
 * version). A purpose that the table does not list is equal to itself and unrelated to all others.
 */
public final class Purposes implements Taxonomy {
    private static final String TABLE = "dpv-purposes.txt";
    private static final Purposes BUNDLED = load();

    private final String version;
    private final GraphTaxonomy graph;

    private Purposes(String version, GraphTaxonomy graph) {
        this.version = version;
        this.graph = graph;
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
        return terms();
    }

    @Override
    public Set<String> terms() {
        return graph.terms();
    }

    @Override
    public Relation relation(String left, String right) {
        return graph.relation(left, right);
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
                disjoint.computeIfAbsent(Rennes.DPV + words[0], term -> new LinkedHashSet<>())
                        .add(Rennes.DPV + words[2]);
            } else {
                var above = parents.computeIfAbsent(Rennes.DPV + words[0], term -> new LinkedHashSet<>());
                for (int i = 2; i < words.length; i++) {
                    above.add(Rennes.DPV + words[i]);
                }
            }
        }
        return new Purposes(version, new GraphTaxonomy(parents, disjoint));
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
