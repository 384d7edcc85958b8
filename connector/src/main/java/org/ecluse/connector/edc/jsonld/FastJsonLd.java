package org.ecluse.connector.edc.jsonld;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.eclipse.edc.jsonld.spi.JsonLd;
import org.eclipse.edc.spi.constants.CoreConstants;
import org.eclipse.edc.spi.result.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell's JSON-LD service: what is plain is done here, everything else, every error included, by another service, whose answer
 * counts. Registration ends before the first message; of any number of threads after that.
 */
public final class FastJsonLd implements JsonLd {
    private static final Logger LOG = LoggerFactory.getLogger(FastJsonLd.class);

    private final JsonLd general;
    private final ContextReader contexts = new ContextReader();
    private final Expansion expansion = new Expansion(contexts);
    private final Compaction compaction = new Compaction(contexts);
    private final Map<String, Map<String, String>> namespaces = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> addresses = new ConcurrentHashMap<>();
    private final Map<String, Written> written = new ConcurrentHashMap<>();
    private volatile Set<String> prefixes = Set.of();
    private final LongAdder handedOn = new LongAdder();

    /** A context as messages of a scope bring it, and as it is read. */
    private record Written(JsonValue local, Context read) {}

    /** @param general told of every context and namespace too */
    public FastJsonLd(JsonLd general) {
        this.general = general;
    }

    /** How many documents were not plain. */
    public long handedOn() {
        return handedOn.sum();
    }

    int kept() {
        return contexts.kept();
    }

    @Override
    public Result<JsonObject> expand(JsonObject document) {
        try {
            var expanded = expansion.expand(withVocabulary(document));
            if (!hasLeftPrefix(expanded)) {
                return Result.success(expanded);
            }
        } catch (NotPlain notPlain) {
            LOG.debug("handed on: {}", notPlain.getMessage());
        }
        handedOn.increment();
        return answered(() -> general.expand(document));
    }

    @Override
    public Result<JsonObject> compact(JsonObject document, String scope) {
        try {
            var context = written.computeIfAbsent(scope, this::written);
            return Result.success(compaction.compact(expansion.expand(document), context.read(), context.local()));
        } catch (NotPlain notPlain) {
            LOG.debug("handed on: {}", notPlain.getMessage());
            handedOn.increment();
            return answered(() -> general.compact(document, scope));
        }
    }

    /** The general service throws where a document is wrong in a way that it does not foresee. */
    private static Result<JsonObject> answered(Supplier<Result<JsonObject>> asked) {
        try {
            return asked.get();
        } catch (RuntimeException e) {
            LOG.warn("a JSON-LD document could not be read", e);
            return Result.failure("the document is not JSON-LD that can be read");
        }
    }

    /** A context of the document's own speaks of the shell's vocabulary, unless it says otherwise. */
    private static JsonObject withVocabulary(JsonObject document) {
        return document.get(Keywords.CONTEXT) instanceof JsonObject context && !context.containsKey(Keywords.VOCAB)
                ? Json.createObjectBuilder(document)
                        .add(
                                Keywords.CONTEXT,
                                Json.createObjectBuilder(context).add(Keywords.VOCAB, CoreConstants.EDC_NAMESPACE))
                        .build()
                : document;
    }

    /** Whether a name still begins with a prefix that somebody here registered, and so was not declared in the document. */
    private boolean hasLeftPrefix(JsonObject node) {
        for (var entry : node.entrySet()) {
            var name = entry.getKey();
            if (isLeft(name)
                    || (name.equals(Keywords.ID) || name.equals(Keywords.TYPE)) && isLeft(entry.getValue())
                    || hasLeftPrefix(entry.getValue())) {
                return true;
            }
        }
        return false;
    }

    private boolean hasLeftPrefix(JsonValue value) {
        if (value instanceof JsonArray several) {
            for (var item : several) {
                if (item instanceof JsonObject object && hasLeftPrefix(object)) {
                    return true;
                }
            }
            return false;
        }
        return value instanceof JsonObject object && hasLeftPrefix(object);
    }

    private boolean isLeft(JsonValue names) {
        if (names instanceof JsonArray several) {
            return several.stream().anyMatch(this::isLeft);
        }
        return names instanceof JsonString name && isLeft(name.getString());
    }

    private boolean isLeft(String name) {
        var colon = name.indexOf(':');
        var prefix = colon < 0 ? name : name.substring(0, colon);
        return prefixes.contains(prefix);
    }

    private Written written(String scope) {
        var local = contextOf(scope);
        return new Written(local, contexts.outermost(local));
    }

    private JsonValue contextOf(String scope) {
        var names = new LinkedHashMap<>(namespaces.getOrDefault(DEFAULT_SCOPE, Map.of()));
        names.putAll(namespaces.getOrDefault(scope, Map.of()));
        var urls = new LinkedHashSet<>(addresses.getOrDefault(DEFAULT_SCOPE, Set.of()));
        urls.addAll(addresses.getOrDefault(scope, Set.of()));
        var own = Json.createObjectBuilder();
        names.forEach(own::add);
        var object = own.build();
        if (urls.isEmpty()) {
            return object;
        }
        var all = Json.createArrayBuilder();
        urls.forEach(all::add);
        return (object.isEmpty() ? all : all.add(object)).build();
    }

    @Override
    public void registerNamespace(String prefix, String iri, String scope) {
        namespaces.computeIfAbsent(scope, s -> new LinkedHashMap<>()).put(prefix, iri);
        var all = new HashSet<>(prefixes);
        all.add(prefix);
        prefixes = all;
        written.clear();
        general.registerNamespace(prefix, iri, scope);
    }

    @Override
    public void registerContext(String address, String scope) {
        addresses.computeIfAbsent(scope, s -> new LinkedHashSet<>()).add(address);
        written.clear();
        general.registerContext(address, scope);
    }

    /** @throws UncheckedIOException when the document cannot be read */
    @Override
    public void registerCachedDocument(String address, URI place) {
        try (var in = place.toURL().openStream();
                var reader = Json.createReader(in)) {
            contexts.register(address, reader.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException("the context " + address + " cannot be read from " + place, e);
        } catch (JsonException notJson) {
            throw new IllegalArgumentException("the context " + address + " at " + place + " is not JSON", notJson);
        }
        general.registerCachedDocument(address, place);
    }
}
