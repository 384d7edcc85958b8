package org.ecluse.registry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.ecluse.registry.Registry;
import org.ecluse.registry.credentials.Profile;
import org.ecluse.registry.credentials.StatusLists;

/** Published status lists: signed for those who ask for a JWT, as JSON for the others. */
@Path("/status")
@Dependent
public class StatusListResource {
    private final Registry registry;

    /** Lists of this registry. */
    @Inject
    public StatusListResource(Registry registry) {
        this.registry = registry;
    }

    /** A Bitstring Status List 1.0. */
    @GET
    @Path("{number}")
    @Open
    public Response bitstring(@PathParam("number") String number, @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        return answer(Profile.VC20, number, accept);
    }

    /** A Status List 2021. */
    @GET
    @Path("2021/{number}")
    @Open
    public Response list2021(@PathParam("number") String number, @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        return answer(Profile.VC11, number, accept);
    }

    private Response answer(Profile profile, String number, String accept) {
        boolean signed = accept != null && accept.contains("jwt");
        StatusLists.Form form = signed ? StatusLists.Form.JWT : StatusLists.Form.JSON;
        return registry.statusLists()
                .publish(profile, number, form)
                .fold(
                        list -> Response.ok(list, signed ? "application/vc+jwt" : "application/json")
                                .header(HttpHeaders.CACHE_CONTROL, "max-age=" + StatusLists.LIFE.toSeconds() / 2)
                                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                                .build(),
                        Problems::of);
    }
}
