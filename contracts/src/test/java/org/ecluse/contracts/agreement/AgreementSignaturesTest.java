package org.ecluse.contracts.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecluse.contracts.agreement.Signatory.CONSUMER;
import static org.ecluse.contracts.agreement.Signatory.PROVIDER;

import com.nimbusds.jose.jwk.JWK;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.contracts.signature.KeyLookup;
import org.ecluse.contracts.signature.RecordKind;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.signature.TestKey;
import org.ecluse.contracts.templates.OfferTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementSignaturesTest {
    private static final Agreement AGREEMENT =
            Agreements.of("agreement-1", OfferTerms.Conditional.ENERGY_BY_ADDRESS.offer("urn:uuid:1"));
    private static final TestKey ES256 = TestKey.of(Agreements.PROVIDER.did());
    private static final TestKey EDDSA = TestKey.ed25519(Agreements.PROVIDER.did());
    private static final String TYPE = "ecluse-agreement+jws";

    static Stream<TestKey> keys() {
        return Stream.of(ES256, EDDSA);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_signature_by_either_algorithm_is_accepted_and_names_its_key(TestKey key) {
        var jws = AgreementSignatures.sign(AGREEMENT, PROVIDER, key);

        var signature = verify(jws, key).fold(genuine -> genuine, problem -> {
            throw new AssertionError(problem);
        });

        assertThat(signature.keyId()).isEqualTo(key.keyId());
        assertThat(signature.jws()).isEqualTo(jws).contains("..");
        assertThat(signature.key().json()).doesNotContain("\"d\"");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void no_character_of_a_signature_can_change(TestKey key) {
        var jws = AgreementSignatures.sign(AGREEMENT, PROVIDER, key);

        for (int i = 0; i < jws.length(); i++) {
            var altered = jws.substring(0, i) + (char) (jws.charAt(i) ^ 1) + jws.substring(i + 1);
            assertThat(refusal(altered, key)).as("at " + i).startsWith("agreement.signature.");
        }
    }

    @Test
    void nothing_that_was_agreed_can_change_under_a_signature() {
        var jws = AgreementSignatures.sign(AGREEMENT, PROVIDER, ES256);
        var other = Agreements.of("agreement-1", OfferTerms.Conditional.ENERGY_BY_ADDRESS.offer("urn:uuid:2"));

        var code = AgreementSignatures.verify(other, PROVIDER, jws, SignatureVerifier.trustingKeptKeys(), ES256)
                .fold(genuine -> "genuine", problem -> problem.code());

        assertThat(code).isEqualTo("agreement.signature.invalid");
    }

    @Test
    void only_a_party_signs_and_only_on_its_side() {
        assertThatThrownBy(() -> AgreementSignatures.sign(AGREEMENT, CONSUMER, ES256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Agreements.CONSUMER.did());
    }

    @Test
    void a_key_of_somebody_else_is_refused_before_it_is_looked_up() {
        var asked = new ArrayList<String>();
        var stranger = TestKey.of(Agreements.PROVIDER.did() + "x");
        var jws = stranger.detached(header("ES256", stranger.keyId(), TYPE), AgreementRecord.canonical(AGREEMENT));

        var code = code(jws, counting(asked));

        assertThat(code).isEqualTo("agreement.signature.signer");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_key_that_the_party_does_not_publish_is_refused() {
        var jws = ES256.detached(
                header("ES256", Agreements.PROVIDER.did() + "#other", TYPE), AgreementRecord.canonical(AGREEMENT));

        assertThat(refusal(jws, ES256)).isEqualTo("agreement.signature.key");
    }

    @Test
    void a_signature_made_for_something_else_is_refused() {
        var jws = ES256.detached(header("ES256", ES256.keyId(), "JWT"), AgreementRecord.canonical(AGREEMENT));

        assertThat(refusal(jws, ES256)).isEqualTo("agreement.signature.type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE", "HS256", "RS256", "ES384", "ES256K", "es256", ""})
    void other_algorithms_are_refused(String algorithm) {
        var jws = ES256.detached(header(algorithm, ES256.keyId(), TYPE), AgreementRecord.canonical(AGREEMENT));

        assertThat(refusal(jws, ES256)).isEqualTo("agreement.signature.algorithm");
    }

    @Test
    void an_algorithm_that_is_not_its_keys_is_refused() {
        var record = AgreementRecord.canonical(AGREEMENT);

        assertThat(refusal(ES256.detached(header("EdDSA", ES256.keyId(), TYPE), record), ES256))
                .isEqualTo("agreement.signature.algorithm");
        assertThat(refusal(EDDSA.detached(header("ES256", EDDSA.keyId(), TYPE), record), EDDSA))
                .isEqualTo("agreement.signature.algorithm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jku\":\"https://keys.example/\"",
                "\"x5u\":\"https://keys.example/\"",
                "\"jwk\":{}",
                "\"x5c\":[]",
                "\"crit\":[\"exp\"]",
                "\"b64\":false",
                "\"zip\":\"DEF\""
            })
    void a_header_that_brings_a_key_or_an_extension_is_refused_and_nothing_is_fetched(String member) {
        var asked = new ArrayList<String>();
        var header = header("ES256", ES256.keyId(), TYPE).replace("{", "{" + member + ",");

        var code = code(ES256.detached(header, AgreementRecord.canonical(AGREEMENT)), counting(asked));

        assertThat(code).isEqualTo("agreement.signature.header");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_header_that_says_something_twice_or_not_as_a_text_is_refused() {
        var header = header("ES256", ES256.keyId(), TYPE);
        var record = AgreementRecord.canonical(AGREEMENT);

        assertThat(refusal(ES256.detached(header.replace("{", "{\"alg\":\"ES256\","), record), ES256))
                .isEqualTo("agreement.signature.malformed");
        assertThat(refusal(ES256.detached(header.replace("\"ES256\"", "1"), record), ES256))
                .isEqualTo("agreement.signature.header");
        assertThat(refusal(ES256.detached(header.replace("\"kid\"", "\"typ2\""), record), ES256))
                .isEqualTo("agreement.signature.header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a..b", "e30..e30", "{}", "a.b.c.d", "\u00e9..\u00e9"})
    void what_is_no_signature_is_refused(String jws) {
        assertThat(refusal(jws, ES256)).startsWith("agreement.signature.");
    }

    @Test
    void a_signature_with_its_payload_inside_is_refused() {
        var attached = ES256.jws(TYPE, AgreementRecord.canonical(AGREEMENT));

        assertThat(refusal(attached, ES256)).isEqualTo("agreement.signature.malformed");
    }

    @Test
    void a_text_too_long_for_a_signature_is_refused() {
        assertThat(refusal("a".repeat(100_000), ES256)).isEqualTo("agreement.signature.malformed");
    }

    @Test
    void what_was_verified_once_is_remembered_and_every_change_is_asked_about_anew() {
        var verifier = SignatureVerifier.trustingKeptKeys();
        var signature = verify(AgreementSignatures.sign(AGREEMENT, PROVIDER, ES256), ES256)
                .fold(genuine -> genuine, problem -> {
                    throw new AssertionError(problem);
                });
        var record = AgreementRecord.canonical(AGREEMENT);

        for (int i = 0; i < 3; i++) {
            assertThat(code(verifier, record, signature)).isEqualTo("genuine");
        }
        record[0] ^= 1;
        assertThat(code(verifier, record, signature)).isEqualTo("agreement.signature.invalid");
    }

    private static String code(SignatureVerifier verifier, byte[] record, Signature signature) {
        return verifier.verifyKept(RecordKind.AGREEMENT, record, Agreements.PROVIDER.did(), signature)
                .fold(genuine -> "genuine", problem -> problem.code());
    }

    private static KeyLookup counting(List<String> asked) {
        return keyId -> {
            asked.add(keyId);
            return Optional.<JWK>empty();
        };
    }

    private static String header(String algorithm, String kid, String type) {
        return "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid + "\",\"typ\":\"" + type + "\"}";
    }

    private static SignatureVerifier.Verification verify(String jws, KeyLookup keys) {
        return AgreementSignatures.verify(AGREEMENT, PROVIDER, jws, SignatureVerifier.trustingKeptKeys(), keys);
    }

    private static String refusal(String jws, KeyLookup keys) {
        return code(jws, keys);
    }

    private static String code(String jws, KeyLookup keys) {
        return verify(jws, keys).fold(genuine -> "genuine", problem -> problem.code());
    }
}
