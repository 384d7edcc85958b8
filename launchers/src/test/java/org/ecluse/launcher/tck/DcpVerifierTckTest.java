package org.ecluse.launcher.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.dataspacetck.dcp.system.DcpSystemLauncher;
import org.eclipse.dataspacetck.runtime.TckRuntime;
import org.ecluse.launcher.dsp.TestConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DCP TCK: our connector as verifier (20 tests), met at its catalogue. */
class DcpVerifierTckTest {
    @TempDir
    Path folder;

    @Test
    void the_verifier_passes_the_dcp_test_kit() throws Exception {
        var kit = URI.create("http://localhost:" + TestConnector.freePortBase());
        try (var system = DcpSystem.start(folder, "protocol", kit)) {
            var catalogue = system.settings().dspAddress() + "/2025-1/catalog/request";

            var kitRun = TckRuntime.Builder.newInstance()
                    .launcher(DcpSystemLauncher.class)
                    .properties(Map.of(
                            "dataspacetck.callback.address", kit.toString(),
                            "dataspacetck.host", kit.getHost(),
                            "dataspacetck.port", String.valueOf(kit.getPort()),
                            "dataspacetck.did.verifier", system.did().toString(),
                            "dataspacetck.vpp.trigger.endpoint", catalogue))
                    .addPackage("org.eclipse.dataspacetck.dcp.verification.presentation.verifier")
                    .monitor(new QuietMonitor())
                    .build();
            var summary = KitResources.ofDcp(kitRun::execute);
            var report = TckReport.of(summary, system.requests()).write("dcp-verifier");

            assertThat(report.failedIds()).isEmpty();
            assertThat(report.failed()).isZero();
            assertThat(report.passed()).isEqualTo(20);
            assertThat(report.proofOfContact().get("POST 2025-1/catalog/request"))
                    .isGreaterThanOrEqualTo(19);
        }
    }
}
