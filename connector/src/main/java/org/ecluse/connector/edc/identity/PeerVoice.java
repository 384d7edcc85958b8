package org.ecluse.connector.edc.identity;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.tokens.JwsVerifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two voices of a refusal: the log has code, cause and cure, on one line; the peer gets the code, where the shell
 * would say "Unauthorized" only. The shell answers on the thread that asked, so the code waits there.
 */
final class PeerVoice implements ContainerRequestFilter, ContainerResponseFilter {
    /** The header that carries the code. */
    static final String HEADER = "Ecluse-Refusal";

    private static final ThreadLocal<String> CODE = new ThreadLocal<>();
    /** The last part of the member's name: the message is written out in full IRIs here, and made short later. */
    private static final String REASON = "reason";

    private static final int UNAUTHORIZED = 401;
    private static final String BEARER = "Bearer ";
    private static final Logger LOG = LoggerFactory.getLogger(PeerVoice.class);

    /** Says a refusal in both voices. */
    static void say(Logger log, String what, Refusal refusal) {
        log.warn("{} refused: {}", what, refusal);
        CODE.set(refusal.code());
    }

    /** What is no token at all is refused here: the shell would answer it with an error of its own. */
    @Override
    public void filter(ContainerRequestContext request) {
        CODE.remove();
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.startsWith(BEARER)) {
            JwsVerifier.read(authorization.substring(BEARER.length())).reason().ifPresent(refusal -> {
                say(LOG, "token", refusal);
                request.abortWith(Response.status(UNAUTHORIZED)
                        .type(MediaType.APPLICATION_JSON)
                        .entity("{\"code\":\"" + UNAUTHORIZED + "\",\"reason\":[\"" + refusal.code() + "\"]}")
                        .build());
            });
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == UNAUTHORIZED) {
            if (CODE.get() == null) {
                say(LOG, "token", unexplained(request.getHeaderString(HttpHeaders.AUTHORIZATION)));
            }
            tell(response, CODE.get());
        }
        CODE.remove();
    }

    /** The shell refuses a message without a token by itself. */
    private static Refusal unexplained(String authorization) {
        return authorization == null
                ? new Refusal(
                        "token.missing",
                        "no bearer token came with the message",
                        "send one in the Authorization header")
                : new Refusal("token.not-accepted", "the shell did not accept the token", "send a bearer token of DCP");
    }

    private static void tell(ContainerResponseContext response, String code) {
        response.getHeaders().putSingle(HEADER, code);
        if (response.getEntity() instanceof JsonObject error) {
            var told = Json.createObjectBuilder(error);
            error.keySet().stream()
                    .filter(name -> name.endsWith(REASON))
                    .forEach(name -> told.add(name, Json.createArrayBuilder().add(code)));
            response.setEntity(told.build());
        }
    }
}
