package org.ecluse.registry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Map;
import org.ecluse.registry.Registry;
import org.ecluse.registry.members.Challenges;
import org.ecluse.registry.members.Enrolment;
import org.ecluse.registry.members.Member;
import org.ecluse.registry.members.Services;

/** How a newcomer becomes a member: whoever holds a code and a key. */
@Path("/api/enrolments")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class EnrolmentResource {
    private final Registry registry;

    /** Enrolment at this registry. */
    @Inject
    public EnrolmentResource(Registry registry) {
        this.registry = registry;
    }

    /** A challenge to sign, and for whom. */
    @GET
    @Path("challenge")
    @Open
    public Response challenge() {
        String body = Json.createObjectBuilder()
                .add("nonce", registry.enrolment().challenge())
                .add("registryDid", registry.issuer().did().toString())
                .add("secondsToAnswer", Challenges.LIFE.toSeconds())
                .build()
                .toString();
        return Response.ok(body).build();
    }

    /** Spends the code and admits its holder. The code is the credential here, so no token is asked for. */
    @POST
    @Open
    public Response enrol(InputStream body) {
        return Bodies.read(body)
                .then(object -> {
                    Fields fields = new Fields(object);
                    String code = fields.text("code");
                    String key = fields.objectText("publicKeyJwk");
                    String nonce = fields.text("nonce");
                    String proof = fields.text("proof");
                    Map<String, String> services = fields.textsByName("services");
                    return fields.then(() -> Services.read(services)
                            .map(addresses -> new Enrolment.Application(code, key, nonce, proof, addresses)));
                })
                .then(application -> registry.enrolment().enrol(application))
                .fold(member -> Response.status(201).entity(admitted(member)).build(), Problems::of);
    }

    private String admitted(Member member) {
        String document = member.hostedDocument().orElseThrow().toJson();
        return Json.createObjectBuilder()
                .add("name", member.name().value())
                .add("did", member.did().toString())
                .add("displayName", member.displayName())
                .add("registryDid", registry.issuer().did().toString())
                .add("issuanceUrl", registry.issuer().publicUrl() + "/issuer")
                .add(
                        "didDocument",
                        Json.createReader(new StringReader(document)).readObject())
                .build()
                .toString();
    }
}
