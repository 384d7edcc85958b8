package org.ecluse.connector.edc.jsonld;

import static org.ecluse.connector.edc.jsonld.Keywords.CONTEXT;
import static org.ecluse.connector.edc.jsonld.Keywords.ID;
import static org.ecluse.connector.edc.jsonld.Keywords.LIST;
import static org.ecluse.connector.edc.jsonld.Keywords.SET;
import static org.ecluse.connector.edc.jsonld.Keywords.TYPE;
import static org.ecluse.connector.edc.jsonld.Keywords.VALUE;
import static org.ecluse.connector.edc.jsonld.Keywords.VOCAB;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes every name of a document in full. Stateless, of any number of threads. (JSON-LD 1.1 API, 5.1) */
final class Expansion {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Set<String> OF_A_VALUE = Set.of(VALUE, TYPE);

    private final ContextReader contexts;

    Expansion(ContextReader contexts) {
        this.contexts = contexts;
    }

    /**
     * @return the document's one node
     * @throws NotPlain when the document is not of the part of JSON-LD that is handled here, or holds no node
     */
    JsonObject expand(JsonObject document) {
        var local = document.get(CONTEXT);
        var active = local == null ? Context.EMPTY : contexts.outermost(local);
        var node = object(active, Optional.empty(), document, true);
        return node.filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .orElseThrow(() -> new NotPlain("a document without a node, or with several"));
    }

    private Optional<JsonValue> value(Context active, Optional<String> property, JsonValue element) {
        return switch (element.getValueType()) {
            case NULL -> Optional.empty();
            case ARRAY -> Optional.of(array(active, property, element.asJsonArray()));
            case OBJECT -> object(active, property, element.asJsonObject(), false);
            default -> property.map(name -> scalar(active, name, element));
        };
    }

    private JsonArray array(Context active, Optional<String> property, JsonArray elements) {
        var list = property.flatMap(active::term)
                .filter(term -> term.container() == Term.Container.LIST)
                .isPresent();
        var all = JSON.createArrayBuilder();
        for (var element : elements) {
            var expanded = value(active, property, element);
            if (expanded.isPresent()) {
                addTo(all, list && expanded.get() instanceof JsonArray inner ? listOf(inner) : expanded.get());
            }
        }
        return all.build();
    }

    private JsonValue scalar(Context before, String property, JsonValue element) {
        var active = below(before, before.term(property));
        var type = active.term(property).flatMap(Term::coercion).orElse("");
        if (element instanceof JsonString text && (type.equals(ID) || type.equals(VOCAB))) {
            var name = text.getString();
            return single(
                    ID, JSON.createValue(type.equals(ID) ? active.ofIdentifier(name) : active.ofVocabulary(name)));
        }
        var value = JSON.createObjectBuilder();
        if (!type.isEmpty() && !type.equals(ID) && !type.equals(VOCAB)) {
            value.add(TYPE, type);
        }
        return value.add(VALUE, element).build();
    }

    private Context below(Context active, Optional<Term> property) {
        return property.filter(term -> term.scoped().isPresent())
                .map(term -> contexts.scoped(active, term, false))
                .orElse(active);
    }

    /** @param whole whether this is the document, whose own context is read already */
    private Optional<JsonValue> object(Context before, Optional<String> property, JsonObject element, boolean whole) {
        var active = below(reverted(before, element), property.flatMap(before::term));
        if (!whole && element.containsKey(CONTEXT)) {
            active = contexts.read(active, element.get(CONTEXT));
        }
        var node = new Node(active, ofTypes(active, element));
        for (var entry : element.entrySet()) {
            if (!entry.getKey().equals(CONTEXT)) {
                node.add(property, entry.getKey(), entry.getValue());
            }
        }
        return node.finished(property);
    }

    /** A context that does not reach below its node ends here, unless this is a value or a mere reference. (5.1.2, step 7) */
    private static Context reverted(Context active, JsonObject element) {
        if (active.previous().isEmpty()) {
            return active;
        }
        for (var key : element.keySet()) {
            var name = active.ofVocabulary(key);
            if (name.equals(VALUE) || name.equals(ID) && element.size() == 1) {
                return active;
            }
        }
        return active.previous().get();
    }

    /** The context with what a node's types bring. (5.1.2, step 11) */
    private Context ofTypes(Context typeScoped, JsonObject element) {
        var active = typeScoped;
        for (var key : keysOfTypes(typeScoped, element)) {
            for (var type : texts(element.get(key)).stream().sorted().toList()) {
                var term = typeScoped.term(type).filter(known -> known.scoped().isPresent());
                if (term.isPresent()) {
                    active = contexts.scoped(active, term.get(), true);
                }
            }
        }
        return active;
    }

    private static List<String> keysOfTypes(Context active, JsonObject element) {
        var keys = new ArrayList<String>(1);
        for (var key : element.keySet()) {
            if (active.ofVocabulary(key).equals(TYPE)) {
                keys.add(key);
            }
        }
        keys.sort(null);
        return keys;
    }

    private static List<String> texts(JsonValue value) {
        if (value instanceof JsonString one) {
            return List.of(one.getString());
        }
        var texts = new ArrayList<String>();
        if (value instanceof JsonArray several) {
            for (var item : several) {
                if (item instanceof JsonString text) {
                    texts.add(text.getString());
                }
            }
        }
        return texts;
    }

