package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.ecluse.connector.operator.Decisions;
import org.ecluse.connector.operator.Operations;
import org.ecluse.contracts.people.Act;
import org.ecluse.contracts.people.ApiKey;
import org.ecluse.contracts.people.People;
import org.ecluse.contracts.people.Person;
import org.ecluse.contracts.people.PersonRole;

/** Who may do what here, and who has done what. */
@Path("api")
public final class PeopleResource {
    private static final int ACTS_MAX = 1_000;
    private static final int ACTS_USUAL = 200;

    private final People people;
    private final Decisions decisions;
    private final InstantSource clock;

    PeopleResource(People people, Decisions decisions, InstantSource clock) {
        this.people = people;
        this.decisions = decisions;
        this.clock = clock;
    }

    @GET
    @Path("people")
    public Response all() {
        return Answers.ok(
                Views.list("people", people.all(), PeopleResource::view).build());
    }

    /** {@code {"name", "role"}}: lets somebody in. The answer has the key, and nothing else ever does. */
    @POST
    @Path("people")
    public Response add(InputStream stream, @Context SecurityContext caller) {
        var body = Body.read(stream);
        var name = body.text("name");
        if (!Person.isName(name)) {
            throw Body.malformed("`name` is 1 to 64 lower case letters, digits, dots and dashes");
        }
        var key = ApiKey.fresh();
        var person = new Person(name, role(body), clock.instant(), Caller.name(caller));
        if (name.equals(Operations.OPERATOR) || !people.add(person, key.hash())) {
            throw Answers.refuse(
                    409, "people.name", "there is or was somebody of that name", "give each person another name");
        }
        return Answers.json(
                201,
                Json.createObjectBuilder(view(person))
                        .add("id", name)
                        .add("key", key.secret())
                        .build());
    }

    /** {@code {"role"}}: what somebody may do from now on. */
    @POST
    @Path("people/{name}/role")
    public Response change(@PathParam("name") String name, InputStream stream) {
        var role = role(Body.read(stream));
        if (!people.changeRole(name, role)) {
            throw unknown();
        }
        return Answers.ok(Json.createObjectBuilder()
                .add("name", name)
                .add("role", shown(role))
                .build());
    }

    @DELETE
    @Path("people/{name}")
    public Response remove(@PathParam("name") String name) {
        if (!people.remove(name)) {
            throw unknown();
        }
        return Answers.ok(Json.createObjectBuilder().add("removed", name).build());
    }

    /** @param limit how many, the newest first; 200 where it is not said, 1,000 at most */
    @GET
    @Path("acts")
    public Response acts(@QueryParam("limit") String limit) {
        var asked = Optional.ofNullable(limit)
                .map(text -> Body.parsed("limit", text, Integer::parseInt))
                .orElse(ACTS_USUAL);
        return Answers.ok(Views.list("acts", people.acts(Math.max(1, Math.min(asked, ACTS_MAX))), this::view)
                .build());
    }

    private JsonObject view(Act act) {
        var json = Json.createObjectBuilder()
                .add("at", act.at().toString())
                .add("by", act.by())
                .add("role", shown(act.role()))
                .add("what", act.what())
                .add("subject", act.subject())
                .add("detail", act.detail());
        decisions.contractOf(act.subject()).ifPresent(contract -> json.add("contract", contract.value()));
        return json.build();
    }

    private static JsonObject view(Person person) {
        return Json.createObjectBuilder()
                .add("name", person.name())
                .add("role", shown(person.role()))
                .add("addedAt", person.addedAt().toString())
                .add("addedBy", person.addedBy())
                .build();
    }

    private static String shown(PersonRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static PersonRole role(Body body) {
        return Body.parsed("role", body.text("role"), text -> PersonRole.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    private static RuntimeException unknown() {
        return Answers.refuse(404, "people.unknown", "nobody of that name is here", "compare with the list of people");
    }
}
