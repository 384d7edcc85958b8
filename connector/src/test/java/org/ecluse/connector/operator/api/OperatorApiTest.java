package org.ecluse.connector.operator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.connector.operator.TestNode.json;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.operator.Partner;
import org.ecluse.connector.operator.TestNode;
import org.ecluse.connector.operator.Wording;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.payment.Money;
import org.ecluse.contracts.payment.PaymentReference;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.contracts.usage.Use;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorApiTest {
    private static final OfferTerms OPEN = new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Rennes Métropole");
    private static final OfferTerms RESEARCH = new OfferTerms.ResearchOnly(
            List.of("urn:ecluse:study:flux-campus"),
            OfferTerms.ResearchOnly.ANY_RESEARCH,
            List.of("card_id"),
            Optional.empty(),
            Period.ofYears(1),
            Period.ofYears(1));
    private static final OfferTerms PAID =
            new OfferTerms.Paid(Money.of("120.00", "EUR"), "Ouest-France", Period.ofMonths(1), Optional.empty());

    @TempDir
    Path dir;

    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(dir);
        node.partnerOffers(
                "rennes-metropole",
                "eco-counter-data",
                new Wording("Éco-compteurs", "Bicycle counters"),
                OPEN.offer("urn:uuid:1"));
        node.partnerOffers(
                "keolis", "ticketing", new Wording("Billettique", "Ticketing"), RESEARCH.offer("urn:uuid:2"));
        node.partnerOffers(
                "ouest-france", "news-archive", new Wording("Archives", "News archive"), PAID.offer("urn:uuid:3"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void health_is_open_to_strangers() {
        var response = node.send(node.request("/api/health").GET());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).getString("status")).isEqualTo("up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/self",
                "/api/assets",
                "/api/catalog",
                "/api/contracts",
                "/api/payments",
                "/api/uses/x",
                "/api;x=1/self",
                "/%61pi/self",
                "/api/health/../self",
                "//api/self"
            })
    void nothing_else_answers_without_the_operator_token(String path) {
        var response = node.send(node.request(path).GET());

        assertThat(response.statusCode()).isIn(400, 401, 404);
        assertThat(response.body()).doesNotContain("did:web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer ", "Basic dXNlcjpwYXNz", "wrong"})
    void a_wrong_token_is_refused_with_its_code(String authorization) {
        var response = node.send(
                node.request("/api/self").header("Authorization", authorization).GET());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).getString("code")).isEqualTo("operator.token");
    }

    @Test
    void the_token_is_in_a_file_that_only_the_owner_can_read() throws Exception {
        var file = dir.resolve(OperatorToken.FILE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_catalogue_is_searched_without_regard_to_accents_and_capitals() {
        var found = json(node.get("/api/catalog?q=ECO%20metropole")).getJsonArray("offers");

        assertThat(found).hasSize(1);
        assertThat(found.getJsonObject(0).getString("offer")).isEqualTo("rennes-metropole/eco-counter-data");
    }

    @Test
    void a_partner_that_does_not_answer_is_named_and_holds_up_nobody() {
        node.registry.partners.add(new Partner(
                "enedis",
                "Enedis",
                Did.of("did:web:127.0.0.1%3A19000:partners:enedis"),
                URI.create("http://127.0.0.1:9/dsp")));

        var found = json(node.get("/api/catalog"));

        assertThat(found.getJsonArray("offers")).hasSize(3);
        var problem = found.getJsonArray("problems").getJsonObject(0);
        assertThat(problem.getString("partner")).isEqualTo("enedis");
        assertThat(problem.getString("code")).isEqualTo("peer.unreachable");
    }

    @Test
    void the_partners_stay_known_while_the_registry_is_down() {
        node.get("/api/partners");
        node.registry.down = true;
        node.close();
        node = new TestNode(dir);
        node.registry.down = true;

        var partners = json(node.get("/api/partners"));

        assertThat(partners.getJsonArray("partners")).hasSize(3);
        assertThat(partners.getJsonObject("problem").getString("code")).isEqualTo("registry.unreachable");
    }

    @Test
    void an_offer_is_shown_with_its_terms_in_both_languages() {
        var offer = json(node.get("/api/offers/ouest-france/news-archive"));

        assertThat(offer.getJsonObject("price").getString("amount")).isEqualTo("120.00");
        var sentence = offer.getJsonArray("terms").getJsonObject(0);
        assertThat(sentence.getString("fr")).isNotBlank().isNotEqualTo(sentence.getString("en"));
        assertThat(offer.getJsonObject("odrl")).isNotEmpty();
    }

    @Test
    void an_offer_that_is_not_there_is_not_found() {
        assertThat(code(node.get("/api/offers/keolis/nothing"))).isEqualTo("offer.unknown");
        assertThat(code(node.get("/api/offers/nobody/nothing"))).isEqualTo("partner.unknown");
    }

    @Test
    void nobody_asks_oneself() {
        var self = TestNode.SELF.name();
        node.partnerOffers(self, "counts", new Wording("Comptages", "Counts"), OPEN.offer("urn:uuid:4"));

        for (var path : List.of("/api/check", "/api/requests")) {
            var answer = node.post(path, "{\"offer\": \"" + self + "/counts\"}");

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(code(answer)).isEqualTo("offer.own");
        }
    }

    @Test
    void a_check_says_what_is_missing_in_french_and_english() {
        var answer = json(node.post("/api/check", "{\"offer\":\"keolis/ticketing\"}"));

        assertThat(answer.getBoolean("permitted")).isFalse();
        assertThat(answer.getJsonObject("explanation").getJsonArray("fr")).isNotEmpty();
        assertThat(answer.getJsonObject("explanation").getJsonArray("en")).isNotEmpty();
        assertThat(node.operations.contracts()).isEmpty();
    }

    @Test
    void a_check_of_what_would_be_had_says_yes() {
        var answer = json(node.post("/api/check", "{\"offer\":\"rennes-metropole/eco-counter-data\"}"));

        assertThat(answer.getBoolean("permitted")).isTrue();
        assertThat(answer.getJsonArray("codes")).isEmpty();
    }

    @Test
    void a_request_ends_in_a_contract_whose_data_is_streamed_from_the_provider() {
        node.provides(200, "date;counts\n2026-11-21;12\n");

        var id = contractFor("rennes-metropole/eco-counter-data");
        var data = node.get("/api/contracts/" + id + "/data");

        assertThat(data.statusCode()).isEqualTo(200);
        assertThat(data.body()).isEqualTo("date;counts\n2026-11-21;12\n");
        assertThat(data.headers().firstValue("Content-Length")).contains("26");
        assertThat(data.headers().firstValue("Content-Type")).contains("text/csv");
    }

    @Test
    void data_that_is_asked_for_again_uses_the_same_transfer() {
        node.provides(200, "a\n");
        var id = contractFor("rennes-metropole/eco-counter-data");
        node.get("/api/contracts/" + id + "/data");
        var first = node.operations.openTransfer(new AgreementId(id));

        node.get("/api/contracts/" + id + "/data");

        assertThat(node.operations.openTransfer(new AgreementId(id))).isEqualTo(first);
    }

    @Test
    void a_transfer_whose_token_has_ended_is_started_anew() {
        node.provides(401, "{\"code\":\"token.expired\"}");
        var id = contractFor("rennes-metropole/eco-counter-data");
        node.get("/api/contracts/" + id + "/data");
        var first = node.operations.openTransfer(new AgreementId(id)).orElseThrow();
        node.provides(200, "a\n");
        node.operations.terminateTransfer(first.id(), "test");
        node.get("/api/contracts/" + id + "/data");

        assertThat(node.operations
                        .openTransfer(new AgreementId(id))
                        .orElseThrow()
                        .id())
                .isNotEqualTo(first.id());
    }

    @Test
    void a_refused_request_is_explained_from_the_offer_and_our_own_credentials() {
        var response = node.post("/api/requests", "{\"offer\":\"keolis/ticketing\"}");

        assertThat(response.statusCode()).isEqualTo(202);
        var negotiation = json(response);
        assertThat(negotiation.getString("state")).isEqualTo("TERMINATED");
        var problem = negotiation.getJsonObject("problem");
        assertThat(problem.getString("code")).startsWith("policy.");
        assertThat(problem.getJsonObject("explanation").getString("fr")).isNotBlank();
        assertThat(problem.getJsonObject("explanation").getString("en")).isNotBlank();
        assertThat(json(node.get("/api/requests/" + negotiation.getString("id")))
                        .getString("state"))
                .isEqualTo("TERMINATED");
    }

    @Test
    void an_accredited_researcher_of_the_study_gets_the_contract() {
        node.ownFacts.put(Rennes.ACCREDITATION, Fact.known(Value.text(Rennes.RESEARCHER)));
        node.ownFacts.put(Rennes.STUDY, Fact.known(Value.iri("urn:ecluse:study:flux-campus")));
        node.ownFacts.put(Odrl.PURPOSE, Fact.known(Value.iri(Rennes.DPV + "AcademicResearch")));

        var contract = json(node.get("/api/contracts/" + contractFor("keolis/ticketing")));

        assertThat(contract.getString("hash")).hasSize(64);
        assertThat(contract.getJsonArray("duties")).hasSize(3);
        assertThat(contract.getJsonArray("terms")).isNotEmpty();
    }

    @Test
    void before_payment_the_data_is_refused_with_amount_and_reference() {
        var id = contractFor("ouest-france/news-archive");
        node.operations.transfers(
                node.providerAddress(),
                Optional.of(new Problem("policy.duty.unfulfilled", "", "the price is not paid", "pay it")));

        var response = node.get("/api/contracts/" + id + "/data");

        assertThat(response.statusCode()).isEqualTo(402);
        var problem = json(response);
        var reference = PaymentReference.of(new AgreementId(id));
        assertThat(problem.getString("code")).isEqualTo("payment.due");
        assertThat(problem.getString("amount")).isEqualTo("120.00");
        assertThat(problem.getString("currency")).isEqualTo("EUR");
        assertThat(problem.getString("reference")).isEqualTo(reference.value());
        assertThat(problem.getJsonObject("explanation").getString("fr"))
                .contains("120.00 EUR")
                .contains(reference.printed())
                .contains("Ouest-France");
    }

    @Test
    void what_the_provider_refuses_at_the_endpoint_comes_back_with_its_code_only() {
        node.provides(403, "{\"code\":\"standing.suspended\",\"cause\":\"<b>secret</b>\"}");
        var id = contractFor("rennes-metropole/eco-counter-data");

        var response = node.get("/api/contracts/" + id + "/data");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(code(response)).isEqualTo("standing.suspended");
        assertThat(response.body()).doesNotContain("secret");
    }

    @Test
    void an_address_that_may_not_be_called_is_not_called() {
        var id = contractFor("rennes-metropole/eco-counter-data");
        node.operations.transfers(URI.create("http://169.254.169.254/data"), Optional.empty());

        assertThat(code(node.get("/api/contracts/" + id + "/data"))).isEqualTo("peer.address");
    }

    @Test
    void a_contract_that_is_not_there_is_not_found() {
        assertThat(code(node.get("/api/contracts/none"))).isEqualTo("contract.unknown");
        assertThat(code(node.get("/api/contracts/none/data"))).isEqualTo("contract.unknown");
        assertThat(code(node.get("/api/contracts/with%20space"))).isEqualTo("contract.unknown");
    }

    @Test
    void a_duty_done_is_written_down_once() {
        node.ownFacts.put(Rennes.ACCREDITATION, Fact.known(Value.text(Rennes.RESEARCHER)));
        node.ownFacts.put(Rennes.STUDY, Fact.known(Value.iri("urn:ecluse:study:flux-campus")));
        node.ownFacts.put(Odrl.PURPOSE, Fact.known(Value.iri(Rennes.DPV + "AcademicResearch")));
        var id = contractFor("keolis/ticketing");

        var done = node.post("/api/contracts/" + id + "/duties/2", "{\"evidence\":\"https://example.org/paper\"}");

        assertThat(done.statusCode()).isEqualTo(200);
        var duty = json(node.get("/api/contracts/" + id)).getJsonArray("duties").getJsonObject(2);
        assertThat(duty.getString("standing")).isEqualTo("FULFILLED");
        assertThat(code(node.post("/api/contracts/" + id + "/duties/9", "{\"evidence\":\"x\"}")))
                .isEqualTo("duty.unknown");
    }

    @Test
    void uses_are_listed_with_their_sums() {
        node.uses.record(new Use(
                "u1",
                "ticketing",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TestNode.NOW,
                10,
                2,
                400,
                Use.Outcome.delivered()));

        var uses = json(node.get("/api/uses/ticketing"));

        assertThat(uses.getJsonArray("uses").getJsonObject(0).getString("decision"))
                .isEqualTo("permitted");
        assertThat(uses.getJsonArray("summary").getJsonObject(0).getInt("rowsWithheld"))
                .isEqualTo(2);
        assertThat(code(node.get("/api/uses/never"))).isEqualTo("asset.unknown");
    }

    @Test
    void enrolment_needs_a_code_that_the_registry_knows() {
        assertThat(node.post("/api/enrol", "{\"code\":\"good-code\"}").statusCode())
                .isEqualTo(200);
        assertThat(code(node.post("/api/enrol", "{\"code\":\"other\"}"))).isEqualTo("registry.code.unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"offer\":1}",
                "{}",
                "{\"offer\":\"x\"}",
                "{\"offer\":\"a/b\",\"offer\":\"c/d\"}"
            })
    void a_malformed_body_is_refused_with_its_code(String body) {
        var response = node.post("/api/check", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(code(response)).isEqualTo("body.malformed");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void a_body_that_is_too_long_is_refused() {
        var response = node.post("/api/check", "{\"offer\":\"" + "x".repeat(1 << 20) + "\"}");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(code(response)).isEqualTo("body.too-large");
    }

    private String contractFor(String offer) {
        var negotiation = json(node.post("/api/requests", "{\"offer\":\"" + offer + "\"}"));
        assertThat(negotiation.getString("state")).isEqualTo("FINALIZED");
        return negotiation.getString("contract");
    }

    private static String code(HttpResponse<String> response) {
        JsonObject problem = json(response);
        assertThat(problem.getJsonObject("explanation").getString("fr")).isNotBlank();
        assertThat(problem.getString("cure")).isNotBlank();
        return problem.getString("code");
    }
}
