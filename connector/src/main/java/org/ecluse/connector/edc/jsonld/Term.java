package org.ecluse.connector.edc.jsonld;

import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * What a context says of one term. (JSON-LD 1.1 API, 4.2)
 *
 * @param name the term itself
 * @param iri what it stands for: an IRI or a keyword
 * @param coercion {@code @id}, {@code @vocab} or a data type's IRI, where the context gives one
 * @param container how several values are held
 * @param prefix whether it may stand before a colon
 * @param guarded whether a later context may not say otherwise
 * @param scoped the context that holds below this term, as written
 */
record Term(
        String name,
        String iri,
        Optional<String> coercion,
        Container container,
        boolean prefix,
        boolean guarded,
        Optional<JsonValue> scoped) {
    enum Container {
        NONE,
        SET,
        LIST
    }

    boolean isCoerced(String type) {
        return coercion.isPresent() && coercion.get().equals(type);
    }

    /** Whether both say the same, whoever guards it. (JSON-LD 1.1 API, 4.2.2, step 27.1) */
    boolean saysAs(Term other) {
        return equals(other.guardedAs(guarded));
    }

    private Term guardedAs(boolean guardedThen) {
        return guarded == guardedThen ? this : new Term(name, iri, coercion, container, prefix, guardedThen, scoped);
    }
}
