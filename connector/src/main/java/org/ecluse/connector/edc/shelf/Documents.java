package org.ecluse.connector.edc.shelf;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.eclipse.edc.policy.model.PolicyRegistrationTypes;

/** The shell's types as JSON text and back, without loss. Immutable; safe for threads. */
final class Documents {
    private static final String CREATED_AT = "createdAt";
    private static final String PARTICIPANT = "participantContextId";

    private final ObjectMapper mapper = new ObjectMapper();

    Documents() {
        mapper.registerSubtypes(PolicyRegistrationTypes.TYPES);
        mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        // The shell's builders refuse null for what may be absent; in a map, null is a value.
        mapper.setDefaultPropertyInclusion(
                JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
    }

    /** What stays when a document is replaced. */
    record Origin(long createdAt, Optional<String> participant) {}

    String write(Object entity) {
        return text(ordered(entity));
    }

    /** As {@link #write}, with the time of {@code origin}, and its participant where the new document names none. */
    String write(Object entity, Origin origin) {
        var node = ordered(entity);
        node.put(CREATED_AT, origin.createdAt());
        if (!node.hasNonNull(PARTICIPANT)) {
            origin.participant().ifPresent(participant -> node.put(PARTICIPANT, participant));
        }
        return text(node);
    }

    /** The id comes first: read later, it would undo a property of the same meaning. */
    private ObjectNode ordered(Object entity) {
        ObjectNode node = mapper.valueToTree(entity);
        var ordered = mapper.createObjectNode();
        ordered.set("id", node.remove("id"));
        ordered.setAll(node);
        return ordered;
    }

    private String text(ObjectNode node) {
        try {
            var text = mapper.writeValueAsString(node);
            return IndexedValue.storable(text)
                    ? text
                    : mapper.writer()
                            .with(JsonGenerator.Feature.ESCAPE_NON_ASCII)
                            .writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the document cannot be written as JSON; see the cause", e);
        }
    }

    /** @throws IllegalStateException when the text is not what {@link #write} wrote */
    <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a stored " + type.getSimpleName() + " is damaged; restore the database from a copy", e);
        }
    }
}
