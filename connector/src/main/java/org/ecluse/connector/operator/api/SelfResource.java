package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import org.ecluse.connector.operator.Membership;

/** Who this connector is, and how it joins. */
@Path("api")
public final class SelfResource {
    private final Membership membership;

    public SelfResource(Membership membership) {
        this.membership = membership;
    }

    @GET
    @Path("self")
    public Response self(@Context SecurityContext security) {
        var caller = Caller.of(security);
        return Answers.ok(Json.createObjectBuilder(Views.self(membership.self()))
                .add("person", caller.name())
                .add("role", caller.role().name().toLowerCase(Locale.ROOT))
                .build());
    }

    /** {@code {"code":…, "registry":…}}: joins the registry with a one-time code. */
    @POST
    @Path("enrol")
    public Response enrol(InputStream stream) {
        var body = Body.read(stream);
        var registry = body.optionalText("registry").map(text -> Body.parsed("registry", text, URI::create));
        return Answers.ok(Views.self(membership.enrol(body.text("code"), registry)));
    }
}
