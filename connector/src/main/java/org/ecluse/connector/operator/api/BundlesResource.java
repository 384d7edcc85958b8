package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.bundles.Bundles;
import org.ecluse.connector.operator.bundles.PartView;
import org.ecluse.connector.operator.explain.Phrases;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.bundle.Bundle;

/** One request for several offers, what has become of each, and giving all of it up. */
@Path("api/bundles")
public final class BundlesResource {
    private static final int LISTED_MAX = 200;

    private final Bundles bundles;

    public BundlesResource(Bundles bundles) {
        this.bundles = bundles;
    }

    /** {@code {"study"?: …, "offers": ["partner/asset", …]}}: asks for all of them. */
    @POST
    public Response ask(InputStream stream) {
        var body = Body.read(stream);
        var offers = body.texts("offers").stream().map(OffersResource::address).toList();
        if (offers.isEmpty() || offers.size() > Bundle.PARTS_MAX) {
            throw Body.malformed("`offers` names 1 to " + Bundle.PARTS_MAX + " offers");
        }
        try {
            return Answers.json(202, view(bundles.ask(body.optionalText("study"), offers)));
        } catch (OperationRefused refused) {
            return Answers.refused(refused);
        }
    }

    @GET
    public Response bundles() {
        return Answers.ok(
                Views.list("bundles", bundles.all(LISTED_MAX), this::view).build());
    }

    @GET
    @Path("{id}")
    public Response bundle(@PathParam("id") String id) {
        return answer(bundles.find(id));
    }

    /** Asks again for what was refused. */
    @POST
    @Path("{id}/go-on")
    public Response goOn(@PathParam("id") String id) {
        try {
            return answer(bundles.goOn(id));
        } catch (OperationRefused refused) {
            var problem = refused.problems().get(0);
            throw Answers.refuse(409, problem.code(), problem.cause(), problem.cure());
        }
    }

    /** Ends what is not concluded; contracts that were concluded are listed, and hold. */
    @POST
    @Path("{id}/give-up")
    public Response giveUp(@PathParam("id") String id) {
        return answer(bundles.giveUp(id));
    }

    private Response answer(Optional<Bundle> bundle) {
        return Answers.ok(bundle.map(this::view)
                .orElseThrow(() ->
                        Answers.refuse(404, "bundle.unknown", "no bundle has that id", "compare with the bundles")));
    }

    private JsonObject view(Bundle bundle) {
        var views = bundles.parts(bundle);
        var parts = Json.createArrayBuilder();
        views.forEach(part -> parts.add(part(part)));
        var json = Json.createObjectBuilder()
                .add("id", bundle.id())
                .add("askedAt", bundle.askedAt().toString())
                .add("done", views.stream().allMatch(part -> part.state().last()))
                .add("parts", parts);
        bundle.study().ifPresent(study -> json.add("study", study));
        bundle.givenUp().ifPresent(at -> json.add("givenUpAt", at.toString()));
        return json.build();
    }

    private static JsonObject part(PartView view) {
        var json = Json.createObjectBuilder()
                .add("offer", view.part().offer())
                .add("state", view.state().name());
        view.part().negotiation().ifPresent(negotiation -> json.add("request", negotiation));
        view.contract().map(AgreementId::value).ifPresent(contract -> json.add("contract", contract));
        view.problem()
                .ifPresent(
                        problem -> json.add("problem", Answers.problemJson(problem, Phrases.of(problem), List.of())));
        return json.build();
    }
}
