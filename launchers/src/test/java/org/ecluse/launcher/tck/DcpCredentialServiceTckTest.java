package org.ecluse.launcher.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.eclipse.dataspacetck.dcp.system.DcpSystemLauncher;
import org.eclipse.dataspacetck.runtime.TckRuntime;
import org.eclipse.edc.identityhub.spi.credential.request.model.HolderCredentialRequest;
import org.eclipse.edc.identityhub.spi.credential.request.model.HolderRequestState;
import org.ecluse.launcher.dsp.TestConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DCP TCK: our credential service, presenting (24 tests) and receiving (16 tests). */
class DcpCredentialServiceTckTest {
    private static final String HOLDER_PID = "issuance-under-test";

    @TempDir
    Path folder;

    @Test
    void the_credential_service_passes_the_dcp_test_kit() throws Exception {
        var kit = URI.create("http://localhost:" + TestConnector.freePortBase());
        try (var system = DcpSystem.start(folder, "credentials", kit)) {
            expectCredentials(system);

            var kitRun = TckRuntime.Builder.newInstance()
                    .launcher(DcpSystemLauncher.class)
                    .properties(Map.of(
                            "dataspacetck.callback.address", kit.toString(),
                            "dataspacetck.host", kit.getHost(),
                            "dataspacetck.port", String.valueOf(kit.getPort()),
                            "dataspacetck.did.holder", system.did().toString(),
                            "dataspacetck.sts.url", system.tokenService().toString(),
                            "dataspacetck.sts.client.id", "kit",
                            "dataspacetck.sts.client.secret", "kit",
                            "dataspacetck.credentials.correlation.id", HOLDER_PID))
                    .addPackage("org.eclipse.dataspacetck.dcp.verification.presentation.cs")
                    .addPackage("org.eclipse.dataspacetck.dcp.verification.issuance.cs")
                    .monitor(new QuietMonitor())
                    .build();
            var summary = KitResources.ofDcp(kitRun::execute);
            var report = TckReport.of(summary, system.requests()).write("dcp-credential-service");

            assertThat(report.failedIds()).isEmpty();
            assertThat(report.failed()).isZero();
            assertThat(report.passed()).isEqualTo(40);
            assertThat(report.proofOfContact()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(report.proofOfContact().values())
                    .allSatisfy(count -> assertThat(count).isGreaterThan(10));
        }
    }

    /** The kit delivers credentials that a request had asked its issuer for. */
    private static void expectCredentials(DcpSystem system) {
        system.credentialRequests()
                .save(HolderCredentialRequest.Builder.newInstance()
                        .id(HOLDER_PID)
                        .issuerDid("did:web:issuer")
                        .participantContextId(system.settings().name())
                        .issuerPid(UUID.randomUUID().toString())
                        .state(HolderRequestState.REQUESTED.code())
                        .requestedCredential("membership", "MembershipCredential", "VC1_0_JWT")
                        .requestedCredential("sensitive", "SensitiveDataCredential", "VC1_0_JWT")
                        .build());
    }
}
