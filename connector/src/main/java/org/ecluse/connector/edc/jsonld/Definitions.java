package org.ecluse.connector.edc.jsonld;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The terms of one context while it is read: a definition may need another one first. (JSON-LD 1.1 API, 4.2.2) */
final class Definitions {
    private static final Set<String> UNDERSTOOD =
            Set.of(Keywords.ID, Keywords.TYPE, "@container", Keywords.CONTEXT, "@prefix", "@protected");
    private static final String ENDS_A_PREFIX = ":/?#[]@";

    private final Map<String, Term> terms;
    private final Optional<String> vocabulary;
    private final JsonObject local;
    private final boolean overriding;
    private final boolean guarded;
    private final Map<String, Boolean> done = new HashMap<>();

    Definitions(Context active, Optional<String> vocabulary, JsonObject local, boolean overriding) {
        this.terms = new LinkedHashMap<>(active.terms());
        this.vocabulary = vocabulary;
        this.local = local;
        this.overriding = overriding;
        this.guarded = ContextReader.flag(local, "@protected", false);
    }

    Map<String, Term> terms() {
        return terms;
    }

    void define(String name) {
        var state = done.putIfAbsent(name, false);
        if (state != null) {
            if (!state) {
                throw new NotPlain("a term that is defined by itself: " + name);
            }
            return;
        }
        if (name.isEmpty() || name.startsWith("@") || name.contains(":") || name.contains("/")) {
            throw new NotPlain("a term of an unusual form: " + name);
        }
        var before = Optional.ofNullable(terms.remove(name));
        var term = read(name, local.get(name));
        terms.put(
                name, before.filter(Term::guarded).map(held -> keep(held, term)).orElse(term));
        done.put(name, true);
    }

    private Term keep(Term held, Term said) {
        if (overriding) {
            return said;
        }
        if (!held.saysAs(said)) {
            throw new NotPlain("a guarded term said otherwise: " + held.name());
        }
        return held;
    }

    private Term read(String name, JsonValue value) {
        if (value instanceof JsonString iri) {
            return simple(name, iri(iri.getString()));
        }
        if (!(value instanceof JsonObject definition) || !UNDERSTOOD.containsAll(definition.keySet())) {
            throw new NotPlain("a definition with more than is understood here: " + name);
        }
        var iri = definition.containsKey(Keywords.ID) ? iri(text(definition.get(Keywords.ID))) : ofVocabulary(name);
        return new Term(
                name,
                iri,
                Optional.ofNullable(definition.get(Keywords.TYPE)).map(type -> coercion(text(type))),
                container(definition.get("@container")),
                ContextReader.flag(definition, "@prefix", false),
                ContextReader.flag(definition, "@protected", guarded),
                Optional.ofNullable(definition.get(Keywords.CONTEXT)));
    }

    private Term simple(String name, String iri) {
        var prefix = !iri.isEmpty() && ENDS_A_PREFIX.indexOf(iri.charAt(iri.length() - 1)) >= 0;
        return new Term(name, iri, Optional.empty(), Term.Container.NONE, prefix, guarded, Optional.empty());
    }

    private String ofVocabulary(String name) {
        return vocabulary.map(v -> v + name).orElseThrow(() -> new NotPlain("a term without an IRI: " + name));
    }

    private String coercion(String type) {
        if (type.equals(Keywords.ID) || type.equals(Keywords.VOCAB)) {
            return type;
        }
        var iri = iri(type);
        if (Keywords.is(iri)) {
            throw new NotPlain("values of type " + iri);
        }
        return iri;
    }

    private static Term.Container container(JsonValue value) {
        if (value == null) {
            return Term.Container.NONE;
        }
        return switch (text(value)) {
            case Keywords.SET -> Term.Container.SET;
            case Keywords.LIST -> Term.Container.LIST;
            default -> throw new NotPlain("a container of another kind");
        };
    }

    /** The IRI that a definition names, by terms of the same context if need be. */
    private String iri(String name) {
        if (Keywords.is(name)) {
            if (name.equals(Keywords.CONTEXT)) {
                throw new NotPlain("a term for a context");
            }
            return name;
        }
        if (local.containsKey(name)) {
            define(name);
        }
        var colon = name.indexOf(':', 1);
        if (colon > 0 && local.containsKey(name.substring(0, colon))) {
            define(name.substring(0, colon));
        }
        var iri = Context.ofVocabulary(terms, vocabulary, name);
        if (!Keywords.is(iri) && !Keywords.isAbsoluteIri(iri)) {
            throw new NotPlain("a term without an IRI: " + name);
        }
        return iri;
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw new NotPlain("a definition that is no text");
    }
}
