package org.ecluse.connector.operator.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.connector.operator.TestNode.json;

import com.nimbusds.jose.JWSObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Period;
import java.util.Optional;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.TestNode;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.payment.Money;
import org.ecluse.contracts.payment.PaymentReference;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentsTest {
    private static final AgreementId AGREEMENT = new AgreementId("f3b7a4a0-56a8-4f0e-9b0e-0a4c1c1d1e10");
    private static final Did PAYER = Did.of("did:web:127.0.0.1%3A19000:partners:startup");

    @TempDir
    Path dir;

    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(dir);
        var terms = new OfferTerms.Paid(Money.of("120.00", "EUR"), "Irisa", Period.ofMonths(1), Optional.empty());
        var agreement = new Agreement(
                AGREEMENT,
                new PartyId(TestNode.SELF.toString()),
                new PartyId(PAYER.toString()),
                "archive",
                terms.offer("urn:uuid:1").withType(PolicyType.AGREEMENT),
                TestNode.NOW);
        node.operations.add(new ContractView(
                agreement,
                ContractView.Side.PROVIDER,
                PAYER,
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
    void what_is_due_is_listed_before_anything_was_paid() {
        var due = json(node.get("/api/payments")).getJsonArray("payments").getJsonObject(0);

        assertThat(due.getString("due")).isEqualTo("120.00 EUR");
        assertThat(due.getString("state")).isEqualTo("UNPAID");
        assertThat(due.getString("counterparty")).isEqualTo("startup");
        assertThat(due.getString("reference"))
                .isEqualTo(PaymentReference.of(AGREEMENT).value());
    }

    @Test
    void a_part_payment_has_no_receipt_yet() {
        var answer = node.post("/api/payments", payment("60.00", "EUR", "p1"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).getString("state")).isEqualTo("PART_PAID");
        assertThat(json(answer).containsKey("receipt")).isFalse();
        assertThat(node.registry.hashes).isEmpty();
    }

    @Test
    void the_whole_price_is_receipted_and_the_receipts_hash_is_logged() throws Exception {
        node.post("/api/payments", payment("60.00", "EUR", "p1"));

        var answer = json(node.post("/api/payments", payment("60.00", "EUR", "p2")));

        var jws = node.get("/api/payments/" + AGREEMENT + "/receipt").body();
        assertThat(answer.getString("state")).isEqualTo("PAID");
        assertThat(answer.getJsonObject("receipt").getInt("logIndex")).isZero();
        assertThat(node.registry.hashes).containsExactly(CanonicalJson.sha256(jws.getBytes(StandardCharsets.US_ASCII)));
        assertThat(JWSObject.parse(jws).getHeader().getKeyID()).isEqualTo(TestNode.SELF.keyId("key-1"));
    }

    @Test
    void the_same_payment_sent_twice_counts_once() {
        node.post("/api/payments", payment("60.00", "EUR", "p1"));

        var again = json(node.post("/api/payments", payment("60.00", "EUR", "p1")));

        assertThat(again.getString("paid")).isEqualTo("60.00 EUR");
    }

    @Test
    void a_payment_counts_while_the_registry_is_down_and_its_receipt_is_logged_later() {
        node.registry.down = true;

        var answer = json(node.post("/api/payments", payment("120.00", "EUR", "p1")));

        assertThat(answer.getString("state")).isEqualTo("PAID");
        assertThat(answer.getJsonObject("logProblem").getString("code")).isEqualTo("registry.unreachable");
        node.registry.down = false;
        assertThat(node.logReceiptsAgain()).isEqualTo(1);
        assertThat(node.logReceiptsAgain()).isZero();
        assertThat(node.registry.hashes).hasSize(1);
    }

    @Test
    void another_currency_is_refused() {
        var answer = node.post("/api/payments", payment("120.00", "USD", "p1"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).getString("code")).isEqualTo("payment.currency");
    }

    @Test
    void an_unknown_reference_is_refused() {
        var other = PaymentReference.of(new AgreementId("other")).value();
        var answer = node.post(
                "/api/payments",
                "{\"reference\":\"" + other + "\",\"amount\":\"1.00\",\"currency\":\"EUR\",\"paidOn\":\"2026-11-21\"}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).getString("code")).isEqualTo("payment.reference.unknown");
    }

    @Test
    void a_mistyped_reference_is_caught() {
        var answer = node.post(
                "/api/payments",
                "{\"reference\":\"RF19539007547034\",\"amount\":\"1.00\",\"currency\":\"EUR\",\"paidOn\":\"2026-11-21\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).getString("cause")).contains("check digits");
    }

    private static String payment(String amount, String currency, String id) {
        return "{\"reference\":\"" + PaymentReference.of(AGREEMENT).printed() + "\",\"amount\":\"" + amount
                + "\",\"currency\":\"" + currency + "\",\"paidOn\":\"2026-11-21\",\"id\":\"" + id + "\"}";
    }
}
