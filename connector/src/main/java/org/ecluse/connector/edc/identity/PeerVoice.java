package org.ecluse.connector.edc.identity;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import org.ecluse.trust.Refusal;
import org.slf4j.Logger;

/**
 * The two voices of a refusal: the log has code, cause and cure, on one line; the peer gets the code, where the shell
 * would say "Unauthorized" only. The shell answers on the thread that asked, so the code waits there.
 */
final class PeerVoice implements ContainerRequestFilter, ContainerResponseFilter {
    /** The header that carries the code. */
    static final String HEADER = "Ecluse-Refusal";

    private static final ThreadLocal<String> CODE = new ThreadLocal<>();
    private static final String REASON = "reason";
    private static final int UNAUTHORIZED = 401;

    /** Says a refusal in both voices. */
    static void say(Logger log, String what, Refusal refusal) {
        log.warn("{} refused: {}", what, refusal);
        CODE.set(refusal.code());
    }

    @Override
    public void filter(ContainerRequestContext request) {
        CODE.remove();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var code = CODE.get();
        CODE.remove();
        if (code == null || response.getStatus() != UNAUTHORIZED) {
            return;
        }
        response.getHeaders().putSingle(HEADER, code);
        if (response.getEntity() instanceof JsonObject error && error.containsKey(REASON)) {
            var told = Json.createObjectBuilder(error)
                    .add(REASON, Json.createArrayBuilder().add(code));
            response.setEntity(told.build());
        }
    }
}
