package org.ecluse.trust.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.TestKeys;
import org.ecluse.trust.keys.SigningKey;
import org.ecluse.trust.tokens.SelfIssuedTokens;
import org.junit.jupiter.api.Test;

class KeyProofTest {
    private static final Did REGISTRY = Did.of("did:web:registry.example");

    private final SigningKey key = TestKeys.signingKey("key-1");
    private final String proof = KeyProof.create(key, REGISTRY, "nonce", "code");

    private String verified(String text, SigningKey with, Did registry, String nonce, String code) {
        return KeyProof.verify(text, with.publicJwk(), registry, nonce, code)
                .reason()
                .map(Refusal::code)
                .orElse("accepted");
    }

    @Test
    void a_proof_holds_for_its_key_registry_challenge_and_code_and_for_no_other() {
        assertThat(verified(proof, key, REGISTRY, "nonce", "code")).isEqualTo("accepted");
        assertThat(verified(proof, TestKeys.signingKey("key-1"), REGISTRY, "nonce", "code"))
                .isEqualTo("enrolment.proof");
        assertThat(verified(proof, key, Did.of("did:web:other.example"), "nonce", "code"))
                .isEqualTo("enrolment.proof");
        assertThat(verified(proof, key, REGISTRY, "another", "code")).isEqualTo("enrolment.proof");
        assertThat(verified(proof, key, REGISTRY, "nonce", "another")).isEqualTo("enrolment.proof");
    }

    @Test
    void another_kind_of_token_is_no_proof() {
        String token = new SelfIssuedTokens(Did.of("did:web:a.example"), key, java.time.InstantSource.system())
                .create(REGISTRY);

        assertThat(verified(token, key, REGISTRY, "nonce", "code")).isEqualTo("enrolment.proof");
    }

    @Test
    void the_code_itself_is_not_in_the_proof() {
        assertThat(new String(java.util.Base64.getUrlDecoder().decode(proof.split("\\.")[1])))
                .doesNotContain("\"code\":\"code\"");
    }
}
