package org.ecluse.connector.edc.door;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads each message that comes in at one door up to its limit, and lets through what is JSON with known contexts. */
@PreMatching
final class IncomingMessages implements ContainerRequestFilter {
    /** No message of the protocol or of the Management API is near it. */
    static final int BODY_BYTES_MAX = 1 << 20;

    static final int DEPTH_MAX = 64;

    private static final Logger LOG = LoggerFactory.getLogger(IncomingMessages.class);
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> CONTEXTS = Set.of(
            "https://w3id.org/dspace/2025/1/context.jsonld",
            "https://w3id.org/dspace/2025/1/odrl-profile.jsonld",
            "https://w3id.org/edc/dspace/v0.0.1",
            "https://w3id.org/edc/connector/management/v0.0.1",
            "https://w3id.org/edc/connector/management/v2",
            "http://www.w3.org/ns/odrl.jsonld");

    private final BiFunction<ContainerRequestContext, String, JsonObject> errorBody;

    /** @param errorBody what the peer of this door is told, given the request and the code */
    IncomingMessages(BiFunction<ContainerRequestContext, String, JsonObject> errorBody) {
        this.errorBody = errorBody;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (!WITH_BODY.contains(request.getMethod())) {
            return;
        }
        if (request.getLength() > BODY_BYTES_MAX) {
            refuse(request, Response.Status.REQUEST_ENTITY_TOO_LARGE, tooLarge());
            return;
        }
        var body = request.getEntityStream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            refuse(request, Response.Status.REQUEST_ENTITY_TOO_LARGE, tooLarge());
            return;
        }
        var problem = body.length == 0 ? Optional.<Problem>empty() : problem(body);
        problem.ifPresent(found -> refuse(request, Response.Status.BAD_REQUEST, found));
        request.setEntityStream(new ByteArrayInputStream(body));
    }

    private static Optional<Problem> problem(byte[] body) {
        try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
            return foreignContext(reader.readValue(), 0);
        } catch (RuntimeException e) {
            // The parser says in several ways that a text is not JSON, or nested beyond its own limit.
            return Optional.of(new Problem(
                    "message.malformed",
                    "",
                    "a message is not JSON: " + Problem.quote(String.valueOf(e.getMessage())),
                    "the sender must send well-formed JSON in UTF-8"));
        }
    }

    private static Optional<Problem> foreignContext(JsonValue value, int depth) {
        if (depth > DEPTH_MAX) {
            return Optional.of(new Problem(
                    "message.too-deep",
                    "",
                    "a message is nested deeper than " + DEPTH_MAX + " levels",
                    "the sender must send what the protocol's schema allows"));
        }
        if (value instanceof JsonObject object) {
            for (var member : object.entrySet()) {
                var found = member.getKey().equals("@context")
                        ? named(member.getValue(), depth + 1)
                        : foreignContext(member.getValue(), depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        } else if (value instanceof JsonArray several) {
            for (var one : several) {
                var found = foreignContext(one, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> named(JsonValue context, int depth) {
        if (context instanceof JsonString text) {
            return CONTEXTS.contains(text.getString()) ? Optional.empty() : Optional.of(foreign(text.getString()));
        }
        if (context instanceof JsonArray several) {
            return several.stream().flatMap(one -> named(one, depth).stream()).findFirst();
        }
        if (context instanceof JsonObject local && local.containsKey("@import")) {
            return named(local.get("@import"), depth);
        }
        return foreignContext(context, depth);
    }

    private static Problem foreign(String context) {
        return new Problem(
                "message.context.foreign",
                "",
                "a message names the context " + Problem.quote(context)
                        + ", which is not known here and is not fetched",
                "the sender must use the protocol's own context, or write its terms in full");
    }

    private static Problem tooLarge() {
        return new Problem(
                "message.too-large",
                "",
                "a message is larger than " + BODY_BYTES_MAX + " bytes",
                "the sender must send data over a transfer, not in a message");
    }

    private void refuse(ContainerRequestContext request, Response.Status status, Problem problem) {
        LOG.warn(
                "{} {} refused: {}",
                request.getMethod(),
                Problem.quote(request.getUriInfo().getPath()),
                problem);
        request.abortWith(Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Connection", status == Response.Status.REQUEST_ENTITY_TOO_LARGE ? "close" : null)
                .entity(errorBody.apply(request, problem.code()).toString())
                .build());
    }
}
