package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.ecluse.connector.operator.Decisions;
import org.ecluse.connector.operator.Decisions.Pending;
import org.ecluse.connector.operator.Decisions.Word;
import org.ecluse.policy.comparison.Comparison;
import org.ecluse.trust.Did;

/** What waits for a person: with what differs, clause by clause, and the three answers that there are. */
@Path("api/decisions")
public final class DecisionsResource {
    private static final int REASON_CHARACTERS_MAX = 2_000;

    private final Decisions decisions;
    private final PublicationBody terms;

    DecisionsResource(Decisions decisions, PublicationBody terms) {
        this.decisions = decisions;
        this.terms = terms;
    }

    @GET
    public Response waiting() {
        return Answers.ok(Views.list("decisions", decisions.pending(), DecisionsResource::view)
                .build());
    }

    /** {@code {"reason"?}}: agrees to what the other side asks for or offers. */
    @POST
    @Path("{id}/accept")
    public Response accept(@PathParam("id") String id, InputStream stream, @Context SecurityContext caller) {
        var word = new Word(Caller.name(caller), reason(Body.read(stream)));
        decisions.accept(id, word);
        return decided(id, "accepted", word);
    }

    /** {@code {"reason"}}: ends the negotiation; the other side is told the reason as it is written here. */
    @POST
    @Path("{id}/decline")
    public Response decline(@PathParam("id") String id, InputStream stream, @Context SecurityContext caller) {
        var body = Body.read(stream);
        var unused = body.text("reason");
        var word = new Word(Caller.name(caller), reason(body));
        decisions.decline(id, word);
        return decided(id, "declined", word);
    }

    /** {@code {"terms"|"policy", "reason"?}}: answers with other terms. */
    @POST
    @Path("{id}/counter")
    public Response counter(@PathParam("id") String id, InputStream stream, @Context SecurityContext caller) {
        var body = Body.read(stream);
        var word = new Word(Caller.name(caller), reason(body));
        decisions.counter(id, terms.terms(body), word);
        return decided(id, "countered", word);
    }

    private static Response decided(String id, String how, Word word) {
        return Answers.ok(Json.createObjectBuilder()
                .add("id", id)
                .add("decision", how)
                .add("by", word.by())
                .add("reason", word.reason())
                .build());
    }

    private static String reason(Body body) {
        var reason = body.optionalText("reason").orElse("");
        if (reason.length() > REASON_CHARACTERS_MAX) {
            throw Body.malformed("`reason` is longer than " + REASON_CHARACTERS_MAX + " characters");
        }
        return reason;
    }

    static JsonObject view(Pending pending) {
        var question = pending.question();
        var negotiation = question.negotiation();
        var peer = negotiation.exchange().peer().party().did();
        var json = Json.createObjectBuilder()
                .add("id", question.id())
                .add("request", negotiation.pid())
                .add("asset", negotiation.lastOffer().assetId())
                .add("side", question.role().name())
                .add("counterparty", Did.read(peer).toOptional().map(Did::name).orElse(peer))
                .add("counterpartyDid", peer)
                .add("round", question.round())
                .add("askedAt", question.askedAt().toString())
                .add("decideBy", question.decideBy().toString())
                .add("standing", question.standing().name().toLowerCase(Locale.ROOT))
                .add("terms", Views.terms(question.theirs()));
        question.ours().ifPresent(ours -> json.add("ours", Views.terms(ours)));
        pending.comparison().ifPresent(comparison -> compared(json, comparison));
        return json.build();
    }

    /** The other side's terms, seen from ours. */
    private static void compared(JsonObjectBuilder json, Comparison comparison) {
        var differences = Json.createArrayBuilder();
        comparison
                .differences()
                .forEach(difference -> differences.add(Json.createObjectBuilder()
                        .add("effect", difference.effect().name().toLowerCase(Locale.ROOT))
                        .add("fr", difference.sentence().french())
                        .add("en", difference.sentence().english())));
        json.add("verdict", comparison.verdict().name().toLowerCase(Locale.ROOT));
        json.add("differences", differences);
        var open = comparison.open().stream().map(problem -> problem.cause()).toList();
        if (!open.isEmpty()) {
            json.add("open", Views.strings(List.copyOf(open)));
        }
    }
}
