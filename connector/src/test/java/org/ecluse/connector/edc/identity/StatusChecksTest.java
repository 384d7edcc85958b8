package org.ecluse.connector.edc.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.CredentialStatus;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.CredentialSubject;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.Issuer;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.VerifiableCredential;
import org.ecluse.connector.facts.Party;
import org.ecluse.connector.facts.PartyFacts;
import org.ecluse.connector.facts.VerifiedCredential;
import org.ecluse.connector.identity.LoopbackRegistry;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.EgressRules;
import org.ecluse.trust.resolution.WebDidResolver;
import org.ecluse.trust.status.StatusClient;
import org.ecluse.trust.tokens.JwsVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a revoked credential costs its holder: a membership everything, one that may be absent what it says. */
class StatusChecksTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String IRISA = "irisa";

    private LoopbackRegistry registry;
    private Egress egress;
    private StatusClient lists;
    private StatusChecks checks;

    @BeforeEach
    void start() throws Exception {
        registry = new LoopbackRegistry();
        egress = new Egress(EgressRules.within(Set.of("127.0.0.1")));
        lists = new StatusClient(
                egress,
                new JwsVerifier(new WebDidResolver(egress, false)),
                new StatusClient.Freshness(Duration.ZERO, Duration.ZERO),
                CLOCK);
        checks = new StatusChecks(lists);
    }

    @AfterEach
    void stop() {
        egress.close();
        registry.close();
    }

    @Test
    void a_credential_that_holds_passes() {
        assertThat(checks.checkValidity(credential("MembershipCredential")).succeeded())
                .isTrue();
        assertThat(checks.checkValidity(credential("ResearcherCredential")).succeeded())
                .isTrue();
    }

    @Test
    void a_revoked_membership_refuses_all_that_is_shown_with_it() {
        var membership = credential("MembershipCredential");
        registry.suspend(IRISA);

        assertThat(checks.checkValidity(membership).getFailureMessages()).containsExactly("status.revoked");
    }

    @Test
    void a_revoked_credential_that_may_be_absent_takes_nothing_else_with_it_and_proves_nothing() {
        var researcher = credential("ResearcherCredential");
        var study = credential("StudyCredential");
        assertThat(accreditation()).isEqualTo(Fact.known(Value.text(Rennes.RESEARCHER)));
        registry.suspend(IRISA);

        assertThat(checks.checkValidity(researcher).succeeded()).isTrue();
        assertThat(checks.checkValidity(study).succeeded()).isTrue();
        assertThat(checks.getRevocationStatus(researcher).getContent()).isEqualTo("revocation");
        assertThat(accreditation()).isEqualTo(Fact.known(List.of()));
    }

    @Test
    void a_revoked_credential_that_is_also_a_membership_is_refused() {
        var both = credential("MembershipCredential", "ResearcherCredential");
        registry.suspend(IRISA);

        assertThat(checks.checkValidity(both).getFailureMessages()).containsExactly("status.revoked");
    }

    @Test
    void one_that_may_be_absent_is_refused_when_its_status_cannot_be_learned() {
        var researcher = credential("ResearcherCredential");
        registry.close();

        assertThat(checks.checkValidity(researcher).getFailureMessages()).containsExactly("egress.unreachable");
    }

    @Test
    void a_kind_of_status_that_is_not_known_is_refused() {
        var strange = credential("MadeUpStatus", List.of("ResearcherCredential"));

        assertThat(checks.checkValidity(strange).getFailureMessages()).containsExactly("status.unknown");
    }

    private VerifiableCredential credential(String... types) {
        return credential("StatusList2021Entry", List.of(types));
    }

    private VerifiableCredential credential(String statusType, List<String> types) {
        var all = new ArrayList<>(List.of("VerifiableCredential"));
        all.addAll(types);
        var entry = registry.statusOf(IRISA);
        Map<String, Object> place = Map.of(
                "statusListCredential", entry.list().toString(), "statusListIndex", String.valueOf(entry.index()));
        return VerifiableCredential.Builder.newInstance()
                .id("urn:uuid:1")
                .types(all)
                .issuer(new Issuer(registry.did().toString(), Map.of()))
                .issuanceDate(Instant.EPOCH)
                .credentialSubject(CredentialSubject.Builder.newInstance()
                        .id(registry.didOf(IRISA).toString())
                        .claim("accreditation", "researcher")
                        .build())
                .credentialStatus(new CredentialStatus(URI.create("urn:x").toString(), statusType, place))
                .build();
    }

    /** What the same credential says of its holder where decisions are made. */
    private Fact accreditation() {
        var did = registry.didOf(IRISA).toString();
        var shown = new VerifiedCredential(
                Set.of(VerifiedCredential.RESEARCHER),
                registry.did().toString(),
                did,
                Map.of("accreditation", "researcher"),
                Instant.EPOCH,
                Optional.empty(),
                Optional.of(registry.statusOf(IRISA)));
        var party = new Party(did, registry.did().toString(), List.of(shown));
        return new PartyFacts(party, CLOCK.instant(), lists::check, duty -> Fulfilment.unknown(""))
                .fact(Rennes.ACCREDITATION);
    }
}
