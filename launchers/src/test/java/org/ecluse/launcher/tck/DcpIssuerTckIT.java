package org.ecluse.launcher.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.dataspacetck.dcp.system.DcpSystemLauncher;
import org.eclipse.dataspacetck.runtime.TckRuntime;
import org.ecluse.launcher.registry.TestRegistry;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DCP TCK: our registry as issuer (25 tests), in its own process. The kit is a member that hosts its own DID. */
class DcpIssuerTckIT {
    private static final int EXPECTED = 25;

    @TempDir
    Path data;

    @Test
    void the_registry_passes_the_dcp_test_kit_for_issuers() throws Exception {
        URI kit = URI.create("http://127.0.0.1:" + TestRegistry.freePort());
        try (TestRegistry registry = TestRegistry.start(data)) {
            admit(registry, Did.under(kit, List.of("holder")));

            TckRuntime kitRun = TckRuntime.Builder.newInstance()
                    .launcher(DcpSystemLauncher.class)
                    .properties(Map.of(
                            "dataspacetck.callback.address", kit.toString(),
                            "dataspacetck.host", kit.getHost(),
                            "dataspacetck.port", String.valueOf(kit.getPort()),
                            "dataspacetck.did.issuer", registry.did().toString()))
                    .addPackage("org.eclipse.dataspacetck.dcp.verification.issuance.issuer")
                    .monitor(new QuietMonitor())
                    .build();
            var summary = KitResources.ofDcp(kitRun::execute);
            TckReport report = TckReport.of(summary, contact(registry)).write("dcp-issuer");

            assertThat(report.failedIds()).isEmpty();
            assertThat(report.passed()).isEqualTo(EXPECTED);
            assertThat(report.failed()).isZero();
            // The requests that the kit means to be good: 2 on their own, one ahead of each look at a request's state.
            assertThat(report.proofOfContact().get("credential requests taken")).isGreaterThanOrEqualTo(12);
            assertThat(report.proofOfContact().get("credential requests delivered"))
                    .isPositive();
        }
    }

    /** Through the operator's door, with what entitles the kit to two kinds of credential. */
    private static void admit(TestRegistry registry, Did holder) {
        assertThat(registry.asOperator(
                                "/api/operator/members",
                                Map.of("name", "kit", "displayName", "Test kit", "did", holder.toString()))
                        .status())
                .isEqualTo(201);
        assertThat(registry.asOperator(
                                "/api/operator/members/kit/accreditations",
                                Map.of("institution", "Irisa", "until", "2099-12-31"))
                        .status())
                .isEqualTo(201);
    }

    /** What the registry itself has on record, so a kit that played the issuer too would leave nothing. */
    private static Map<String, Long> contact(TestRegistry registry) {
        JsonNode requests = registry.asOperator("/api/operator/activity").body().path("credentialRequests");
        long taken = 0;
        for (JsonNode count : requests) {
            taken += count.asLong();
        }
        Map<String, Long> contact = new LinkedHashMap<>();
        contact.put("credential requests taken", taken);
        contact.put("credential requests delivered", requests.path("ISSUED").asLong());
        return contact;
    }
}
