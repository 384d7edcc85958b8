package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.connector.ending.EarlyEnds;
import org.ecluse.connector.identity.ContractKeys;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.TransferView;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.AgreementRecord;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.signature.RecordKind;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.VerificationKey;
import org.ecluse.contracts.termination.Ground;
import org.ecluse.contracts.termination.SignedTermination;
import org.ecluse.contracts.termination.Termination;
import org.ecluse.contracts.termination.TerminationRecord;
import org.ecluse.contracts.termination.Terminations;
import org.ecluse.contracts.termination.Terminations.Outcome;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two connectors of the product with a contract between them, and everybody who wants out of it. */
class ContractsHoldTest {
    private static final String PROVIDER = "did:web:localhost:partners:keolis";
    private static final String XSD_DURATION = "http://www.w3.org/2001/XMLSchema#duration";
    private static final String CONSUMER = "did:web:localhost:partners:irisa";

    @TempDir
    Path data;

    private final TestKeys keys = new TestKeys();
    private final ContractKeys providersKeys = keys.of(PROVIDER);
    private final ContractKeys consumersKeys = keys.of(CONSUMER);
    private Dealing dealing;

    @BeforeEach
    void start() throws Exception {
        dealing = new Dealing(
                TestConnector.start(
                        TestConnector.settings("keolis", Files.createDirectory(data.resolve("p"))), providersKeys),
                TestConnector.start(
                        TestConnector.settings("irisa", Files.createDirectory(data.resolve("c"))), consumersKeys));
    }

    @AfterEach
    void stop() {
        dealing.consumer().close();
        dealing.provider().close();
    }

    @Test
    void a_ground_that_the_contract_names_ends_it_on_both_sides_and_its_transfers_with_it() throws Exception {
        var agreement = agreed("breach");
        var transfer = dealing.pulled(agreement);
        var reference = dealing.asks().edr(transfer.id()).orElseThrow();
        assertThat(get(reference.endpoint(), reference.authorization()).statusCode())
                .isEqualTo(200);

        var outcome = providers().end(agreement, because(Ground.BREACH, Optional.of("dossier 2026-117")));

        assertThat(codeOf(outcome)).isEqualTo("ends");
        bothEnded(agreement, "contract.terminated.breach");
        var stopped = Waiting.until("the transfer has ended", () -> dealing.asks()
                .transfer(transfer.id())
                .filter(view -> view.state() == TransferView.State.TERMINATED));
        assertThat(stopped.problem().orElseThrow().code()).isEqualTo("contract.terminated.breach");
        assertThat(get(reference.endpoint(), reference.authorization()).statusCode())
                .isEqualTo(404);
        assertThatThrownBy(() -> dealing.asks().startTransfer(agreement, Operations.PULL, Optional.empty()))
                .isInstanceOf(OperationRefused.class)
                .hasMessageContaining("contract.ended");
        assertThat(consumers().of(agreement).orElseThrow().signatures())
                .isEqualTo(providers().of(agreement).orElseThrow().signatures());
    }

    @Test
    void on_a_ground_that_the_contract_does_not_name_our_own_connector_does_not_end_it() {
        var agreement = agreed("breach");

        var outcome = providers().end(agreement, because(Ground.NOTICE, Optional.empty()));

        assertThat(codeOf(outcome)).isEqualTo("termination.ground.not-agreed");
        assertThat(dealing.pulled(agreement).state()).isEqualTo(TransferView.State.STARTED);
        assertThat(consumers().breaches(agreement)).isEmpty();
    }

    @Test
    void both_together_end_it_without_a_ground() {
        var agreement = agreed();

        assertThat(codeOf(providers().end(agreement, because(Ground.MUTUAL, Optional.empty()))))
                .isEqualTo("proposed");
        var proposal = Waiting.until("the proposal has arrived", () -> consumers().proposals(agreement).stream()
                .findFirst());
        assertThat(dealing.asks().contract(agreement).orElseThrow().state()).isEqualTo(ContractView.State.IN_FORCE);
        assertThat(codeOf(consumers().consent(proposal.hash()))).isEqualTo("ends");

        bothEnded(agreement, "contract.terminated.mutual");
        assertThat(providers().of(agreement).orElseThrow().signatures().state()).isEqualTo(Signatures.State.BY_BOTH);
    }

    @Test
    void notice_ends_it_on_both_sides_when_its_time_is_over() {
        var agreement = agreed("notice");

        var outcome = consumers().end(agreement, because(Ground.NOTICE, Optional.empty()));

        assertThat(codeOf(outcome)).isEqualTo("ends");
        assertThat(dealing.asks().contract(agreement).orElseThrow().state()).isEqualTo(ContractView.State.IN_FORCE);
        Waiting.until("the notice has arrived", () -> providers().of(agreement));
        bothEnded(agreement, "contract.terminated.notice");
    }

