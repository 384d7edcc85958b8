package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ecluse.connector.operator.CatalogOffer;
import org.ecluse.connector.operator.Membership;
import org.ecluse.connector.operator.Partner;
import org.ecluse.connector.operator.SelfView;
import org.ecluse.connector.operator.explain.OfferCheck;
import org.ecluse.connector.operator.explain.Phrases;
import org.ecluse.connector.operator.partners.Catalogs;
import org.ecluse.connector.operator.partners.Directory;
import org.ecluse.connector.operator.partners.OfferAddress;
import org.ecluse.policy.Problem;
import org.ecluse.policy.explanation.PlainTerms;

/** What is on offer across the partners, on which terms, and whether we would get it. */
@Path("api")
public final class OffersResource {
    private final Membership membership;
    private final Directory directory;
    private final Catalogs catalogs;
    private final OfferCheck check;

    public OffersResource(Membership membership, Directory directory, Catalogs catalogs, OfferCheck check) {
        this.membership = membership;
        this.directory = directory;
        this.catalogs = catalogs;
        this.check = check;
    }

    @GET
    @Path("partners")
    public Response partners() {
        var snapshot = directory.partners();
        var json = Views.list("partners", snapshot.partners(), Views::partner)
                .add("asOf", snapshot.asOf().toString());
        snapshot.problem().ifPresent(problem -> json.add("problem", problem(problem)));
        return Answers.ok(json.build());
    }

    /**
     * Offers, by partner and title.
     *
     * @param partner only this partner's; absent for all others'
     * @param words every word must be in the title, description, keywords, theme, partner or id; absent for all
     */
    @GET
    @Path("catalog")
    public Response catalog(@QueryParam("partner") String partner, @QueryParam("q") String words) {
        var found = partner == null || partner.isBlank()
                ? catalogs.all(membership.self().did())
                : catalogs.of(List.of(named(partner)));
        var search = Search.of(words == null ? "" : words);
        var offers = Json.createArrayBuilder();
        found.partners().forEach(of -> of.offers().stream()
                .filter(offer -> search.matches(of.partner(), offer))
                .forEach(offer -> offers.add(Views.offer(of.partner(), offer))));
        return Answers.ok(Json.createObjectBuilder()
                .add("offers", offers)
                .add("problems", problems(found.unanswered()))
                .build());
    }

    /** Partners that did not answer; the registry too, when the list of partners is not fresh because of it. */
    private JsonArrayBuilder problems(Map<Partner, Problem> unanswered) {
        var problems = Json.createArrayBuilder();
        directory
                .lastProblem()
                .ifPresent(problem -> problems.add(problem(problem).add("partner", "registry")));
        unanswered.forEach((partner, problem) -> problems.add(problem(problem).add("partner", partner.name())));
        return problems;
    }

    private static JsonObjectBuilder problem(Problem problem) {
        return Answers.problemJson(problem, Phrases.of(problem), List.of());
    }

    /** One offer with its terms in plain words; {@code lang=fr|en} gives the sentences in one language only. */
    @GET
    @Path("offers/{partner}/{asset: .+}")
    public Response offer(
            @PathParam("partner") String partner, @PathParam("asset") String asset, @QueryParam("lang") String lang) {
        var by = named(partner);
        var offer = existing(by, asset);
        var terms = lang == null
                ? Views.terms(offer.terms())
                : Views.strings(PlainTerms.of(offer.terms(), Locale.forLanguageTag(lang)));
        return Answers.ok(Views.offer(by, offer)
                .add("terms", terms)
                .add("odrl", offer.odrl())
                .build());
    }

    /** {@code {"offer": "partner/asset"}}: would we get it, and if not, what is missing. */
    @POST
    @Path("check")
    public Response check(InputStream stream) {
        var address = address(Body.read(stream).text("offer"));
        var partner = named(address.partner());
        var offer = existing(partner, address.assetId());
        return Answers.ok(Views.answer(check.wouldGet(offer.terms(), offer.assetId()))
                .add("offer", address.toString())
                .add("terms", Views.terms(offer.terms()))
                .build());
    }

    private CatalogOffer existing(Partner partner, String asset) {
        return catalogs.offer(partner, asset).orElseThrow(OffersResource::unknownOffer);
    }

    private Partner named(String name) {
        return another(directory.named(name).orElseThrow(OffersResource::unknownPartner), membership.self());
    }

    static OfferAddress address(String text) {
        return OfferAddress.parse(text).orElseThrow(() -> Body.malformed("`offer` is not of the form partner/asset"));
    }

    /** The partner, when it is not ourselves: nobody negotiates with oneself. */
    static Partner another(Partner partner, SelfView self) {
        if (partner.did().equals(self.did())) {
            throw Answers.refuse(
                    409, "offer.own", "this is an offer of this connector", "ask for what other partners offer");
        }
        return partner;
    }

    static RuntimeException unknownOffer() {
        return Answers.refuse(
                404,
                "offer.unknown",
                "there is no such offer, or it is not visible to this participant",
                "compare with the catalogue");
    }

    static RuntimeException unknownPartner() {
        return Answers.refuse(404, "partner.unknown", "no partner has that name", "compare with the list of partners");
    }
}
