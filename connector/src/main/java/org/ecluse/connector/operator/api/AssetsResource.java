package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.ecluse.connector.operator.Operations;

/** What this connector offers. */
@Path("api/assets")
public final class AssetsResource {
    private final Operations operations;
    private final PublicationBody publications;

    public AssetsResource(Operations operations, PublicationBody publications) {
        this.operations = operations;
        this.publications = publications;
    }

    /** Puts an asset on offer; see {@link PublicationBody} for what is sent. */
    @POST
    public Response publish(InputStream stream) {
        var published = operations.publish(publications.read(Body.read(stream)));
        return Answers.json(201, Views.published(published).build());
    }

    @GET
    public Response published() {
        return Answers.ok(Views.list("assets", operations.published(), asset -> Views.published(asset)
                        .build())
                .build());
    }

    /** Takes an asset off the catalogue; contracts in force go on. */
    @DELETE
    @Path("{id}")
    public Response withdraw(@PathParam("id") String id) {
        if (!operations.withdraw(id)) {
            throw Answers.refuse(
                    404, "asset.unknown", "no asset of that id is on offer", "compare with the list of assets");
        }
        return Answers.ok(Json.createObjectBuilder().add("withdrawn", id).build());
    }
}