    @Test
    void what_the_other_side_did_not_hear_it_is_told_after_both_were_away() {
        var agreement = agreed("breach");
        var provider = dealing.provider().settings();
        var consumer = dealing.consumer().settings();
        dealing.consumer().close();

        assertThat(codeOf(providers().end(agreement, because(Ground.BREACH, Optional.of("dossier 2026-117")))))
                .isEqualTo("ends");
        dealing.provider().close();
        dealing =
                new Dealing(TestConnector.start(provider, providersKeys), TestConnector.start(consumer, consumersKeys));

        bothEnded(agreement, "contract.terminated.breach");
    }

    @Test
    void a_peer_that_ends_it_without_a_ground_changes_nothing_and_leaves_evidence() throws Exception {
        var agreement = agreed("breach");
        var message = signed(agreement, Ground.LEGAL_ORDER);

        var answer = tell(PROVIDER, message);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("termination.ground.not-agreed");
        assertThat(dealing.pulled(agreement).state()).isEqualTo(TransferView.State.STARTED);
        assertThat(consumers().breaches(agreement)).singleElement().satisfies(breach -> {
            assertThat(breach.by()).isEqualTo(new PartyId(PROVIDER));
            assertThat(breach.code()).isEqualTo("termination.ground.not-agreed");
            assertThat(java.util.Base64.getDecoder().decode(breach.evidence())).isEqualTo(message);
        });
    }

    @Test
    void somebody_else_ends_nothing_and_learns_nothing() throws Exception {
        var agreement = agreed("breach");
        var message = signed(agreement, Ground.BREACH);

        var stranger = tell("did:web:localhost:partners:stranger", message);
        var nobody = HttpClient.newHttpClient()
                .send(request(message).header("Authorization", "not a token").build(), BodyHandlers.ofString());
        var noToken = HttpClient.newHttpClient().send(request(message).build(), BodyHandlers.ofString());

        assertThat(stranger.statusCode()).isEqualTo(400);
        assertThat(stranger.body()).isEqualTo("{\"code\":\"termination.agreement.unknown\"}");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(noToken.statusCode()).isEqualTo(401);
        assertThat(dealing.asks().contract(agreement).orElseThrow().state()).isEqualTo(ContractView.State.IN_FORCE);
        assertThat(consumers().breaches(agreement)).isEmpty();
    }

    private EarlyEnds providers() {
        return dealing.provider().service(EarlyEnds.class);
    }

    private EarlyEnds consumers() {
        return dealing.consumer().service(EarlyEnds.class);
    }

    private AgreementId agreed(String... grounds) {
        dealing.offer(data, "counts", terms(grounds));
        return dealing.agreed("counts");
    }

    private void bothEnded(AgreementId agreement, String code) {
        for (var side : List.of(dealing.offers(), dealing.asks())) {
            var over = Waiting.until("the contract is over", () -> side.contract(agreement)
                    .filter(view -> view.state() == ContractView.State.ENDED));
            assertThat(over.end()).contains(code);
        }
    }

    private byte[] signed(AgreementId agreement, Ground ground) {
        var kept = dealing.asks().contract(agreement).orElseThrow().agreement();
        var now = Instant.now();
        var termination = new Termination(
                agreement,
                AgreementRecord.hash(kept),
                ground,
                new PartyId(PROVIDER),
                now,
                now,
                "we changed our policy",
                Optional.of("minutes of our board"));
        var signer = providersKeys.asSigner();
        var signature = new Signature(
                signer.detached(RecordKind.TERMINATION, TerminationRecord.canonical(termination)),
                VerificationKey.of(providersKeys.own().key(signer.keyId()).orElseThrow())
                        .orElseThrow());
        return new SignedTermination(termination, Signatures.NONE.with(Signatory.PROVIDER, signature)).message();
    }

    private HttpResponse<String> tell(String sender, byte[] message) throws Exception {
        var token = "{\"region\":\"test\",\"audience\":\"any\",\"clientId\":\"" + sender + "\"}";
        return HttpClient.newHttpClient()
                .send(request(message).header("Authorization", token).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(byte[] message) {
        return HttpRequest.newBuilder(URI.create(dealing.consumer().dsp() + "/ecluse/terminations"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(message));
    }

    private static HttpResponse<String> get(URI endpoint, String authorization) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(endpoint)
                                .header("Authorization", authorization)
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String codeOf(Outcome outcome) {
        return outcome.fold(ends -> "ends", proposed -> "proposed", Problem::code);
    }

    private static Terminations.Request because(Ground ground, Optional<String> evidence) {
        return new Terminations.Request(ground, Optional.empty(), "a reason in words", evidence);
    }

    /** Free use, and an early end on these grounds only; notice takes five seconds. */
    private static Policy terms(String... grounds) {
        var open = Policy.empty("urn:offer", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of()));
        if (grounds.length == 0) {
            return open;
        }
        var parameters = Stream.concat(
                        Stream.of(grounds)
                                .map(ground -> new Constraint.Atomic(Rennes.GROUND, Operator.EQ, Value.text(ground))),
                        Stream.of(new Constraint.Atomic(
                                Rennes.NOTICE_PERIOD,
                                Operator.EQ,
                                new Value.Literal("PT5S", XSD_DURATION, Optional.empty()))))
                .toArray(Constraint[]::new);
        return open.withObligations(new Duty(new Action(Rennes.UPHOLD, parameters)));
    }
}
