package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.function.BooleanSupplier;

/** Whether the connector is ready, for machines that wait for it. */
@Path("api/health")
public final class HealthResource implements OpenToStrangers {
    private final BooleanSupplier ready;

    public HealthResource(BooleanSupplier ready) {
        this.ready = ready;
    }

    /** 200 with {@code up} once everything is started, else 503. */
    @GET
    public Response health() {
        boolean up = ready.getAsBoolean();
        return Answers.json(
                up ? 200 : 503,
                Json.createObjectBuilder().add("status", up ? "up" : "starting").build());
    }
}
