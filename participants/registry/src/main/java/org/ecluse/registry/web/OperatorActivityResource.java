package org.ecluse.registry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;
import org.ecluse.registry.Registry;

/** What the operator can see of the registry's work. */
@Path("/api/operator/activity")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class OperatorActivityResource {
    private final Registry registry;

    /** Activity of this registry. */
    @Inject
    public OperatorActivityResource(Registry registry) {
        this.registry = registry;
    }

    /** Requests for credentials by what became of them, and whether the log is whole. */
    @GET
    @ForOperators
    public Response activity() {
        JsonObjectBuilder issuances = Json.createObjectBuilder();
        registry.issuing().counts().forEach(count -> issuances.add(count.state().name(), count.requests()));
        JsonObjectBuilder log = Json.createObjectBuilder();
        OptionalLong broken = registry.log().firstBroken();
        log.add("whole", broken.isEmpty());
        broken.ifPresent(position -> log.add("firstBroken", position));
        String body = Json.createObjectBuilder()
                .add("credentialRequests", issuances)
                .add("log", log)
                .build()
                .toString();
        return Response.ok(body).build();
    }
}
