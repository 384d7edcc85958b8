package org.ecluse.registry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.ecluse.registry.Registry;
import org.ecluse.registry.credentials.CredentialObject;
import org.ecluse.registry.credentials.Issuance;

/** The credential issuance protocol. (DCP 1.0, section 6) */
@Path("/issuer")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class IssuerResource {
    private static final String CONTEXT = "https://w3id.org/dspace-dcp/v1.0/dcp.jsonld";

    private final Registry registry;

    /** The issuer of this registry. */
    @Inject
    public IssuerResource(Registry registry) {
        this.registry = registry;
    }

    /** What can be asked for: everything for a stranger; for a member that shows its token, what it would get. */
    @GET
    @Path("metadata")
    @Open
    public Response metadata(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        if (authorization == null) {
            return Response.ok(metadata(CredentialObject.all())).build();
        }
        return Doors.member(registry, Doors.bearer(authorization))
                .fold(
                        member -> Response.ok(metadata(registry.issuing().available(member)))
                                .build(),
                        Problems::of);
    }

    private String metadata(List<CredentialObject> objects) {
        JsonArrayBuilder supported = Json.createArrayBuilder();
        for (CredentialObject object : objects) {
            supported.add(Json.createObjectBuilder()
                    .add("id", object.id())
                    .add("type", "CredentialObject")
                    .add("credentialType", object.kind().type())
                    .add("bindingMethods", Json.createArrayBuilder().add("did:web"))
                    .add("profile", object.profile().id())
                    .add("issuancePolicy", Json.createObjectBuilder()));
        }
        return message("IssuerMetadata")
                .add("issuer", registry.issuer().did().toString())
                .add("credentialsSupported", supported)
                .build()
                .toString();
    }

    /** Takes a request; the credentials follow by the holder's storage API. */
    @POST
    @Path("credentials")
    @ForMembers
    public Response request(InputStream body, @Context SecurityContext caller) {
        return Bodies.read(body)
                .then(CredentialRequestMessage::read)
                .then(message ->
                        registry.issuing().request(Caller.of(caller), message.holderPid(), message.objectIds()))
                .fold(issuance -> Response.created(location(issuance)).build(), Problems::of);
    }

    private URI location(Issuance issuance) {
        return URI.create(registry.issuer().publicUrl() + "/issuer/requests/" + issuance.id());
    }

    /** What became of a request of the caller. */
    @GET
    @Path("requests/{id}")
    @ForMembers
    public Response status(@PathParam("id") String id, @Context SecurityContext caller) {
        return registry.issuing()
                .status(Caller.of(caller), id)
                .fold(
                        issuance -> Response.ok(message("CredentialStatus")
                                        .add("issuerPid", issuance.id())
                                        .add("holderPid", issuance.holderPid())
                                        .add("status", issuance.state().name())
                                        .build()
                                        .toString())
                                .build(),
                        Problems::of);
    }

    private static JsonObjectBuilder message(String type) {
        return Json.createObjectBuilder()
                .add("@context", Json.createArrayBuilder().add(CONTEXT))
                .add("type", type);
    }
}
