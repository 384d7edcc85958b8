package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecluse.contracts.people.Act;
import org.ecluse.contracts.people.People;

/** Writes down what was done through one door, before it is answered: by whom, to what, and the reason or the result. */
final class ActRecorder implements ContainerResponseFilter {
    private static final int SUBJECT_MAX = 512;
    private static final int DETAIL_MAX = 2_000;

    private final People people;
    private final InstantSource clock;
    private final String what;

    ActRecorder(People people, InstantSource clock, String door) {
        this.people = people;
        this.clock = clock;
        this.what = door.replace("api/", "").replaceAll("/?\\{[^}]*}", "");
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL
                || !(request.getSecurityContext().getUserPrincipal() instanceof Caller caller)) {
            return;
        }
        var answer = answer(response.getEntity());
        var path = request.getUriInfo().getPathParameters().values().stream()
                .map(values -> values.get(0))
                .collect(Collectors.joining(" "));
        var subject = path.isEmpty() ? text(answer, "id") : path;
        var detail = Stream.of("contract", "reason", "offer", "role", "state")
                .map(member -> text(answer, member))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        people.record(new Act(
                clock.instant(),
                caller.name(),
                caller.role(),
                what,
                subject.substring(0, Math.min(subject.length(), SUBJECT_MAX)),
                detail.substring(0, Math.min(detail.length(), DETAIL_MAX))));
    }

    private static Optional<JsonObject> answer(Object entity) {
        if (!(entity instanceof String text) || !text.startsWith("{")) {
            return Optional.empty();
        }
        try (var reader = Json.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (JsonException notJson) {
            return Optional.empty();
        }
    }

    private static String text(Optional<JsonObject> answer, String member) {
        return answer.map(json -> json.get(member))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .orElse("");
    }
}
