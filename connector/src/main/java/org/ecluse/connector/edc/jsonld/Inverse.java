package org.ecluse.connector.edc.jsonld;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A context read backwards: from an IRI and the shape of a value to the term that fits both best. (JSON-LD 1.1 API, 4.3) */
final class Inverse {
    private final Map<Key, String> terms = new HashMap<>();
    private final Set<String> iris = new HashSet<>();

    /** By what a value is told from others of the same property. */
    enum Kind {
        /** a text, a number or a truth value, whose language would count */
        LANGUAGE,
        /** a node, or a value with a type */
        TYPE,
        /** nothing: an empty list fits every type */
        ANY
    }

    private record Key(String iri, Term.Container container, Kind kind, String type) {}

    private Inverse() {}

    static Inverse of(Context context) {
        var made = new Inverse();
        context.terms().values().stream()
                .sorted(Comparator.comparingInt((Term term) -> term.name().length())
                        .thenComparing(Term::name))
                .forEach(made::add);
        return made;
    }

    private void add(Term term) {
        iris.add(term.iri());
        put(term, Kind.ANY, Keywords.NONE);
        if (term.coercion().isPresent()) {
            put(term, Kind.TYPE, term.coercion().get());
        } else {
            put(term, Kind.LANGUAGE, Keywords.NONE);
            put(term, Kind.TYPE, Keywords.NONE);
        }
    }

    private void put(Term term, Kind kind, String type) {
        terms.putIfAbsent(new Key(term.iri(), term.container(), kind, type), term.name());
    }

    boolean knows(String iri) {
        return iris.contains(iri);
    }

    /**
     * The term for an IRI whose values have this shape. (JSON-LD 1.1 API, 4.4)
     *
     * @param containers in order of preference
     * @param types in order of preference
     */
    Optional<String> select(String iri, List<Term.Container> containers, Kind kind, List<String> types) {
        for (var container : containers) {
            for (var type : types) {
                var term = terms.get(new Key(iri, container, kind, type));
                if (term != null) {
                    return Optional.of(term);
                }
            }
        }
        return Optional.empty();
    }
}
