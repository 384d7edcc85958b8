package org.ecluse.contracts.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.util.Optional;
import org.ecluse.policy.Problem;
import org.junit.jupiter.api.Test;

class SignatureVerifierTest {
    private static final String SIGNER = "did:web:irisa.example";
    private static final TestKey KEY = TestKey.ed25519(SIGNER);
    private static final byte[] RECORD = "{}".getBytes(UTF_8);

    private static Signature signature(RecordKind kind, byte[] record) {
        return new Signature(
                KEY.detached(kind, record), VerificationKey.of(KEY.pair()).orElseThrow());
    }

    private static String code(SignatureVerifier verifier, RecordKind kind, byte[] record, Signature signature) {
        return verifier.verifyKept(kind, record, SIGNER, signature).fold(genuine -> "genuine", Problem::code);
    }

    @Test
    void no_more_signatures_are_remembered_than_there_is_room_for() {
        var verifier = SignatureVerifier.trustingKeptKeys();

        for (int i = 0; i <= SignatureVerifier.REMEMBERED_MAX; i++) {
            var record = Integer.toString(i).getBytes(UTF_8);
            assertThat(code(verifier, RecordKind.AGREEMENT, record, signature(RecordKind.AGREEMENT, record)))
                    .isEqualTo("genuine");
        }

        assertThat(verifier.remembered()).isEqualTo(SignatureVerifier.REMEMBERED_MAX);
    }

    @Test
    void what_is_refused_is_not_remembered() {
        var verifier = SignatureVerifier.trustingKeptKeys();
        var other = signature(RecordKind.AGREEMENT, "other".getBytes(UTF_8));

        assertThat(code(verifier, RecordKind.AGREEMENT, RECORD, other)).isEqualTo("agreement.signature.invalid");
        assertThat(verifier.remembered()).isZero();
    }

    @Test
    void a_signature_for_one_kind_of_record_is_none_for_another() {
        var verifier = SignatureVerifier.trustingKeptKeys();
        var signature = signature(RecordKind.AGREEMENT, RECORD);

        assertThat(code(verifier, RecordKind.AGREEMENT, RECORD, signature)).isEqualTo("genuine");
        assertThat(code(verifier, RecordKind.TERMINATION, RECORD, signature)).isEqualTo("termination.signature.type");
    }

    @Test
    void a_key_that_is_said_to_be_ours_and_that_we_never_had_is_refused() {
        var ours = new SignatureVerifier(new OwnKeys() {
            @Override
            public boolean claims(String keyId) {
                return keyId.startsWith(SIGNER + "#");
            }

            @Override
            public Optional<JWK> key(String keyId) {
                return Optional.empty();
            }
        });

        assertThat(code(ours, RecordKind.AGREEMENT, RECORD, signature(RecordKind.AGREEMENT, RECORD)))
                .isEqualTo("agreement.signature.key");
    }

    @Test
    void a_key_is_kept_as_its_public_half_in_one_spelling() {
        var key = VerificationKey.of(KEY.pair()).orElseThrow();

        assertThat(key.json()).matches("\\{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"[A-Za-z0-9_-]{43}\"}");
        assertThat(VerificationKey.read(key.json())).contains(key);
        assertThat(VerificationKey.read(key.json().replace(",", ", "))).isEmpty();
        assertThat(VerificationKey.read("{}")).isEmpty();
        assertThat(VerificationKey.read("")).isEmpty();
    }
}
