package org.ecluse.registry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.registry.Registry;
import org.ecluse.registry.members.MemberName;
import org.ecluse.registry.studies.Study;
import org.ecluse.registry.studies.StudyId;
import org.ecluse.trust.Verdict;

/** The operator's work on studies. */
@Path("/api/operator/studies")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class OperatorStudiesResource {
    private final Registry registry;

    /** Studies of this registry. */
    @Inject
    public OperatorStudiesResource(Registry registry) {
        this.registry = registry;
    }

    /** Registers one: {@code id, title, lead, purpose, members[], starts, ends}. */
    @POST
    @ForOperators
    public Response register(InputStream body) {
        return Bodies.read(body)
                .then(OperatorStudiesResource::study)
                .then(registry.studies()::register)
                .fold(study -> Response.status(201).entity(shown(study)).build(), Problems::of);
    }

    private static Verdict<Study> study(JsonObject object) {
        Fields fields = new Fields(object);
        String id = fields.text("id");
        String title = fields.text("title");
        String lead = fields.text("lead");
        String purpose = fields.text("purpose");
        List<String> members = fields.texts("members");
        Instant starts = fields.from("starts");
        Instant ends = fields.until("ends");
        return fields.then(
                () -> StudyId.read(id).then(studyId -> MemberName.read(lead).then(leader -> names(members)
                        .map(names ->
                                new Study(studyId, title, leader, purpose, names, starts, ends, Optional.empty())))));
    }

    private static Verdict<List<MemberName>> names(List<String> texts) {
        List<MemberName> names = new ArrayList<>();
        for (String text : texts) {
            Verdict<MemberName> name = MemberName.read(text);
            if (name.reason().isPresent()) {
                return Verdict.refused(name.reason().get());
            }
            name.toOptional().ifPresent(names::add);
        }
        return Verdict.accepted(names);
    }

    /** All studies. */
    @GET
    @ForOperators
    public Response all() {
        return Response.ok(Views.list("studies", registry.studies().all(), Views::study))
                .build();
    }

    /** Ends one, now. */
    @POST
    @Path("{id}/end")
    @ForOperators
    public Response end(@PathParam("id") String id) {
        return StudyId.read(id)
                .then(registry.studies()::end)
                .fold(study -> Response.ok(shown(study)).build(), Problems::of);
    }

    private static String shown(Study study) {
        return Views.study(study).build().toString();
    }
}
