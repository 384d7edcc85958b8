package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
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
import org.ecluse.connector.operator.Partner;
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
    private final PublicationBody terms;
    private final Market market;
    /** What was asked for, so that a refusal can be explained from the offer as it was seen. */
    private final Map<String, CatalogOffer> asked = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CatalogOffer> eldest) {
            return size() > REMEMBERED_MAX;
        }
    });

    /** Where offers are found, and held against what we have. */
    public record Market(Membership membership, Directory directory, Catalogs catalogs, OfferCheck check) {
        private Partner partner(String name) {
            return OffersResource.another(
                    directory.named(name).orElseThrow(OffersResource::unknownPartner), membership.self());
        }
    }

    public RequestsResource(Operations operations, PublicationBody terms, Market market) {
        this.operations = operations;
        this.terms = terms;
        this.market = market;
    }

    /** {@code {"offer": "partner/asset", "terms"|"policy"?}}: asks for the offer as it stands now, or on other terms. */
    @POST
    public Response request(InputStream stream, @Context SecurityContext caller) {
        var body = Body.read(stream);
        var address = OffersResource.address(body.text("offer"));
        var partner = market.partner(address.partner());
        var found = market.catalogs().offerNow(partner, address.assetId()).orElseThrow(OffersResource::unknownOffer);
        var offer = isChanged(body) ? found.on(terms.terms(body)) : found;
        // Before it is sent, so that what we can show is shown.
        var expected = market.check().wouldGet(offer.terms(), offer.assetId());
        try {
            var negotiation = operations.request(partner.did(), partner.dspAddress(), offer, Caller.name(caller));
            asked.put(negotiation.id(), offer);
            return Answers.json(202, view(negotiation));
        } catch (OperationRefused refused) {
            return refused(refused, expected);
        }
    }

    private static boolean isChanged(Body body) {
        return body.json().containsKey("terms") || body.json().containsKey("policy");
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
            var shown = Answers.problemJson(problem, explained(negotiation, problem), List.of());
            negotiation.said().ifPresent(said -> shown.add("reason", said));
            json.add("problem", shown);
        }
        operations
                .decisions()
                .pendingIn(negotiation.id())
                .ifPresent(pending -> json.add("decision", pending.question().id()));
        return json.build();
    }

    /** From the offer and this connector's own credentials; the peer's code only where they do not tell. */
    private Wording explained(NegotiationView negotiation, Problem problem) {
        if (negotiation.said().isPresent()) {
            return Phrases.of("negotiation.declined-because", negotiation.said().get());
        }
        return Optional.ofNullable(asked.get(negotiation.id()))
                .map(offer -> market.check().wouldGet(offer.terms(), offer.assetId()))
                .filter(answer -> !answer.permitted() && problem.code().startsWith("policy."))
                .map(answer -> answer.wording())
                .orElseGet(() -> Phrases.of(problem));
    }

    private static Problem withoutReason() {
        return new Problem(
                "peer.refused", "", "the partner ended the negotiation without a reason", "ask the partner's operator");
    }
}
