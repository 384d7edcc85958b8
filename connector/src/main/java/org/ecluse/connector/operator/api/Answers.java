package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.operator.explain.Phrases;
import org.ecluse.policy.Problem;

/** Responses: JSON, and problems as RFC 9457 shapes them with this product's members. */
final class Answers {
    private static final String PROBLEM = "application/problem+json";
    private static final String JSON = "application/json";

    private Answers() {}

    static Response ok(JsonStructure body) {
        return json(200, body);
    }

    static Response json(int status, JsonStructure body) {
        return Response.status(status)
                .type(JSON)
                .header("Cache-Control", "no-store")
                .entity(body.toString())
                .build();
    }

    static Response problem(int status, Problem problem) {
        return problem(status, problem, Phrases.of(problem), List.of());
    }

    static Response problem(int status, Problem problem, Wording explanation, List<Problem> all) {
        return problem(status, problemJson(problem, explanation, all).build());
    }

    static Response problem(int status, JsonObject body) {
        return Response.status(status)
                .type(PROBLEM)
                .header("Cache-Control", "no-store")
                .entity(body.toString())
                .build();
    }

    static JsonObjectBuilder problemJson(Problem problem, Wording explanation, List<Problem> all) {
        var json = Json.createObjectBuilder()
                .add("type", "urn:ecluse:problem:" + problem.code())
                .add("title", problem.cause())
                .add("code", problem.code())
                .add("cause", problem.cause())
                .add("cure", problem.cure())
                .add("explanation", Views.wording(explanation));
        if (!problem.at().isEmpty()) {
            json.add("at", problem.at());
        }
        if (all.size() > 1) {
            var each = Json.createArrayBuilder();
            all.forEach(one -> each.add(Json.createObjectBuilder()
                    .add("code", one.code())
                    .add("at", one.at())
                    .add("cause", one.cause())
                    .add("cure", one.cure())));
            json.add("problems", each);
        }
        return json;
    }

    /** To be thrown. */
    static WebApplicationException refuse(int status, String code, String cause, String cure) {
        return new WebApplicationException(problem(status, new Problem(code, "", cause, cure)));
    }

    /** A refusal of the operations below, with the status that fits its code. */
    static Response refused(OperationRefused refused) {
        return refused(refused, Phrases.of(refused.problems().get(0)));
    }

    static Response refused(OperationRefused refused, Wording explanation) {
        var first = refused.problems().get(0);
        return problem(status(first.code()), first, explanation, refused.problems());
    }

    private static int status(String code) {
        if (code.startsWith("peer.")) {
            return 502;
        }
        if (code.startsWith("registry.") || code.endsWith(".unavailable")) {
            return 503;
        }
        if (code.endsWith(".over")) {
            return 409;
        }
        return code.endsWith(".unknown") && !code.startsWith("policy.") ? 404 : 422;
    }
}