    private static void addTo(JsonArrayBuilder all, JsonValue value) {
        if (value instanceof JsonArray several) {
            several.forEach(all::add);
        } else {
            all.add(value);
        }
    }

    private static JsonObject listOf(JsonArray items) {
        return single(LIST, items);
    }

    private static JsonObject single(String name, JsonValue value) {
        return JSON.createObjectBuilder().add(name, value).build();
    }

    /** One node, value or set that is being put together. */
    private final class Node {
        private final Context typeScoped;
        private final Context active;
        private final Map<String, JsonValue> keywords = new LinkedHashMap<>();
        private final Map<String, JsonArrayBuilder> properties = new LinkedHashMap<>();

        private Node(Context typeScoped, Context active) {
            this.typeScoped = typeScoped;
            this.active = active;
        }

        private void add(Optional<String> property, String key, JsonValue value) {
            var name = active.ofVocabulary(key);
            if (Keywords.is(name)) {
                keyword(property, name, value);
            } else if (name.indexOf(':') >= 0) {
                var expanded = value(active, Optional.of(key), value);
                if (expanded.isPresent()) {
                    addTo(properties.computeIfAbsent(name, n -> JSON.createArrayBuilder()), held(key, expanded.get()));
                }
            }
        }

        private JsonValue held(String key, JsonValue value) {
            var list = active.term(key).filter(term -> term.container() == Term.Container.LIST);
            if (list.isEmpty() || value instanceof JsonObject object && object.containsKey(LIST)) {
                return value;
            }
            return listOf(
                    value instanceof JsonArray several
                            ? several
                            : JSON.createArrayBuilder().add(value).build());
        }

        private void keyword(Optional<String> property, String name, JsonValue value) {
            var expanded =
                    switch (name) {
                        case ID -> JSON.createValue(active.ofIdentifier(text(value)));
                        case TYPE -> types(value);
                        case VALUE -> plain(value);
                        case LIST -> {
                            if (property.isEmpty()) {
                                throw new NotPlain("a list by itself");
                            }
                            yield several(value(active, property, value).orElseThrow(() -> new NotPlain("no list")));
                        }
                        case SET -> value(active, property, value).orElseThrow(() -> new NotPlain("an empty set"));
                        default -> throw new NotPlain("the keyword " + name);
                    };
            if (keywords.put(name, expanded) != null) {
                throw new NotPlain("a keyword twice: " + name);
            }
        }

        private JsonValue types(JsonValue value) {
            if (value instanceof JsonString one) {
                return JSON.createValue(typeScoped.ofVocabulary(one.getString()));
            }
            if (!(value instanceof JsonArray several) || several.isEmpty()) {
                throw new NotPlain("a type that is no text, or none at all");
            }
            var all = JSON.createArrayBuilder();
            several.forEach(type -> all.add(typeScoped.ofVocabulary(text(type))));
            return all.build();
        }

        private static JsonValue plain(JsonValue value) {
            var type = value.getValueType();
            if (type == ValueType.ARRAY || type == ValueType.OBJECT) {
                throw new NotPlain("a value that is none");
            }
            return value;
        }

        private static JsonArray several(JsonValue value) {
            return value instanceof JsonArray array
                    ? array
                    : JSON.createArrayBuilder().add(value).build();
        }

        private static String text(JsonValue value) {
            if (value instanceof JsonString text) {
                return text.getString();
            }
            throw new NotPlain("a name that is no text");
        }

        /** (5.1.2, steps 14 to 19) */
        private Optional<JsonValue> finished(Optional<String> property) {
            if (keywords.containsKey(VALUE)) {
                return finishedValue().filter(value -> property.isPresent());
            }
            if (keywords.containsKey(SET) || keywords.containsKey(LIST)) {
                if (keywords.size() + properties.size() > 1) {
                    throw new NotPlain("a set or list with more than its items");
                }
                return Optional.of(keywords.containsKey(SET) ? keywords.get(SET) : listOf(several(keywords.get(LIST))))
                        .filter(value -> property.isPresent());
            }
            if (property.isEmpty()
                    && properties.isEmpty()
                    && keywords.keySet().stream().allMatch(ID::equals)) {
                return Optional.empty();
            }
            var node = JSON.createObjectBuilder();
            keywords.forEach((name, value) -> node.add(name, name.equals(TYPE) ? several(value) : value));
            properties.forEach(node::add);
            return Optional.of(node.build());
        }

        private Optional<JsonValue> finishedValue() {
            if (!properties.isEmpty() || !OF_A_VALUE.containsAll(keywords.keySet())) {
                throw new NotPlain("a value with more than a type");
            }
            var type = keywords.get(TYPE);
            if (type != null && !(type instanceof JsonString iri && Keywords.isAbsoluteIri(iri.getString()))) {
                throw new NotPlain("a value whose type is no IRI");
            }
            if (keywords.get(VALUE).getValueType() == ValueType.NULL) {
                return Optional.empty();
            }
            var value = JSON.createObjectBuilder();
            keywords.forEach(value::add);
            return Optional.of(value.build());
        }
    }
}
