package org.ecluse.connector.edc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.ecluse.connector.identity.ConnectorIdentity;
import org.ecluse.connector.identity.Enrolment;
import org.ecluse.connector.identity.HeldCredential;
import org.ecluse.connector.identity.LoopbackRegistry;
import org.ecluse.connector.identity.TestNode;
import org.ecluse.connector.identity.Wallet;
import org.ecluse.connector.operator.explain.OfferCheck;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When what is held would be refused, the registry is asked for what it would issue now. */
class CredentialRefreshTest {
    private static final String ACCREDITED = "researcher";

    @TempDir
    Path folder;

    private LoopbackRegistry registry;
    private TestNode node;
    private NodeMembership membership;
    private OfferCheck check;

    @BeforeEach
    void enrol() throws Exception {
        registry = new LoopbackRegistry();
        node = TestNode.start("irisa", folder, registry).enrolled(registry);
        membership = new NodeMembership(
                node.settings(),
                node.service(ConnectorIdentity.class),
                node.service(Wallet.class),
                node.service(Enrolment.class));
        check = new OfferCheck(membership, InstantSource.system());
    }

    @AfterEach
    void stop() {
        node.close();
        registry.close();
    }

    @Test
    void an_accreditation_granted_since_is_fetched_by_the_check_that_needs_it() {
        registry.grants("MembershipCredential", "ResearcherCredential");
        registry.says("accreditation", ACCREDITED);

        var answer = check.wouldGet(termsOn(Rennes.ACCREDITATION, ACCREDITED), "validations");

        assertThat(answer.codes()).isEmpty();
        assertThat(answer.permitted()).isTrue();
        assertThat(membership.self().credentials())
                .anySatisfy(held -> assertThat(held.type()).isEqualTo("ResearcherCredential"));
    }

    @Test
    void what_is_permitted_on_the_credentials_held_asks_nobody() {
        var before = registry.timesAsked();

        var answer = check.wouldGet(termsOn(Rennes.MEMBERSHIP, "active"), "counts");

        assertThat(answer.permitted()).isTrue();
        assertThat(registry.timesAsked()).isEqualTo(before);
    }

    @Test
    void refusals_in_a_row_ask_the_registry_once_and_later_again() {
        node.close();
        var now = new AtomicReference<>(InstantSource.system().instant());
        try (var identity = ConnectorIdentity.open(node.settings(), now::get)) {
            var wallet = new EmptyWallet();
            var clocked = new NodeMembership(
                    node.settings(), identity, wallet, new Enrolment(node.settings(), identity, wallet));
            var before = registry.timesAsked();

            clocked.refresh();
            clocked.refresh();
            assertThat(registry.timesAsked()).isEqualTo(before + 1);

            now.updateAndGet(instant -> instant.plus(NodeMembership.ASKED_AGAIN_AFTER));
            clocked.refresh();
            assertThat(registry.timesAsked()).isEqualTo(before + 2);
        }
    }

    @Test
    void with_the_registry_down_what_is_held_stays_and_the_answer_is_the_refusal() {
        registry.close();

        var answer = check.wouldGet(termsOn(Rennes.ACCREDITATION, ACCREDITED), "validations");

        assertThat(answer.permitted()).isFalse();
        assertThat(answer.codes()).containsExactly("policy.constraint.unsatisfied");
        assertThat(membership.self().credentials()).hasSize(1);
    }

    /** Holds nothing and is given nothing: only the asking counts. */
    private static final class EmptyWallet implements Wallet {
        @Override
        public List<HeldCredential> held() {
            return List.of();
        }

        @Override
        public void request(Did issuer, List<Wanted> wanted, Duration patience) {
            assertThat(wanted).isNotEmpty();
        }
    }

    private static Policy termsOn(String operand, String value) {
        var condition = new Atomic(operand, Operator.EQ, Value.text(value));
        return Policy.empty("urn:uuid:1", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), List.of(condition), List.of()));
    }
}
