package org.ecluse.registry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.ecluse.registry.Registry;

/** Whether the registry is ready: 200 or 503, and nothing else about it. */
@Path("/health")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    private final Registry registry;

    /** The health of this registry. */
    @Inject
    public HealthResource(Registry registry) {
        this.registry = registry;
    }

    /** Ready or not. */
    @GET
    @Open
    public Response health() {
        boolean up = registry.isHealthy();
        String body = Json.createObjectBuilder()
                .add("status", up ? "UP" : "DOWN")
                .build()
                .toString();
        return Response.status(up ? 200 : 503).entity(body).build();
    }
}
