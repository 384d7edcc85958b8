package org.ecluse.registry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.BiFunction;
import org.ecluse.registry.Registry;
import org.ecluse.registry.members.Enrolment;
import org.ecluse.registry.members.Member;
import org.ecluse.registry.members.MemberName;
import org.ecluse.registry.members.Roles;
import org.ecluse.registry.studies.Accreditations.Accreditation;
import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;

/** The operator's work on members: codes, admission, standing, accreditations. */
@Path("/api/operator")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class OperatorMembersResource {
    private final Registry registry;

    /** Members of this registry. */
    @Inject
    public OperatorMembersResource(Registry registry) {
        this.registry = registry;
    }

    /** Makes a one-time code: {@code name, displayName}, {@code roles[]} if any, and {@code validFor} as an ISO 8601 duration, one week if not said. */
    @POST
    @Path("enrolment-codes")
    @ForOperators
    public Response invite(InputStream body) {
        return Bodies.read(body)
                .then(object -> {
                    Fields fields = new Fields(object);
                    String name = fields.text("name");
                    String displayName = fields.text("displayName");
                    List<String> roles = fields.texts("roles");
                    String validFor = fields.maybeText("validFor").orElse(Enrolment.CODE_LIFE.toString());
                    return fields.then(() -> MemberName.read(name)
                            .then(good -> Roles.read(roles).then(does -> duration(validFor)
                                    .then(life -> registry.enrolment().invite(good, displayName, does, life)))));
                })
                .fold(
                        invitation -> Response.status(201)
                                .entity(Json.createObjectBuilder()
                                        .add("code", invitation.code())
                                        .add("name", invitation.name().value())
                                        .add("expiresAt", invitation.expiresAt().toString())
                                        .build()
                                        .toString())
                                .build(),
                        Problems::of);
    }

    private static Verdict<Duration> duration(String text) {
        try {
            return Verdict.accepted(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Verdict.refused("body.field-malformed", "validFor is not a duration", "write P7D or PT1H");
        }
    }

    /** Admits a partner that hosts its own DID document: {@code name, displayName, did}, {@code roles[]} if any. */
    @POST
    @Path("members")
    @ForOperators
    public Response admit(InputStream body) {
        return Bodies.read(body)
                .then(object -> {
                    Fields fields = new Fields(object);
                    String name = fields.text("name");
                    String displayName = fields.text("displayName");
                    String did = fields.text("did");
                    List<String> roles = fields.texts("roles");
                    return fields.then(() -> MemberName.read(name)
                            .then(good -> Roles.read(roles).then(does -> Did.read(did)
                                    .then(id -> registry.enrolment().admit(good, displayName, does, id)))));
                })
                .fold(member -> Response.status(201).entity(shown(member)).build(), Problems::of);
    }

    /** All members, whatever their standing. */
    @GET
    @Path("members")
    @ForOperators
    public Response members() {
        return Response.ok(Views.list("members", registry.members().all(), Views::member))
                .build();
    }

    /** Takes a member's rights away, now: {@code reason}. */
    @POST
    @Path("members/{name}/suspend")
    @ForOperators
    public Response suspend(@PathParam("name") String name, InputStream body) {
        return changed(name, body, registry.members()::suspend);
    }

    /** Gives them back: {@code reason}. */
    @POST
    @Path("members/{name}/reinstate")
    @ForOperators
    public Response reinstate(@PathParam("name") String name, InputStream body) {
        return changed(name, body, registry.members()::reinstate);
    }

    private static Response changed(
            String name, InputStream body, BiFunction<MemberName, String, Verdict<Member>> change) {
        return Bodies.read(body)
                .then(object -> {
                    Fields fields = new Fields(object);
                    String reason = fields.text("reason");
                    return fields.then(() -> MemberName.read(name).then(good -> change.apply(good, reason)));
                })
                .fold(member -> Response.ok(shown(member)).build(), refusal -> Problems.of(refusal));
    }

    /** Accredits a member's researchers: {@code institution, until}. */
    @POST
    @Path("members/{name}/accreditations")
    @ForOperators
    public Response accredit(@PathParam("name") String name, InputStream body) {
        return Bodies.read(body)
                .then(object -> {
                    Fields fields = new Fields(object);
                    String institution = fields.text("institution");
                    Instant until = fields.until("until");
                    return fields.then(() -> MemberName.read(name).then(good -> registry.accreditations()
                            .grant(new Accreditation(good, institution, until))));
                })
                .fold(
                        granted -> Response.status(201)
                                .entity(Json.createObjectBuilder()
                                        .add("member", granted.member().value())
                                        .add("institution", granted.institution())
                                        .add("until", granted.until().toString())
                                        .build()
                                        .toString())
                                .build(),
                        Problems::of);
    }

    private static String shown(Member member) {
        return Views.member(member).build().toString();
    }
}
