package org.ecluse.connector.edc.jsonld;

import static org.ecluse.connector.edc.jsonld.Keywords.ID;
import static org.ecluse.connector.edc.jsonld.Keywords.LIST;
import static org.ecluse.connector.edc.jsonld.Keywords.NONE;
import static org.ecluse.connector.edc.jsonld.Keywords.TYPE;
import static org.ecluse.connector.edc.jsonld.Keywords.VALUE;
import static org.ecluse.connector.edc.jsonld.Keywords.VOCAB;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.edc.jsonld.Inverse.Kind;
import org.ecluse.connector.edc.jsonld.Term.Container;

/** Chooses how an IRI is written: a term, a name of the vocabulary, a compact IRI, or in full. (JSON-LD 1.1 API, 5.7) */
final class Selection {
    private static final List<Container> FOR_LISTS = List.of(Container.LIST, Container.NONE);
    private static final List<Container> FOR_OTHERS = List.of(Container.SET, Container.NONE);

    private Selection() {}

    /** The name of a keyword, of a type, or of an IRI that stands where terms may. */
    static String name(Context active, String iri) {
        return ofVocabulary(active, iri, Optional.empty());
    }

    /** The name of a property, by one of its values. */
    static String term(Context active, String iri, JsonValue value) {
        return ofVocabulary(active, iri, Optional.of(value));
    }

    /** A node's identifier, where terms may not stand. */
    static String identifier(Context active, String iri) {
        return compact(active, iri);
    }

    private static String ofVocabulary(Context active, String iri, Optional<JsonValue> value) {
        if (active.inverse().knows(iri)) {
            var term = fitting(active, iri, value);
            if (term.isPresent()) {
                return term.get();
            }
        }
        if (active.vocabulary().isPresent()
                && iri.startsWith(active.vocabulary().get())
                && iri.length() > active.vocabulary().get().length()) {
            var suffix = iri.substring(active.vocabulary().get().length());
            if (active.term(suffix).isEmpty()) {
                return suffix;
            }
        }
        return compact(active, iri);
    }

    private static Optional<String> fitting(Context active, String iri, Optional<JsonValue> value) {
        if (value.isPresent() && value.get() instanceof JsonObject object) {
            if (object.get(LIST) instanceof JsonArray items) {
                return ofList(active, iri, items);
            }
            if (object.containsKey(VALUE)) {
                var type = typeOf(object);
                return select(active, iri, FOR_OTHERS, type.isPresent() ? Kind.TYPE : Kind.LANGUAGE, type.orElse(NONE));
            }
            if (object.containsKey(ID)) {
                var id = ((JsonString) object.get(ID)).getString();
                return active.inverse().select(iri, FOR_OTHERS, Kind.TYPE, ofReference(active, id));
            }
        }
        return select(active, iri, FOR_OTHERS, Kind.TYPE, ID);
    }

    /** A reference whose target is itself a term is best told as one. (5.7, step 4.16) */
    private static List<String> ofReference(Context active, String id) {
        var term = active.term(name(active, id));
        return term.isPresent() && term.get().iri().equals(id) ? List.of(VOCAB, ID, NONE) : List.of(ID, VOCAB, NONE);
    }

    private static Optional<String> select(
            Context active, String iri, List<Container> containers, Kind kind, String type) {
        return active.inverse().select(iri, containers, kind, type.equals(NONE) ? List.of(NONE) : List.of(type, NONE));
    }

    /** By what all its items have in common. (5.7, step 4.7) */
    private static Optional<String> ofList(Context active, String iri, JsonArray items) {
        if (items.isEmpty()) {
            return select(active, iri, FOR_LISTS, Kind.ANY, NONE);
        }
        var types = items.stream().map(Selection::typeOfItem).distinct().toList();
        var common = types.size() == 1 ? types.get(0) : Optional.of(NONE);
        return select(active, iri, FOR_LISTS, common.isPresent() ? Kind.TYPE : Kind.LANGUAGE, common.orElse(NONE));
    }

    private static Optional<String> typeOfItem(JsonValue item) {
        return item instanceof JsonObject value && value.containsKey(VALUE) ? typeOf(value) : Optional.of(ID);
    }

    private static Optional<String> typeOf(JsonObject value) {
        return Optional.ofNullable(value.get(TYPE)).map(type -> ((JsonString) type).getString());
    }

    private static String compact(Context active, String iri) {
        String best = null;
        for (var prefix : active.prefixes()) {
            if (!iri.startsWith(prefix.iri()) || iri.length() == prefix.iri().length()) {
                continue;
            }
            var candidate = prefix.name() + ':' + iri.substring(prefix.iri().length());
            if (isBetter(candidate, best) && active.term(candidate).isEmpty()) {
                best = candidate;
            }
        }
        if (best != null) {
            return best;
        }
        refuseConfusion(active, iri);
        return iri;
    }

    private static boolean isBetter(String candidate, String best) {
        return best == null
                || candidate.length() < best.length()
                || candidate.length() == best.length() && candidate.compareTo(best) < 0;
    }

    /** An IRI that would be read back as a compact one. (5.7, step 9) */
    private static void refuseConfusion(Context active, String iri) {
        var colon = iri.indexOf(':');
        if (colon > 0
                && !iri.startsWith("//", colon + 1)
                && active.term(iri.substring(0, colon)).filter(Term::prefix).isPresent()) {
            throw new NotPlain("an IRI that begins as a prefix: " + iri);
        }
    }
}
