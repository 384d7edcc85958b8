package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.connector.operator.CatalogOffer;
import org.ecluse.connector.operator.Membership;
import org.ecluse.connector.operator.NegotiationView;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.operator.explain.Answer;
import org.ecluse.connector.operator.explain.OfferCheck;
import org.ecluse.connector.operator.explain.Phrases;
import org.ecluse.connector.operator.partners.Catalogs;
import org.ecluse.connector.operator.partners.Directory;
import org.ecluse.policy.Problem;

/** Asking for an offer, and following what becomes of it. */
@Path("api/requests")
public final class RequestsResource {
    private static final int REMEMBERED_MAX = 1_000;

    private final Operations operations;
    private final Membership membership;
    private final Directory directory;
    private final Catalogs catalogs;
    private final OfferCheck check;
    /** What was asked for, so that a refusal can be explained from the offer as it was seen. */
    private final Map<String, CatalogOffer> asked = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CatalogOffer> eldest) {
            return size() > REMEMBERED_MAX;
        }
    });

    public RequestsResource(
            Operations operations, Membership membership, Directory directory, Catalogs catalogs, OfferCheck check) {
        this.operations = operations;
        this.membership = membership;
        this.directory = directory;
        this.catalogs = catalogs;
        this.check = check;
    }

    /** {@code {"offer": "partner/asset"}}: asks for the offer as it stands now. */
    @POST
    public Response request(InputStream stream) {
        var address = OffersResource.address(Body.read(stream).text("offer"));
        var partner = OffersResource.another(
                directory.named(address.partner()).orElseThrow(OffersResource::unknownPartner), membership.self());
        var offer = catalogs.offerNow(partner, address.assetId()).orElseThrow(OffersResource::unknownOffer);
        var expected = check.wouldGet(offer.terms(), offer.assetId()); // so that what we can show is shown
        try {
            var negotiation = operations.request(partner.did(), partner.dspAddress(), offer);
            asked.put(negotiation.id(), offer);
            return Answers.json(202, view(negotiation));
        } catch (OperationRefused refused) {
            return refused(refused, expected);
        }
    }

    /** What is refused here for its terms is explained from them: a code's own sentence cannot name the term. */
    private static Response refused(OperationRefused refused, Answer expected) {
        var aboutTerms = refused.problems().get(0).code().startsWith("policy.");
        return aboutTerms && !expected.permitted()
                ? Answers.refused(refused, expected.wording())
                : Answers.refused(refused);
    }

    @GET
    @Path("{id}")
    public Response request(@PathParam("id") String id) {
        return Answers.ok(operations
                .negotiation(id)
                .map(this::view)
                .orElseThrow(() ->
                        Answers.refuse(404, "request.unknown", "no request has that id", "ask for the offer again")));
    }

    private JsonObject view(NegotiationView negotiation) {
        var json = Json.createObjectBuilder()
                .add("id", negotiation.id())
                .add("offer", negotiation.provider().name() + "/" + negotiation.assetId())
                .add("asset", negotiation.assetId())
                .add("partner", negotiation.provider().name())
                .add("state", negotiation.state().name());
        negotiation.agreementId().ifPresent(agreement -> json.add("contract", agreement.value()));
        if (negotiation.state() == NegotiationView.State.TERMINATED) {
            var problem = negotiation.problem().orElseGet(RequestsResource::withoutReason);
            json.add("problem", Answers.problemJson(problem, explained(negotiation, problem), List.of()));
        }
        return json.build();
    }

    /** From the offer and this connector's own credentials; the peer's code only where they do not tell. */
    private Wording explained(NegotiationView negotiation, Problem problem) {
        return Optional.ofNullable(asked.get(negotiation.id()))
                .map(offer -> check.wouldGet(offer.terms(), offer.assetId()))
                .filter(answer -> !answer.permitted() && problem.code().startsWith("policy."))
                .map(answer -> answer.wording())
                .orElseGet(() -> Phrases.of(problem));
    }

    private static Problem withoutReason() {
        return new Problem(
                "peer.refused", "", "the partner ended the negotiation without a reason", "ask the partner's operator");
    }
}
