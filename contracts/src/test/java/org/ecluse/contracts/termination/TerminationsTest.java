package org.ecluse.contracts.termination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.contracts.termination.Upheld.AGREEMENT;
import static org.ecluse.contracts.termination.Upheld.NOTICE_END;
import static org.ecluse.contracts.termination.Upheld.NOW;

import com.nimbusds.jose.jwk.JWK;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.Agreements;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.agreement.SqlAgreementStore;
import org.ecluse.contracts.agreement.StoredAgreement;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.signature.TestKey;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.Engine;
import org.ecluse.contracts.termination.Terminations.Outcome;
import org.ecluse.contracts.termination.Terminations.Request;
import org.ecluse.policy.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two connectors with a contract between them, each with its own database and key. */
@ParameterizedClass
@EnumSource(Engine.class)
class TerminationsTest {
    @Parameter
    Engine engine;

    @TempDir
    Path dir;

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private Side provider;
    private Side consumer;

    /** One connector. */
    private final class Side implements AutoCloseable {
        final Database database;
        final SqlAgreementStore agreements;
        final SqlTerminationStore store;
        final Terminations terminations;

        Side(TestKey key) {
            database = Database.open(engine.fresh(dir.resolve(key == Upheld.PROVIDER ? "provider" : "consumer")));
            var verifier = new SignatureVerifier(key);
            agreements = new SqlAgreementStore(database, time::get, verifier);
            store = new SqlTerminationStore(database, agreements, verifier, time::get);
            terminations = new Terminations(agreements, store, verifier, TerminationsTest::key, key, time::get);
            agreements.keep(AGREEMENT);
        }

        Optional<String> endCode() {
            return agreements.find(AGREEMENT.id()).orElseThrow().ended().map(StoredAgreement.End::code);
        }

        @Override
        public void close() {
            database.close();
        }
    }

    private static Optional<JWK> key(String keyId) {
        return Upheld.PROVIDER.key(keyId).or(() -> Upheld.CONSUMER.key(keyId));
    }

    @BeforeEach
    void openBoth() {
        provider = new Side(Upheld.PROVIDER);
        consumer = new Side(Upheld.CONSUMER);
    }

    @AfterEach
    void closeBoth() {
        provider.close();
        consumer.close();
    }

    private static Request request(Ground ground) {
        return new Request(
                ground,
                Optional.empty(),
                "Les données ont été rediffusées.",
                ground.hasEvidence() ? Optional.of("dossier 42") : Optional.empty());
    }

    private static SignedTermination ends(Outcome outcome) {
        return outcome.fold(ends -> ends, proposed -> fail("proposed"), problem -> fail(problem.toString()));
    }

    private static SignedTermination proposed(Outcome outcome) {
        return outcome.fold(ends -> fail("ends"), proposed -> proposed, problem -> fail(problem.toString()));
    }

    private static String refusal(Outcome outcome) {
        return outcome.fold(ends -> "ends", proposed -> "proposed", Problem::code);
    }

    private static SignedTermination fail(String what) {
        throw new AssertionError(what);
    }

    @Test
    void a_contract_ends_on_both_sides_on_a_ground_that_it_names() {
        var ended = ends(provider.terminations.end(AGREEMENT.id(), request(Ground.BREACH)));
        var received = ends(consumer.terminations.received(Agreements.PROVIDER, ended.message()));

        assertThat(received).isEqualTo(ended);
        assertThat(ended.signatures().state()).isEqualTo(Signatures.State.BY_PROVIDER_ONLY);
        assertThat(provider.endCode()).contains("contract.terminated.breach");
        assertThat(consumer.endCode()).contains("contract.terminated.breach");
        assertThat(consumer.terminations.of(AGREEMENT.id())).contains(ended);
        assertThat(consumer.store.breaches(AGREEMENT.id())).isEmpty();
    }

    @Test
    void the_same_termination_twice_is_answered_as_the_first_time() {
        var message = ends(provider.terminations.end(AGREEMENT.id(), request(Ground.BREACH)))
                .message();

        var first = ends(consumer.terminations.received(Agreements.PROVIDER, message));
        time.set(NOW.plus(Duration.ofDays(90)));
        var second = ends(consumer.terminations.received(Agreements.PROVIDER, message));

        assertThat(second).isEqualTo(first);
        assertThat(consumer.store.breaches(AGREEMENT.id())).isEmpty();
    }

