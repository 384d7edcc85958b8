package org.ecluse.connector.edc.policy;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.List;

/**
 * Gives the peer the codes of our refusal in the protocol's own error message, where the shell would only say that it
 * refuses. A request is served by one thread from its filter to its answer, which is how the codes find their answer.
 */
final class RefusalCodes implements ContainerRequestFilter, ContainerResponseFilter {
    /** The answer is still expanded JSON-LD here: the shell compacts it on its way out. */
    private static final String REASON = "https://w3id.org/dspace/2025/1/reason";

    private static final int CLIENT_ERROR = 400;

    private final ThreadLocal<List<String>> codes = ThreadLocal.withInitial(List::of);

    void told(List<String> refusal) {
        codes.set(List.copyOf(refusal));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        codes.remove();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var refusal = codes.get();
        codes.remove();
        if (!refusal.isEmpty()
                && response.getStatus() >= CLIENT_ERROR
                && response.getEntity() instanceof JsonObject error
                && error.containsKey(REASON)) {
            response.setEntity(
                    Json.createObjectBuilder(error).add(REASON, values(refusal)).build());
        }
    }

    private static JsonArrayBuilder values(List<String> texts) {
        var values = Json.createArrayBuilder();
        texts.forEach(text -> values.add(Json.createObjectBuilder().add("@value", text)));
        return values;
    }
}
