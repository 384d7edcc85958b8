package org.ecluse.registry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.ecluse.registry.Registry;
import org.ecluse.registry.members.Member;
import org.ecluse.registry.members.MemberName;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.resolution.DidDocument;

/** DID documents: the registry's own, and those it hosts for members. (did:web method specification) */
@Path("/")
@Dependent
@Produces("application/json")
public class DocumentsResource {
    private final Registry registry;

    /** Documents of this registry. */
    @Inject
    public DocumentsResource(Registry registry) {
        this.registry = registry;
    }

    /** The registry's document. */
    @GET
    @Path(".well-known/did.json")
    @Open
    public Response own() {
        return Response.ok(registry.document().toJson()).build();
    }

    /** A member's document. A suspended member keeps its identity; it is its credentials that no longer hold. */
    @GET
    @Path("partners/{name}/did.json")
    @Open
    public Response partner(@PathParam("name") String name) {
        return MemberName.read(name)
                .toOptional()
                .flatMap(registry.members()::named)
                .flatMap(Member::hostedDocument)
                .map(DidDocument::toJson)
                .map(json -> Response.ok(json).build())
                .orElseGet(() ->
                        Problems.of(new Refusal("http.not-found", "no document is hosted here", "check the name")));
    }
}
