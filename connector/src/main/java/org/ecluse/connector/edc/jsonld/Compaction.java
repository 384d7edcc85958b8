package org.ecluse.connector.edc.jsonld;

import static org.ecluse.connector.edc.jsonld.Keywords.ID;
import static org.ecluse.connector.edc.jsonld.Keywords.LIST;
import static org.ecluse.connector.edc.jsonld.Keywords.TYPE;
import static org.ecluse.connector.edc.jsonld.Keywords.VALUE;
import static org.ecluse.connector.edc.jsonld.Keywords.VOCAB;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;

/** Writes the names of an expanded document by the terms of a context. Stateless, of any number of threads. (JSON-LD 1.1 API, 5.6) */
final class Compaction {
    private static final JsonProvider JSON = JsonProvider.provider();

    private final ContextReader contexts;

    Compaction(ContextReader contexts) {
        this.contexts = contexts;
    }

    /**
     * @param node as {@link Expansion} makes it
     * @param context by which names are written
     * @param local that context as the document is to give it
     * @throws NotPlain when the node or the context is not of the part of JSON-LD that is handled here
     */
    JsonObject compact(JsonObject node, Context context, JsonValue local) {
        if (!(object(context, Optional.empty(), node) instanceof JsonObject compacted)) {
            throw new NotPlain("a document that is no node");
        }
        var document = JSON.createObjectBuilder();
        if (!isEmpty(local)) {
            document.add(Keywords.CONTEXT, local);
        }
        compacted.forEach(document::add);
        return document.build();
    }

    private static boolean isEmpty(JsonValue local) {
        return local instanceof JsonObject object && object.isEmpty()
                || local instanceof JsonArray several && several.isEmpty();
    }

    private JsonValue value(Context active, String property, JsonValue element) {
        return switch (element.getValueType()) {
            case ARRAY -> array(active, property, element.asJsonArray());
            case OBJECT -> object(active, Optional.of(property), element.asJsonObject());
            default -> element;
        };
    }

    private JsonValue array(Context active, String property, JsonArray elements) {
        var all = JSON.createArrayBuilder();
        elements.forEach(element -> all.add(value(active, property, element)));
        var items = all.build();
        return items.size() == 1 && container(active, property) == Term.Container.NONE ? items.get(0) : items;
    }

    private static Term.Container container(Context active, String property) {
        return active.term(property).map(Term::container).orElse(Term.Container.NONE);
    }

    private JsonValue object(Context before, Optional<String> property, JsonObject element) {
        var own = property.flatMap(before::term).filter(term -> term.scoped().isPresent());
        var reverted = reverted(before, element);
        var active = own.map(term -> contexts.scoped(reverted, term, false)).orElse(reverted);
        if (element.containsKey(VALUE) || element.containsKey(ID)) {
            var compacted = scalar(active, property, element);
            if (compacted.isPresent()) {
                return compacted.get();
            }
        }
        if (element.containsKey(LIST)) {
            throw new NotPlain("a list in a list");
        }
        return node(before, ofTypes(before, active, element), property, element);
    }

    private static Context reverted(Context active, JsonObject element) {
        var kept = element.containsKey(VALUE) || element.size() == 1 && element.containsKey(ID);
        return kept ? active : active.previous().orElse(active);
    }

    /** What is written as a mere text, number or truth value. (JSON-LD 1.1 API, 5.8) */
    private static Optional<JsonValue> scalar(Context active, Optional<String> property, JsonObject element) {
        var coercion = property.flatMap(active::term).flatMap(Term::coercion).orElse("");
        if (element.containsKey(ID)) {
            return element.size() == 1 && (coercion.equals(ID) || coercion.equals(VOCAB))
                    ? Optional.of(JSON.createValue(
                            coercion.equals(ID) ? identifier(active, id(element)) : name(active, id(element))))
                    : Optional.empty();
        }
        var type = element.get(TYPE);
        // Without a type it is read back as it is: the term was chosen so. (5.8, steps 9 and 10)
        return type == null
                        || type instanceof JsonString text && text.getString().equals(coercion)
                ? Optional.of(element.get(VALUE))
                : Optional.empty();
    }

    private Context ofTypes(Context typeScoped, Context reverted, JsonObject element) {
        var active = reverted;
        for (var name : typesOf(element).stream()
                .map(type -> name(reverted, type))
                .sorted()
                .toList()) {
            var term = typeScoped.term(name).filter(known -> known.scoped().isPresent());
            if (term.isPresent()) {
                active = contexts.scoped(active, term.get(), true);
            }
        }
        return active;
    }

    private JsonValue node(Context typeScoped, Context active, Optional<String> property, JsonObject element) {
        var node = new Members();
        for (var entry : element.entrySet()) {
            var name = entry.getKey();
            switch (name) {
                case ID -> node.put(name(active, ID), JSON.createValue(identifier(active, id(element))));
                case TYPE -> node.put(name(active, TYPE), types(typeScoped, active, element));
                case VALUE -> node.put(name(active, VALUE), entry.getValue());
                default -> property(active, node, name, entry.getValue());
            }
        }
        return node.finished();
    }

    private static List<String> typesOf(JsonObject element) {
        var types = element.get(TYPE);
        if (types == null) {
            return List.of();
        }
        return types instanceof JsonArray several
                ? several.stream().map(Compaction::text).toList()
                : List.of(text(types));
    }

    private static JsonValue types(Context typeScoped, Context active, JsonObject element) {
        var all = JSON.createArrayBuilder();
        typesOf(element).forEach(type -> all.add(name(typeScoped, type)));
        var names = all.build();
        var set = container(active, name(active, TYPE)) == Term.Container.SET;
        return names.size() == 1 && !set ? names.get(0) : names;
    }

    private void property(Context active, Members node, String iri, JsonValue values) {
        if (Keywords.is(iri)) {
            throw new NotPlain("the keyword " + iri);
        }
        var items = values.asJsonArray();
        if (items.isEmpty()) {
            node.putEmpty(Selection.term(active, iri, items));
        }
        for (var item : items) {
            var term = Selection.term(active, iri, item);
            var container = container(active, term);
            if (item instanceof JsonObject object && object.containsKey(LIST)) {
                list(active, node, term, object.get(LIST));
            } else {
                node.add(term, value(active, term, item), container == Term.Container.SET);
            }
        }
    }

    private void list(Context active, Members node, String term, JsonValue items) {
        var compacted = value(active, term, items);
        var list = compacted instanceof JsonArray several
                ? several
                : JSON.createArrayBuilder().add(compacted).build();
        var container = container(active, term);
        if (container == Term.Container.LIST) {
            node.put(term, list);
        } else {
            var wrapped =
                    JSON.createObjectBuilder().add(name(active, LIST), list).build();
            node.add(term, wrapped, container == Term.Container.SET);
        }
    }

    private static String name(Context active, String iri) {
        return Selection.name(active, iri);
    }

    private static String identifier(Context active, String iri) {
        return Selection.identifier(active, iri);
    }

    private static String id(JsonObject element) {
        return text(element.get(ID));
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw new NotPlain("a name that is no text");
    }
}