    @Test
    void this_side_cannot_end_a_contract_without_a_ground() {
        var outcome = provider.terminations.end(AGREEMENT.id(), request(Ground.LEGAL_ORDER));

        assertThat(refusal(outcome)).isEqualTo("termination.ground.not-agreed");
        assertThat(provider.endCode()).isEmpty();
        assertThat(provider.store.undelivered(10)).isEmpty();
        assertThat(provider.store.breaches(AGREEMENT.id())).isEmpty();
    }

    @Test
    void the_other_sides_termination_without_a_ground_changes_nothing_and_is_kept_as_evidence() {
        var signed = Upheld.signed(Upheld.termination(Ground.LEGAL_ORDER), Upheld.PROVIDER);

        var outcome = consumer.terminations.received(Agreements.PROVIDER, signed.message());
        consumer.terminations.received(Agreements.PROVIDER, signed.message());

        assertThat(refusal(outcome)).isEqualTo("termination.ground.not-agreed");
        assertThat(consumer.endCode()).isEmpty();
        assertThat(consumer.store.breaches(AGREEMENT.id()))
                .containsExactly(new Breach(
                        AGREEMENT.id(),
                        Agreements.PROVIDER,
                        NOW,
                        "termination.ground.not-agreed",
                        Base64.getEncoder().encodeToString(signed.message())));
    }

    @Test
    void a_termination_that_was_altered_on_the_way_changes_nothing_and_is_kept_as_evidence() {
        var message = new String(
                ends(provider.terminations.end(AGREEMENT.id(), request(Ground.BREACH)))
                        .message(),
                UTF_8);

        var outcome = consumer.terminations.received(
                Agreements.PROVIDER, message.replace("dossier 42", "dossier 43").getBytes(UTF_8));

        assertThat(refusal(outcome)).isEqualTo("termination.signature.invalid");
        assertThat(consumer.endCode()).isEmpty();
        assertThat(consumer.store.breaches(AGREEMENT.id())).hasSize(1);
    }

    @Test
    void an_unsigned_termination_changes_nothing() {
        var unsigned = new SignedTermination(Upheld.termination(Ground.BREACH), Signatures.NONE);

        assertThat(refusal(consumer.terminations.received(Agreements.PROVIDER, unsigned.message())))
                .isEqualTo("termination.signature.missing");
        assertThat(consumer.endCode()).isEmpty();
    }

    @Test
    void nobody_ends_a_contract_in_anothers_name() {
        var message = ends(provider.terminations.end(AGREEMENT.id(), request(Ground.BREACH)))
                .message();

        assertThat(refusal(consumer.terminations.received(Agreements.CONSUMER, message)))
                .isEqualTo("termination.party.other");
    }

