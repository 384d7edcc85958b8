package org.ecluse.connector.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.edc.ConnectorNotStarted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {
    @TempDir
    Path folder;

    private LoopbackRegistry registry;

    @BeforeEach
    void openRegistry() throws Exception {
        registry = new LoopbackRegistry();
    }

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    @Test
    void it_gives_the_identity_and_the_credentials_and_both_survive_a_restart() {
        registry.grants("MembershipCredential", "ResearcherCredential");
        try (var node = TestNode.start("irisa", folder, registry)) {
            var identity = node.service(Enrolment.class).enrol(LoopbackRegistry.codeFor("irisa"), registry.address());

            assertThat(identity.did()).isEqualTo(registry.didOf("irisa"));
            assertThat(types(node)).containsExactlyInAnyOrder("MembershipCredential", "ResearcherCredential");

            try (var again = node.restarted()) {
                assertThat(again.service(ConnectorIdentity.class).own().current())
                        .contains(identity);
                assertThat(types(again)).containsExactlyInAnyOrder("MembershipCredential", "ResearcherCredential");
            }
        }
    }

    @Test
    void an_issuer_that_delivers_before_it_acknowledges_is_not_turned_away() {
        registry.deliverBeforeAcknowledging();
        try (var node = TestNode.start("irisa", folder, registry).enrolled(registry)) {
            assertThat(types(node)).containsExactly("MembershipCredential");
        }
    }

    @Test
    void what_the_registry_grants_later_is_fetched_and_what_is_held_in_force_is_kept() {
        try (var node = TestNode.start("irisa", folder, registry).enrolled(registry)) {
            var membership = node.service(Wallet.class).held().get(0).id();
            registry.grants("MembershipCredential", "StudyCredential");

            var held = node.service(Enrolment.class).refreshCredentials();

            assertThat(held).hasSize(2).extracting(HeldCredential::id).contains(membership);
            assertThat(types(node)).containsExactlyInAnyOrder("MembershipCredential", "StudyCredential");
        }
    }

    @Test
    void a_newer_credential_takes_the_place_of_the_older_of_its_kind() {
        registry.grants("MembershipCredential", "StudyCredential");
        try (var node = TestNode.start("irisa", folder, registry).enrolled(registry)) {
            var before = node.service(Wallet.class).held();

            node.service(Enrolment.class).refreshCredentials();

            var after = node.service(Wallet.class).held();
            assertThat(after).hasSameSizeAs(before).isNotEqualTo(before);
            try (var again = node.restarted()) {
                assertThat(again.service(Wallet.class).held()).containsExactlyInAnyOrderElementsOf(after);
            }
        }
    }

    @Test
    void a_membership_that_was_revoked_is_asked_for_anew() {
        try (var node = TestNode.start("irisa", folder, registry).enrolled(registry)) {
            var revoked = node.service(Wallet.class).held().get(0).id();
            registry.suspend("irisa");
            registry.reinstate("irisa");

            var held = node.service(Enrolment.class).refreshCredentials();

            assertThat(held).hasSize(1).extracting(HeldCredential::id).doesNotContain(revoked);
        }
    }

    @Test
    void enrolling_again_asks_for_credentials_only() {
        try (var node = TestNode.start("irisa", folder, registry).enrolled(registry)) {
            var before = node.service(ConnectorIdentity.class).own().enrolled();

            var after = node.service(Enrolment.class).enrol("no code at all", registry.address());

            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void an_admission_whose_answer_was_lost_is_found_again() {
        registry.loseTheNextAnswer();
        var code = LoopbackRegistry.codeFor("irisa");
        try (var node = TestNode.start("irisa", folder, registry)) {
            var enrolment = node.service(Enrolment.class);

            var identity = enrolment.enrol(code, registry.address());

            assertThat(identity.did()).isEqualTo(registry.didOf("irisa"));
        }
    }

    @Test
    void a_used_code_is_refused_with_the_registrys_own_reason() {
        try (var enedis = TestNode.start("enedis", folder, registry);
                var grdf = TestNode.start("grdf", folder, registry)) {
            var code = LoopbackRegistry.codeFor("enedis");
            enedis.service(Enrolment.class).enrol(code, registry.address());

            assertThatThrownBy(() -> grdf.service(Enrolment.class).enrol(code, registry.address()))
                    .isInstanceOfSatisfying(
                            EnrolmentRefused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo("enrolment.code"));
            assertThat(grdf.service(ConnectorIdentity.class).own().current()).isEmpty();
        }
    }

    @Test
    void a_damaged_identity_file_stops_the_start_and_is_not_repaired_in_silence() throws Exception {
        var settings = TestNode.settings("irisa", folder, registry);
        Files.createDirectories(settings.dataDir());
        Files.writeString(settings.dataDir().resolve("identity.json"), "{");

        assertThatThrownBy(() -> TestNode.start(settings))
                .isInstanceOf(ConnectorNotStarted.class)
                .hasMessageContaining("identity.json")
                .hasMessageContaining("damaged");
    }

    @Test
    void the_proof_is_not_given_to_another_registry_than_the_settings_name() {
        var settings = withRegistryDid(TestNode.settings("irisa", folder, registry), "did:web:registre.rennes.example");
        try (var node = TestNode.start(settings)) {
            assertThatThrownBy(() ->
                            node.service(Enrolment.class).enrol(LoopbackRegistry.codeFor("irisa"), registry.address()))
                    .isInstanceOfSatisfying(
                            EnrolmentRefused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo("enrolment.other-registry"));
        }
    }

    private static ConnectorSettings withRegistryDid(ConnectorSettings s, String did) {
        return new ConnectorSettings(
                s.name(),
                s.did(),
                s.dataDir(),
                s.bind(),
                s.portBase(),
                s.publicHost(),
                s.https(),
                s.registry(),
                Optional.of(did),
                s.statusCache(),
                s.innerHosts());
    }

    private static List<String> types(TestNode node) {
        return node.service(Wallet.class).held().stream()
                .flatMap(held -> held.types().stream())
                .filter(type -> !type.equals("VerifiableCredential"))
                .toList();
    }
}
