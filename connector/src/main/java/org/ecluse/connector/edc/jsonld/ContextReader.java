package org.ecluse.connector.edc.jsonld;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads contexts as documents give them, each only once: the outermost ones and those that terms bring with them are remembered, up to
 * {@link #KEPT_MAX} of them; others are read each time. Of any number of threads. (JSON-LD 1.1 API, 4.1)
 */
final class ContextReader {
    /** So that documents with ever new contexts do not fill the memory. */
    static final int KEPT_MAX = 2_000;

    /** A longer context of a document's own is read each time. */
    static final int KEPT_LENGTH_MAX = 4_000;

    private static final Set<String> NOT_TERMS =
            Set.of("@import", "@propagate", "@protected", "@version", Keywords.VOCAB);

    private final Map<String, JsonObject> documents = new ConcurrentHashMap<>();
    private final Map<JsonValue, Context> outermost = new ConcurrentHashMap<>();
    private final AtomicInteger kept = new AtomicInteger();

    /** @param document a context document, as served at that address */
    void register(String address, JsonObject document) {
        documents.put(address, document);
        outermost.clear();
    }

    /** The context of a whole document. */
    Context outermost(JsonValue local) {
        var known = outermost.get(local);
        if (known != null) {
            return known;
        }
        var read = read(Context.EMPTY, local);
        if (local.toString().length() <= KEPT_LENGTH_MAX && mayKeep()) {
            outermost.put(local, read);
        }
        return read;
    }

    /** A context within a document. */
    Context read(Context active, JsonValue local) {
        return read(active, local, new Manner(false, true));
    }

    /** The context below a term, or that of a node whose type the term is. */
    Context scoped(Context active, Term term, boolean ofType) {
        var scope = new Context.Scope(term, ofType);
        var known = active.below().get(scope);
        if (known != null) {
            return known;
        }
        var read = read(active, term.scoped().orElseThrow(), new Manner(!ofType, !ofType));
        // The same context twice is the same, however deep: what is remembered has an end.
        var canonical = read.saysAs(active) ? active : read;
        if (mayKeep()) {
            active.below().put(scope, canonical);
        }
        return canonical;
    }

    /** How many contexts are remembered. */
    int kept() {
        return kept.get();
    }

    private boolean mayKeep() {
        return kept.getAndUpdate(count -> Math.min(count + 1, KEPT_MAX)) < KEPT_MAX;
    }

    /**
     * @param overriding whether guarded terms may be said otherwise
     * @param reaching whether the context holds for nodes below
     */
    private record Manner(boolean overriding, boolean reaching) {}

    private Context read(Context active, JsonValue local, Manner manner) {
        var reaching =
                local instanceof JsonObject object ? flag(object, "@propagate", manner.reaching()) : manner.reaching();
        var result = reaching || active.previous().isPresent()
                ? active
                : new Context(active.terms(), active.vocabulary(), Optional.of(active));
        for (var context : local instanceof JsonArray several ? several : List.of(local)) {
            result = switch (context.getValueType()) {
                case STRING -> read(result, document(((JsonString) context).getString()), new Manner(false, true));
                case OBJECT -> defined(result, imported(context.asJsonObject()), manner.overriding());
                default -> throw new NotPlain("a context of kind " + context.getValueType());
            };
        }
        return result;
    }

    private JsonValue document(String address) {
        var document = documents.get(address);
        if (document == null) {
            throw new NotPlain("an unknown context: " + address);
        }
        var context = document.get(Keywords.CONTEXT);
        if (context == null) {
            throw new NotPlain("a document without a context: " + address);
        }
        return context;
    }

    private JsonObject imported(JsonObject context) {
        var address = context.get("@import");
        if (address == null) {
            return context;
        }
        if (!(address instanceof JsonString text)
                || !(document(text.getString()) instanceof JsonObject imports)
                || imports.containsKey("@import")) {
            throw new NotPlain("an import of something else than one context");
        }
        return Json.createObjectBuilder(imports)
                .addAll(Json.createObjectBuilder(context))
                .remove("@import")
                .build();
    }

    private static Context defined(Context active, JsonObject local, boolean overriding) {
        var vocabulary = vocabulary(active, local);
        var version = local.get("@version");
        if (version != null && !version.toString().equals("1.1")) {
            throw new NotPlain("another version");
        }
        var definitions = new Definitions(active, vocabulary, local, overriding);
        for (var name : local.keySet()) {
            if (!NOT_TERMS.contains(name)) {
                definitions.define(name);
            }
        }
        return new Context(new LinkedHashMap<>(definitions.terms()), vocabulary, active.previous());
    }

    private static Optional<String> vocabulary(Context active, JsonObject local) {
        var vocab = local.get(Keywords.VOCAB);
        if (vocab == null) {
            return active.vocabulary();
        }
        if (vocab instanceof JsonString text && Keywords.isAbsoluteIri(text.getString())) {
            return Optional.of(active.ofVocabulary(text.getString()));
        }
        throw new NotPlain("a vocabulary that is no IRI");
    }

    static boolean flag(JsonObject context, String name, boolean otherwise) {
        var value = context.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw new NotPlain(name + " is neither true nor false");
        }
        return value == JsonValue.TRUE;
    }
}
