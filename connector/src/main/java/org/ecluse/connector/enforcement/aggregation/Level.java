package org.ecluse.connector.enforcement.aggregation;

import java.util.List;
import java.util.Optional;
import org.ecluse.connector.source.Mapping;

/**
 * The places by which rows are put together, the finest first: what fails at one moves to the next that the policy names.
 * The order is that of this list, whatever order a policy names them in, since a JSON-LD list may lose its own.
 */
public enum Level {
    ADDRESS("address", "adresse", List.of(Mapping.ADDRESS), List.of()),
    STREET("street", "rue", List.of(Mapping.COMMUNE, Mapping.STREET), List.of(Mapping.COMMUNE_NAME)),
    IRIS("iris", "iris", List.of(Mapping.IRIS), List.of(Mapping.IRIS_NAME, Mapping.COMMUNE, Mapping.COMMUNE_NAME)),
    COMMUNE("commune", "commune", List.of(Mapping.COMMUNE), List.of(Mapping.COMMUNE_NAME));

    private final String term;
    private final String label;
    private final List<String> key;
    private final List<String> known;

    Level(String term, String label, List<String> key, List<String> known) {
        this.term = term;
        this.label = label;
        this.key = key;
        this.known = known;
    }

    /** The word that policies use. */
    String term() {
        return term;
    }

    /** The word in the column {@code niveau}. */
    String label() {
        return label;
    }

    /** The meanings that rows must share to be one group here; a street is one within its commune. */
    List<String> key() {
        return key;
    }

    /** The meanings beside the key that still say something at this level; all other columns are left blank. */
    List<String> known() {
        return known;
    }

    static Optional<Level> of(String term) {
        for (var level : values()) {
            if (level.term.equals(term)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
