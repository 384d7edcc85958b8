package org.ecluse.connector.edc.jsonld;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An active context: what the names of a document mean at one place in it. Immutable but for what it remembers of itself; of any
 * number of threads. (JSON-LD 1.1 API, 4.1)
 */
final class Context {
    static final Context EMPTY = new Context(Map.of(), Optional.empty(), Optional.empty());

    private final Map<String, Term> terms;
    private final Optional<String> vocabulary;
    private final Optional<Context> previous;
    private final List<Term> prefixes;
    private final Map<Scope, Context> below = new ConcurrentHashMap<>();
    private volatile Inverse inverse;

    /** @param previous the context to go back to below this node, where this one does not reach further */
    Context(Map<String, Term> terms, Optional<String> vocabulary, Optional<Context> previous) {
        this.terms = new LinkedHashMap<>(terms);
        this.vocabulary = vocabulary;
        this.previous = previous;
        this.prefixes = terms.values().stream().filter(Term::prefix).toList();
    }

    /** A term's own context, applied here: below a property, or for a node of that type. */
    record Scope(Term term, boolean ofType) {}

    Map<Scope, Context> below() {
        return below;
    }

    Map<String, Term> terms() {
        return terms;
    }

    Optional<String> vocabulary() {
        return vocabulary;
    }

    Optional<Context> previous() {
        return previous;
    }

    List<Term> prefixes() {
        return prefixes;
    }

    Optional<Term> term(String name) {
        return Optional.ofNullable(terms.get(name));
    }

    boolean saysAs(Context other) {
        return terms.equals(other.terms)
                && vocabulary.equals(other.vocabulary)
                && previous.orElse(null) == other.previous.orElse(null);
    }

    Inverse inverse() {
        var known = inverse;
        if (known == null) {
            known = Inverse.of(this);
            inverse = known;
        }
        return known;
    }

    /** The IRI or keyword of a key, a type or a value of a vocabulary. (JSON-LD 1.1 API, 5.2.2, vocab true) */
    String ofVocabulary(String name) {
        return ofVocabulary(terms, vocabulary, name);
    }

    /** As {@link #ofVocabulary(String)}, by the terms of a context that is still being read. */
    static String ofVocabulary(Map<String, Term> terms, Optional<String> vocabulary, String name) {
        var term = terms.get(name);
        if (term != null) {
            return term.iri();
        }
        if (Keywords.is(name)) {
            return name;
        }
        refuseOdd(name);
        var colon = name.indexOf(':', 1);
        if (colon > 0) {
            return prefixed(terms, name, colon).orElseGet(() -> absolute(vocabulary, name));
        }
        return vocabulary.map(v -> v + name).orElse(name);
    }

    /** The IRI of a node's identifier. There is no base, so that a relative one stays as it is. (JSON-LD 1.1 API, 5.2.2, vocab false) */
    String ofIdentifier(String name) {
        if (Keywords.is(name)) {
            return name;
        }
        refuseOdd(name);
        var term = terms.get(name);
        if (term != null && Keywords.is(term.iri())) {
            return term.iri();
        }
        var colon = name.indexOf(':', 1);
        return colon > 0 ? prefixed(terms, name, colon).orElse(name) : name;
    }

    private static Optional<String> prefixed(Map<String, Term> terms, String name, int colon) {
        if (name.startsWith("//", colon + 1) || name.charAt(0) == '_' && colon == 1) {
            return Optional.of(name);
        }
        var prefix = terms.get(name.substring(0, colon));
        return prefix != null && prefix.prefix()
                ? Optional.of(prefix.iri() + name.substring(colon + 1))
                : Optional.empty();
    }

    private static String absolute(Optional<String> vocabulary, String name) {
        if (vocabulary.isPresent() && !Keywords.isAbsoluteIri(name)) {
            throw new NotPlain("neither an IRI nor a term: " + name);
        }
        return name;
    }

    private static void refuseOdd(String name) {
        if (name.isEmpty() || Keywords.resembles(name)) {
            throw new NotPlain("an empty name, or one as of a keyword: " + name);
        }
    }
}
