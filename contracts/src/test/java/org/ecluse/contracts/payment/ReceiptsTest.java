package org.ecluse.contracts.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.payment.Receipts.Verification;
import org.ecluse.contracts.signature.TestKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptsTest {
    private static final PartyId PAYEE = new PartyId("did:web:127.0.0.1%3A19000:partners:ouest-france");
    private static final PartyId PAYER = new PartyId("did:web:127.0.0.1%3A19000:partners:startup");
    private static final TestKey KEY = TestKey.of(PAYEE.did());
    private static final Receipt RECEIPT = Receipt.of(account("120.00"), Instant.parse("2026-11-22T10:00:00Z"));

    @Test
    void a_receipt_that_the_payee_signed_is_genuine() {
        var found = Receipts.verify(Receipts.sign(RECEIPT, KEY), KEY);

        assertThat(found).isEqualTo(new Verification.Genuine(RECEIPT));
    }

    @Test
    void a_key_of_another_kind_than_the_receipt_says_is_refused() {
        var other = TestKey.ed25519(PAYEE.did());
        var jws = other.signed(
                JWSAlgorithm.ES256, other.keyId(), "ecluse-receipt+jws", CanonicalJson.bytes(RECEIPT.json()));

        assertThat(((Verification.Refused) Receipts.verify(jws, other))
                        .problem()
                        .code())
                .isEqualTo("receipt.key");
    }

    @Test
    void only_the_payee_signs_its_receipts() {
        assertThatThrownBy(() -> Receipts.sign(RECEIPT, TestKey.of(PAYER.did())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_receipt_signed_with_another_key_is_refused() {
        var stranger = new TestKey(KEY.keyId(), TestKey.of(PAYEE.did()).pair());

        assertThat(refusal(Receipts.sign(RECEIPT, stranger))).isEqualTo("receipt.signature");
    }

    @Test
    void a_receipt_signed_by_another_party_is_refused() {
        var payer = TestKey.of(PAYER.did());
        var jws = payer.jws("ecluse-receipt+jws", CanonicalJson.bytes(RECEIPT.json()));

        assertThat(((Verification.Refused) Receipts.verify(jws, payer))
                        .problem()
                        .code())
                .isEqualTo("receipt.signer");
    }

    @Test
    void a_key_that_the_payee_does_not_name_is_refused() {
        var jws = KEY.signed(
                JWSAlgorithm.ES256, PAYEE.did() + "#other", "ecluse-receipt+jws", CanonicalJson.bytes(RECEIPT.json()));

        assertThat(refusal(jws)).isEqualTo("receipt.key");
    }

    @Test
    void another_kind_of_token_is_no_receipt() {
        assertThat(refusal(KEY.jws("JWT", CanonicalJson.bytes(RECEIPT.json())))).isEqualTo("receipt.algorithm");
    }

    @Test
    void an_unsigned_receipt_is_refused() {
        var header =
                Base64URL.encode("{\"alg\":\"none\",\"kid\":\"" + KEY.keyId() + "\",\"typ\":\"ecluse-receipt+jws\"}");
        var jws = header + "." + Base64URL.encode(CanonicalJson.bytes(RECEIPT.json())) + ".";

        assertThat(refusal(jws)).isEqualTo("receipt.malformed");
    }

    @Test
    void an_altered_amount_is_refused() {
        var parts = Receipts.sign(RECEIPT, KEY).split("\\.");
        var altered = new String(new Base64URL(parts[1]).decode(), UTF_8).replace("120.00", "999.00");

        assertThat(refusal(parts[0] + "." + Base64URL.encode(altered) + "." + parts[2]))
                .isEqualTo("receipt.signature");
    }

    @Test
    void a_payload_in_another_spelling_is_refused() {
        var spaced = new String(CanonicalJson.bytes(RECEIPT.json()), UTF_8).replace("\":", "\": ");

        assertThat(refusal(KEY.jws("ecluse-receipt+jws", spaced.getBytes(UTF_8))))
                .isEqualTo("receipt.malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b.c", "....", "eyJ.eyJ.", "{}"})
    void what_is_no_receipt_is_refused(String jws) {
        assertThat(refusal(jws)).isEqualTo("receipt.malformed");
    }

    @Test
    void a_part_payment_has_no_receipt() {
        assertThatThrownBy(() -> Receipt.of(account("119.99"), Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Account account(String paid) {
        var agreement = new AgreementId("agreement-1");
        var due = new Due(agreement, PAYER, PAYEE, Money.of("120.00", "EUR"), Instant.EPOCH);
        var payment = new Payment("p1", due.reference(), Money.of(paid, "EUR"), LocalDate.parse("2026-11-21"));
        return new Account(due, List.of(payment));
    }

    private static String refusal(String jws) {
        return ((Verification.Refused) Receipts.verify(jws, KEY)).problem().code();
    }
}
