package org.ecluse.registry.web;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.ecluse.trust.Refusal;

/** What a caller is told when something is refused: {@code application/problem+json} (RFC 9457) with code and cure. */
final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final Map<String, Integer> STATUS = Map.ofEntries(
            Map.entry("member.unknown", 403),
            Map.entry("member.suspended", 403),
            Map.entry("member.name-taken", 409),
            Map.entry("member.did-taken", 409),
            Map.entry("enrolment.code", 403),
            Map.entry("enrolment.proof", 403),
            Map.entry("enrolment.challenge", 403),
            Map.entry("study.unknown", 404),
            Map.entry("study.id-taken", 409),
            Map.entry("status.unknown", 404),
            Map.entry("credential.not-entitled", 403),
            Map.entry("issuance.unknown", 404),
            Map.entry("issuance.too-many", 429),
            Map.entry("log.line-unknown", 404),
            Map.entry("body.too-large", 413),
            Map.entry("door.shut", 403),
            Map.entry("http.not-found", 404),
            Map.entry("token.replay-unknown", 503));
    private static final List<String> UNAUTHORIZED = List.of("token.", "operator.token", "did.");

    private Problems() {}

    static Response of(Refusal refusal) {
        return of(status(refusal.code()), refusal);
    }

    static Response of(int status, Refusal refusal) {
        Response.ResponseBuilder response =
                Response.status(status).type(MEDIA_TYPE).entity(text(status, refusal));
        return status == 401 ? response.header("WWW-Authenticate", "Bearer").build() : response.build();
    }

    static String text(int status, Refusal refusal) {
        return Json.createObjectBuilder()
                .add("type", "urn:ecluse:problem:" + refusal.code())
                .add("status", status)
                .add("code", refusal.code())
                .add("cause", refusal.cause())
                .add("cure", refusal.cure())
                .build()
                .toString();
    }

    private static int status(String code) {
        Integer known = STATUS.get(code);
        if (known != null) {
            return known;
        }
        return UNAUTHORIZED.stream().anyMatch(code::startsWith) ? 401 : 400;
    }
}
