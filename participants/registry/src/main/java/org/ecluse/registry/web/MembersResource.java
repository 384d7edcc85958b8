package org.ecluse.registry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.Map;
import org.ecluse.registry.Registry;
import org.ecluse.registry.members.Services;
import org.ecluse.trust.Refusal;

/** What members in good standing may do: find each other, say that they moved, have receipts logged. */
@Path("/api")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class MembersResource {
    private final Registry registry;

    /** Doors of this registry for members. */
    @Inject
    public MembersResource(Registry registry) {
        this.registry = registry;
    }

    /** The members in good standing and where they are reached. */
    @GET
    @Path("directory")
    @ForMembers
    public Response directory() {
        return Response.ok(Views.list("members", registry.members().inGoodStanding(), Views::listed))
                .build();
    }

    /** Replaces the caller's addresses in its hosted DID document: {@code services}. */
    @PUT
    @Path("services")
    @ForMembers
    public Response move(InputStream body, @Context SecurityContext caller) {
        return Bodies.read(body)
                .then(object -> {
                    Fields fields = new Fields(object);
                    Map<String, String> services = fields.textsByName("services");
                    return fields.then(() -> Services.read(services));
                })
                .then(services -> registry.members().move(Caller.of(caller).name(), services))
                .fold(
                        member -> Response.ok(Views.listed(member).build().toString())
                                .build(),
                        Problems::of);
    }

    /** Logs the hash of a receipt that the caller signed: {@code hash}, SHA-256 in hex. */
    @POST
    @Path("log/receipts")
    @ForMembers
    public Response receipt(InputStream body, @Context SecurityContext caller) {
        String member = Caller.of(caller).name().value();
        return Bodies.read(body)
                .then(object -> {
                    Fields fields = new Fields(object);
                    String hash = fields.text("hash");
                    return fields.then(() -> registry.log().receipt(member, hash));
                })
                .fold(
                        line -> Response.status(201)
                                .entity(Views.line(line).build().toString())
                                .build(),
                        Problems::of);
    }

    /** One line of the log. */
    @GET
    @Path("log/receipts/{index}")
    @ForMembers
    public Response line(@PathParam("index") long index) {
        return registry.log()
                .at(index)
                .map(line -> Response.ok(Views.line(line).build().toString()).build())
                .orElseGet(() ->
                        Problems.of(new Refusal("log.line-unknown", "the log has no such line", "check the index")));
    }
}
