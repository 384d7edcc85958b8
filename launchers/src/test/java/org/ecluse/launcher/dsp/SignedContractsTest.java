package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ecluse.connector.identity.ContractKeys;
import org.ecluse.connector.operator.NegotiationView;
import org.ecluse.connector.operator.TransferView;
import org.ecluse.contracts.agreement.AgreementRecord;
import org.ecluse.contracts.agreement.Signatures.State;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connectors of the product that sign what they agree on, with peers that sign too, cannot, or sign what is not theirs. */
class SignedContractsTest {
    private static final String PROVIDER = "enedis";
    private static final String CONSUMER = "alec";

    @TempDir
    Path data;

    private final TestKeys keys = new TestKeys();
    private Dealing dealing;

    @AfterEach
    void stop() {
        dealing.consumer().close();
        dealing.provider().close();
    }

    @Test
    void both_sides_end_with_the_same_record_and_the_signatures_of_both() throws Exception {
        start(keys.of(did(PROVIDER)), keys.of(did(CONSUMER)));
        dealing.offer(data, "counts", open());

        var agreement = dealing.agreed("counts");

        var theirs = dealing.offers().contract(agreement).orElseThrow();
        var ours = dealing.asks().contract(agreement).orElseThrow();
        assertThat(AgreementRecord.canonical(ours.agreement()))
                .isEqualTo(AgreementRecord.canonical(theirs.agreement()));
        assertThat(ours.signatures().state()).isEqualTo(State.BY_BOTH);
        assertThat(ours.signatures()).isEqualTo(theirs.signatures());
    }

    @Test
    void the_signatures_are_there_after_a_restart() throws Exception {
        start(keys.of(did(PROVIDER)), keys.of(did(CONSUMER)));
        dealing.offer(data, "counts", open());
        var agreement = dealing.agreed("counts");
        var before = dealing.asks().contract(agreement).orElseThrow().signatures();

        var settings = dealing.consumer().settings();
        dealing.consumer().close();
        dealing = new Dealing(dealing.provider(), TestConnector.start(settings, ContractKeys.none()));

        assertThat(dealing.asks().contract(agreement).orElseThrow().signatures())
                .isEqualTo(before);
    }

    @Test
    void with_a_consumer_that_cannot_sign_the_contract_is_signed_by_the_provider_only() throws Exception {
        start(keys.of(did(PROVIDER)), keys.unsigned());
        dealing.offer(data, "counts", open());

        var agreement = dealing.agreed("counts");

        assertThat(state(agreement)).containsExactly(State.BY_PROVIDER_ONLY, State.BY_PROVIDER_ONLY);
    }

    @Test
    void a_provider_that_cannot_sign_leaves_its_side_empty() throws Exception {
        start(keys.unsigned(), keys.of(did(CONSUMER)));
        dealing.offer(data, "counts", open());

        var agreement = dealing.agreed("counts");

        assertThat(state(agreement)).containsExactly(State.BY_CONSUMER_ONLY, State.BY_CONSUMER_ONLY);
    }

    @Test
    void an_offer_that_insists_on_two_signatures_gives_its_data_to_who_has_signed() throws Exception {
        start(keys.of(did(PROVIDER)), keys.of(did(CONSUMER)));
        dealing.offer(data, "counts", signedByBoth());

        var transfer = dealing.pulled(dealing.agreed("counts"));

        assertThat(transfer.problem()).isEmpty();
        assertThat(transfer.state()).isEqualTo(TransferView.State.STARTED);
    }

    @Test
    void an_offer_that_insists_on_two_signatures_gives_no_data_to_who_cannot_sign() throws Exception {
        start(keys.of(did(PROVIDER)), keys.unsigned());
        dealing.offer(data, "counts", signedByBoth());

        var transfer = dealing.pulled(dealing.agreed("counts"));

        assertThat(transfer.state()).isEqualTo(TransferView.State.TERMINATED);
        assertThat(transfer.problem().orElseThrow().code()).isEqualTo("policy.constraint.unsatisfied");
        assertThat(transfer.problem().orElseThrow().at()).isEqualTo("/permission/0/constraint/0");
    }

    @Test
    void an_agreement_with_a_forged_signature_of_the_providers_is_refused_and_ends_the_negotiation() throws Exception {
        start(keys.forgerOf(did(PROVIDER)), keys.of(did(CONSUMER)));
        dealing.offer(data, "counts", open());

        var ended = dealing.asked("counts");

        assertThat(ended.state()).isEqualTo(NegotiationView.State.TERMINATED);
        assertThat(ended.problem().orElseThrow().code()).isEqualTo("agreement.signature.invalid");
        assertThat(dealing.asks().contracts()).isEmpty();
        assertThat(dealing.offers().contracts()).isEmpty();
    }

    @Test
    void a_verification_with_a_forged_signature_of_the_consumers_is_refused_and_ends_the_negotiation()
            throws Exception {
        start(keys.of(did(PROVIDER)), keys.forgerOf(did(CONSUMER)));
        dealing.offer(data, "counts", open());

        var ended = dealing.asked("counts");

        assertThat(ended.state()).isEqualTo(NegotiationView.State.TERMINATED);
        assertThat(ended.problem().orElseThrow().code()).isEqualTo("agreement.signature.invalid");
        assertThat(dealing.asks().contracts()).isEmpty();
        assertThat(dealing.offers().contracts()).isEmpty();
    }

    private void start(ContractKeys provider, ContractKeys consumer) throws Exception {
        dealing = new Dealing(
                TestConnector.start(
                        TestConnector.settings(PROVIDER, Files.createDirectory(data.resolve("p"))), provider),
                TestConnector.start(
                        TestConnector.settings(CONSUMER, Files.createDirectory(data.resolve("c"))), consumer));
    }

    private List<State> state(org.ecluse.contracts.agreement.AgreementId agreement) {
        return List.of(
                dealing.offers().contract(agreement).orElseThrow().signatures().state(),
                dealing.asks().contract(agreement).orElseThrow().signatures().state());
    }

    private static String did(String name) {
        return "did:web:localhost:partners:" + name;
    }

    private static Policy open() {
        return permitted(List.of());
    }

    private static Policy signedByBoth() {
        return permitted(List.of(new Constraint.Atomic(Rennes.SIGNATURES, Operator.GTEQ, Value.number(2))));
    }

    private static Policy permitted(List<Constraint> constraints) {
        return Policy.empty("urn:offer", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), constraints, List.of()));
    }
}
