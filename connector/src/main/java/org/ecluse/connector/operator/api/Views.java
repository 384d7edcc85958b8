package org.ecluse.connector.operator.api;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.ecluse.connector.operator.CatalogOffer;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.Partner;
import org.ecluse.connector.operator.Published;
import org.ecluse.connector.operator.SelfView;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.operator.explain.Answer;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.contracts.payment.Price;
import org.ecluse.contracts.usage.Use;
import org.ecluse.contracts.usage.UseSummary;
import org.ecluse.policy.explanation.PlainTerms;
import org.ecluse.policy.model.Policy;

/** The JSON of what the API shows. Members that have no value are left out. */
final class Views {
    private Views() {}

    static JsonObject wording(Wording wording) {
        return Json.createObjectBuilder()
                .add("fr", wording.fr())
                .add("en", wording.en())
                .build();
    }

    static JsonObject self(SelfView self) {
        var credentials = Json.createArrayBuilder();
        self.credentials().forEach(held -> {
            var one = Json.createObjectBuilder()
                    .add("type", held.type())
                    .add("issuer", held.issuer().toString());
            held.validUntil().map(Instant::toString).ifPresent(until -> one.add("validUntil", until));
            credentials.add(one);
        });
        var json = Json.createObjectBuilder()
                .add("name", self.name())
                .add("did", self.did().toString())
                .add("dsp", self.dspAddress().toString())
                .add("enrolled", self.enrolled())
                .add("credentials", credentials);
        self.registry().map(URI::toString).ifPresent(registry -> json.add("registry", registry));
        return json.build();
    }

    static JsonObject partner(Partner partner) {
        return Json.createObjectBuilder()
                .add("name", partner.name())
                .add("displayName", partner.displayName())
                .add("did", partner.did().toString())
                .add("dsp", partner.dspAddress().toString())
                .build();
    }

    static JsonObjectBuilder published(Published asset) {
        var json = Json.createObjectBuilder()
                .add("id", asset.assetId())
                .add("title", wording(asset.title()))
                .add("description", wording(asset.description()))
                .add("keywords", strings(asset.keywords()))
                .add("visibility", asset.visibility().name().toLowerCase(Locale.ROOT))
                .add("publishedAt", asset.publishedAt().toString())
                .add("terms", terms(asset.terms()));
        asset.theme().ifPresent(theme -> json.add("theme", theme));
        asset.openLink().map(URI::toString).ifPresent(link -> json.add("openLink", link));
        asset.handling().ifPresent(handling -> json.add("handling", handling(handling)));
        return json;
    }

    private static JsonObject handling(Handling handling) {
        return Json.createObjectBuilder()
                .add("approval", handling.same() == Handling.Reaction.ASK)
                .add("within", handling.within().name().toLowerCase(Locale.ROOT))
                .add("beyond", handling.beyond().name().toLowerCase(Locale.ROOT))
                .add("decideWithin", handling.decideWithin().toString())
                .add("remindBefore", handling.remindBefore().toString())
                .build();
    }

    static JsonObjectBuilder offer(Partner partner, CatalogOffer offer) {
        var json = Json.createObjectBuilder()
                .add("offer", partner.name() + "/" + offer.assetId())
                .add("offerId", offer.offerId())
                .add("partner", partner.name())
                .add("partnerName", partner.displayName())
                .add("asset", offer.assetId())
                .add("title", wording(offer.title()))
                .add("description", wording(offer.description()))
                .add("keywords", strings(offer.keywords()));
        offer.theme().ifPresent(theme -> json.add("theme", theme));
        price(offer.terms(), json);
        return json;
    }

    private static void price(Policy terms, JsonObjectBuilder json) {
        if (Price.of(terms) instanceof Price.Fixed fixed) {
            json.add(
                    "price",
                    Json.createObjectBuilder()
                            .add("amount", fixed.amount().amount().toPlainString())
                            .add("currency", fixed.amount().currency().getCurrencyCode())
                            .add("payee", fixed.payee()));
        }
    }

    /** The terms sentence by sentence, each in French and English. */
    static JsonArray terms(Policy policy) {
        return pairs(PlainTerms.of(policy, Locale.FRENCH), PlainTerms.of(policy, Locale.ENGLISH));
    }

    private static JsonArray pairs(List<String> french, List<String> english) {
        var sentences = Json.createArrayBuilder();
        for (int i = 0; i < Math.max(french.size(), english.size()); i++) {
            sentences.add(Json.createObjectBuilder()
                    .add("fr", i < french.size() ? french.get(i) : "")
                    .add("en", i < english.size() ? english.get(i) : ""));
        }
        return sentences.build();
    }

    static JsonObjectBuilder answer(Answer answer) {
        return Json.createObjectBuilder()
                .add("permitted", answer.permitted())
                .add("codes", strings(answer.codes()))
                .add(
                        "explanation",
                        Json.createObjectBuilder()
                                .add("fr", strings(answer.fr()))
                                .add("en", strings(answer.en())));
    }

    static JsonObjectBuilder contract(ContractView contract) {
        var agreement = contract.agreement();
        var json = Json.createObjectBuilder()
                .add("id", agreement.id().value())
                .add("offer", contract.offer())
                .add("asset", agreement.assetId())
                .add("side", contract.side().name())
                .add("counterparty", contract.counterparty().name())
                .add("counterpartyDid", contract.counterparty().toString())
                .add("state", contract.state().name())
                .add("signed", contract.signatures().state().name())
                .add("signedAt", agreement.signedAt().toString());
        contract.endsAt().map(Instant::toString).ifPresent(ends -> json.add("endsAt", ends));
        contract.end().ifPresent(code -> json.add("end", code));
        price(agreement.policy(), json);
        return json;
    }

    static JsonObject use(Use use) {
        var json = Json.createObjectBuilder()
                .add("at", use.at().toString())
                .add("consumer", use.user().map(PartyId::did).orElse(""))
                .add("agreement", use.agreement().map(AgreementId::value).orElse("open"))
                .add("permitted", use.outcome().permitted())
                .add("code", use.outcome().code())
                .add("decision", decision(use.outcome()))
                .add("rows", use.rows())
                .add("rowsWithheld", use.rowsWithheld())
                .add("bytes", use.bytes());
        use.purpose().ifPresent(purpose -> json.add("purpose", purpose));
        return json.build();
    }

    private static String decision(Use.Outcome outcome) {
        var decided = outcome.permitted() ? "permitted" : "refused";
        return outcome.code().equals("ok") ? decided : decided + " (" + outcome.code() + ")";
    }

    static JsonObject summary(UseSummary sum) {
        var json = Json.createObjectBuilder()
                .add("consumer", sum.user().map(PartyId::did).orElse(""))
                .add("agreement", sum.agreement().map(AgreementId::value).orElse("open"))
                .add("permitted", sum.permitted())
                .add("refused", sum.refused())
                .add("rows", sum.rows())
                .add("rowsWithheld", sum.rowsWithheld())
                .add("bytes", sum.bytes())
                .add("first", sum.first().toString())
                .add("last", sum.last().toString());
        sum.purpose().ifPresent(purpose -> json.add("purpose", purpose));
        return json.build();
    }

    static JsonArray strings(List<String> texts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return array.build();
    }

    static <T> JsonObjectBuilder list(String name, List<T> items, Function<T, JsonObject> view) {
        var array = Json.createArrayBuilder();
        items.forEach(item -> array.add(view.apply(item)));
        return Json.createObjectBuilder().add(name, array);
    }
}
