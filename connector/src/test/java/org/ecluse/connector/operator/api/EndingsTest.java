package org.ecluse.connector.operator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.connector.operator.TestNode.json;

import java.nio.file.Path;
import java.util.Optional;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.Partner;
import org.ecluse.connector.operator.TestNode;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.policy.drafting.Obligations;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator is told of the early end of a contract, and what it can do. */
class EndingsTest {
    private static final Did OTHER = Did.of("did:web:127.0.0.1%3A19000:partners:startup");
    private static final String PATH = "/api/contracts/a-1/end";

    @TempDir
    Path dir;

    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(dir);
        var terms = new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Irisa")
                .offer("urn:uuid:1")
                .withObligations(Obligations.upholdUnless(Rennes.BREACH))
                .withType(PolicyType.AGREEMENT);
        var agreement = new Agreement(
                new AgreementId("a-1"),
                new PartyId(TestNode.SELF.toString()),
                new PartyId(OTHER.toString()),
                "archive",
                terms,
                TestNode.NOW);
        node.agreements.keep(agreement);
        node.operations.add(new ContractView(
                agreement,
                ContractView.Side.PROVIDER,
                OTHER,
                "irisa/archive",
                Signatures.NONE,
                ContractView.State.IN_FORCE,
                Optional.empty(),
                Optional.empty()));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_contract_says_on_which_grounds_it_may_be_ended() {
        var standing = json(node.get(PATH));

        assertThat(standing.getJsonArray("grounds").toString()).isEqualTo("[\"breach\"]");
        assertThat(standing.getJsonArray("proposals")).isEmpty();
        assertThat(standing.getJsonArray("breaches")).isEmpty();
        assertThat(standing.containsKey("ending")).isFalse();
    }

    @Test
    void a_ground_that_the_contract_does_not_name_is_refused_with_what_would_do_instead() {
        var refused = node.post(PATH, "{\"ground\": \"legalOrder\", \"reason\": \"r\", \"evidence\": \"e\"}");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).getString("code")).isEqualTo("termination.ground.not-agreed");
        assertThat(json(refused).getString("cure")).contains("[breach]").contains("mutual");
        assertThat(json(refused).getJsonObject("explanation").getString("fr")).contains("il tient");
        assertThat(node.ended).isEmpty();
        assertThat(node.told).isEmpty();
    }

    @Test
    void a_ground_that_it_names_ends_it_once_the_evidence_is_named_and_the_other_side_is_told() {
        var without = node.post(PATH, "{\"ground\": \"breach\", \"reason\": \"republished\"}");
        var with = node.post(PATH, "{\"ground\": \"breach\", \"reason\": \"republished\", \"evidence\": \"file 7\"}");
        var again = node.post(PATH, "{\"ground\": \"breach\", \"reason\": \"republished\", \"evidence\": \"file 8\"}");

        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(with.statusCode()).isEqualTo(200);
        assertThat(json(with).getString("state")).isEqualTo("ENDED");
        assertThat(json(with).getString("by")).isEqualTo("US");
        assertThat(node.ended).containsExactly("a-1 contract.terminated.breach");
        assertThat(node.told).hasSize(1);
        assertThat(json(node.get(PATH)).getJsonObject("ending").getString("evidence"))
                .isEqualTo("file 7");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).getString("code")).isEqualTo("termination.agreement.ended");
    }

    @Test
    void an_end_together_is_proposed_and_not_consented_to_by_who_proposed_it() {
        var proposed = node.post(PATH, "{\"ground\": \"mutual\", \"reason\": \"the study is over\"}");
        var hash = json(proposed).getString("hash");
        var own = node.post(PATH + "/" + hash, "{}");

        assertThat(proposed.statusCode()).isEqualTo(202);
        assertThat(json(proposed).getString("state")).isEqualTo("PROPOSED");
        assertThat(json(node.get(PATH)).getJsonArray("proposals")).hasSize(1);
        assertThat(own.statusCode()).isEqualTo(409);
        assertThat(json(own).getString("code")).isEqualTo("termination.proposal.own");
        assertThat(node.ended).isEmpty();
        assertThat(node.told).hasSize(1);
    }

    @Test
    void a_contract_is_shown_as_a_page_in_french_and_in_english_with_the_names_of_the_parties() {
        node.registry.partners.add(
                new Partner("startup", "La jeune pousse", OTHER, java.net.URI.create("http://127.0.0.1:9/dsp")));

        var french = node.get("/api/contracts/a-1/document?lang=fr");
        var english = node.get("/api/contracts/a-1/document?lang=en");

        assertThat(french.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(french.body())
                .contains("lang=\"fr\"")
                .contains("La jeune pousse")
                .contains("un manquement");
        assertThat(english.body()).contains("lang=\"en\"").contains("a breach of the contract");
        assertThat(node.send(node.request("/api/contracts/a-1/document").GET()).statusCode())
                .isEqualTo(401);
        assertThat(node.get("/api/contracts/a-1/document?format=doc").statusCode())
                .isEqualTo(400);
        assertThat(node.get("/api/contracts/none/document").statusCode()).isEqualTo(404);
    }

    @Test
    void a_contract_is_had_as_a_pdf() {
        var pdf = node.get("/api/contracts/a-1/document?lang=fr&format=pdf");

        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf.body()).startsWith("%PDF-");
    }

    @Test
    void what_cannot_be_meant_is_refused_by_name() {
        assertThat(node.post(PATH, "{\"ground\": \"whim\", \"reason\": \"r\"}").statusCode())
                .isEqualTo(400);
        assertThat(node.post(PATH, "{\"ground\": \"breach\"}").statusCode()).isEqualTo(400);
        assertThat(node.post(PATH + "/0000", "{}").statusCode()).isEqualTo(404);
        assertThat(node.get("/api/contracts/none/end").statusCode()).isEqualTo(404);
        assertThat(node.get("/api/contracts/a-1").statusCode()).isEqualTo(200);
    }
}
