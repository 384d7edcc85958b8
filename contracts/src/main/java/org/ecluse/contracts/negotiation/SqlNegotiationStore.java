package org.ecluse.contracts.negotiation;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.AgreementRecord;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.exchange.ExchangeJson;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.SqlExchangeStore;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.Latest;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.PolicyWriter;

/** Negotiations in the contracts database. */
public final class SqlNegotiationStore extends SqlExchangeStore<ContractNegotiation, NegotiationState>
        implements NegotiationStore {
    private static final PolicyReader READER = new PolicyReader(Rennes.PROFILE);
    private static final int TERMS_MAX = 500;

    private final Latest<Policy, JsonObject> terms = new Latest<>(TERMS_MAX);

    private static final int RESTING_MAX = 1_000;

    public SqlNegotiationStore(Database database) {
        super(database, "negotiation", List.of("asset_id", "agreement_id"));
    }

    @Override
    public Optional<ContractNegotiation> findByAgreement(AgreementId agreement) {
        return one("where agreement_id = ?", agreement.value());
    }

    /** What is over is never woken: by that index, only what goes on is read. */
    @Override
    public List<ContractNegotiation> resting() {
        return some(
                "where wake > timestamp with time zone '2000-01-01 00:00:00+00:00'"
                        + " and (role = ? and state = ? or role = ? and state = ?) order by wake, seq"
                        + " fetch first " + RESTING_MAX + " rows only",
                Role.PROVIDER.name(),
                NegotiationState.REQUESTED.name(),
                Role.CONSUMER.name(),
                NegotiationState.OFFERED.name());
    }

    @Override
    public List<ContractNegotiation> concludedUnkept() {
        return some(
                "where state = ? and agreement_id not in (select id from agreement) order by seq",
                NegotiationState.FINALIZED.name());
    }

    @Override
    protected List<Optional<String>> ownValues(ContractNegotiation negotiation) {
        return List.of(
                Optional.of(negotiation.lastOffer().assetId()),
                negotiation.agreement().map(agreement -> agreement.id().value()));
    }

    @Override
    protected JsonObject write(ContractNegotiation negotiation) {
        var offers = Json.createArrayBuilder();
        for (var offer : negotiation.offers()) {
            offers.add(Json.createObjectBuilder()
                    .add("id", offer.id())
                    .add("assetId", offer.assetId())
                    .add("policy", terms.of(offer.policy(), PolicyWriter::full)));
        }
        var json = ExchangeJson.write(negotiation.exchange())
                .add("offers", offers)
                .add("callbacks", ExchangeJson.callbacks(negotiation.callbacks()));
        negotiation.agreement().ifPresent(agreement -> json.add("agreement", AgreementRecord.text(agreement)));
        for (var side : Signatory.values()) {
            negotiation.signatures().by(side).ifPresent(signature -> json.add(member(side), written(signature)));
        }
        StanceJson.write(negotiation, json);
        return json.build();
    }

    /** Which member of the document has a side's signature. */
    private static String member(Signatory side) {
        return side == Signatory.PROVIDER ? "providerSignature" : "consumerSignature";
    }

    private static JsonObject written(Signature signature) {
        return Json.createObjectBuilder()
                .add("jws", signature.jws())
                .add("key", signature.key().json())
                .build();
    }

    private static Optional<Signature> signature(JsonObject json, Signatory side) {
        return Optional.ofNullable(json.getJsonObject(member(side)))
                .map(written -> Signature.kept(written.getString("jws"), written.getString("key")));
    }

    @Override
    protected ContractNegotiation read(JsonObject json, long version) {
        var offers = json.getJsonArray("offers").getValuesAs(JsonObject.class).stream()
                .map(SqlNegotiationStore::offer)
                .toList();
        return new ContractNegotiation(
                ExchangeJson.read(json, NegotiationState.class, version),
                offers,
                ExchangeJson.text(json, "agreement")
                        .map(text -> AgreementRecord.read(text.getBytes(StandardCharsets.UTF_8))),
                new Signatures(signature(json, Signatory.PROVIDER), signature(json, Signatory.CONSUMER)),
                ExchangeJson.callbacks(json.getJsonArray("callbacks")),
                StanceJson.stance(json, SqlNegotiationStore::policy),
                StanceJson.deeds(json));
    }

    private static Offer offer(JsonObject json) {
        return new Offer(json.getString("id"), json.getString("assetId"), policy(json.getJsonObject("policy")));
    }

    private static Policy policy(JsonObject json) {
        return READER.read(json).fold(read -> read.policy(), refused -> {
            throw new IllegalStateException("stored terms cannot be read: " + refused.problems());
        });
    }
}