    @Test
    void a_stranger_learns_nothing_and_an_unknown_contract_reads_alike() {
        var message = ends(provider.terminations.end(AGREEMENT.id(), request(Ground.BREACH)))
                .message();
        var stranger = consumer.terminations.received(new PartyId("did:web:else.example"), message);
        var unknown = consumer.terminations.end(new AgreementId("never"), request(Ground.BREACH));

        assertThat(stranger).isEqualTo(unknown);
        assertThat(consumer.store.breaches(AGREEMENT.id())).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_refused_and_not_kept() {
        assertThat(refusal(consumer.terminations.received(Agreements.PROVIDER, "{}".getBytes(UTF_8))))
                .isEqualTo("termination.malformed");
        assertThat(consumer.store.breaches(AGREEMENT.id())).isEmpty();
    }

    @Test
    void notice_ends_a_contract_when_its_time_is_over_and_not_before() {
        var notice = ends(provider.terminations.end(AGREEMENT.id(), request(Ground.NOTICE)));
        ends(consumer.terminations.received(Agreements.PROVIDER, notice.message()));

        assertThat(notice.termination().effectiveAt()).isEqualTo(NOTICE_END);
        assertThat(consumer.endCode()).isEmpty();
        assertThat(consumer.store.nextDue()).contains(NOTICE_END);
        assertThat(consumer.store.endDue(NOTICE_END.minusSeconds(1))).isEmpty();

        assertThat(consumer.store.endDue(NOTICE_END)).containsExactly(AGREEMENT.id());
        assertThat(consumer.endCode()).contains("contract.terminated.notice");
        assertThat(consumer.store.endDue(NOTICE_END)).isEmpty();
        assertThat(consumer.store.nextDue()).isEmpty();
    }

    @Test
    void both_end_a_contract_together_once_the_second_has_consented() {
        var proposal = proposed(provider.terminations.end(AGREEMENT.id(), request(Ground.MUTUAL)));
        proposed(consumer.terminations.received(Agreements.PROVIDER, proposal.message()));
        assertThat(provider.endCode()).isEmpty();
        assertThat(consumer.store.proposals(AGREEMENT.id())).containsExactly(proposal);

        time.set(NOW.plus(Duration.ofDays(3)));
        var consented = ends(consumer.terminations.consent(proposal.hash()));
        var returned = ends(provider.terminations.received(Agreements.CONSUMER, consented.message()));

        assertThat(returned).isEqualTo(consented);
        assertThat(returned.signatures().state()).isEqualTo(Signatures.State.BY_BOTH);
        assertThat(provider.endCode()).contains("contract.terminated.mutual");
        assertThat(consumer.endCode()).contains("contract.terminated.mutual");
        assertThat(consumer.store.proposals(AGREEMENT.id())).isEmpty();
        assertThat(provider.store.breaches(AGREEMENT.id())).isEmpty();
    }

    @Test
    void what_is_no_proposal_cannot_be_consented_to() {
        assertThat(refusal(consumer.terminations.consent("0".repeat(64)))).isEqualTo("termination.proposal.unknown");
    }

    @Test
    void what_this_side_signed_is_waiting_until_the_other_side_has_it() {
        var ended = ends(provider.terminations.end(AGREEMENT.id(), request(Ground.BREACH)));

        assertThat(provider.store.undelivered(10)).containsExactly(ended);
        provider.store.delivered(ended);
        assertThat(provider.store.undelivered(10)).isEmpty();
        assertThat(consumer.store.undelivered(10)).isEmpty();
    }

    @Test
    void a_consent_is_sent_although_the_proposal_was_delivered() {
        var proposal = proposed(provider.terminations.end(AGREEMENT.id(), request(Ground.MUTUAL)));
        proposed(consumer.terminations.received(Agreements.PROVIDER, proposal.message()));

        var consented = ends(consumer.terminations.consent(proposal.hash()));
        consumer.store.delivered(proposal);

        assertThat(consumer.store.undelivered(10)).containsExactly(consented);
    }

    @Test
    void what_comes_after_the_end_is_no_breach() {
        ends(consumer.terminations.end(AGREEMENT.id(), request(Ground.BREACH)));
        var late = ends(provider.terminations.end(AGREEMENT.id(), request(Ground.BREACH)));

        var outcome = consumer.terminations.received(Agreements.PROVIDER, late.message());

        assertThat(refusal(outcome)).isEqualTo("termination.agreement.ended");
        assertThat(consumer.store.breaches(AGREEMENT.id())).isEmpty();
    }

    @Test
    void a_request_without_a_reason_is_refused_with_a_cure() {
        var outcome = provider.terminations.end(
                AGREEMENT.id(), new Request(Ground.MUTUAL, Optional.empty(), " ", Optional.empty()));

        assertThat(refusal(outcome)).isEqualTo("termination.request.malformed");
    }

    @Test
    void proposals_that_nobody_answers_are_limited() {
        for (int i = 0; i < TerminationStore.PROPOSALS_MAX; i++) {
            time.set(NOW.plusSeconds(i));
            proposed(provider.terminations.end(AGREEMENT.id(), request(Ground.MUTUAL)));
        }
        time.set(NOW.plusSeconds(1_000));

        assertThat(refusal(provider.terminations.end(AGREEMENT.id(), request(Ground.MUTUAL))))
                .isEqualTo("termination.proposal.too-many");
    }
}
