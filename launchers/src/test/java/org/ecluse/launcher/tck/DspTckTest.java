package org.ecluse.launcher.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.dataspacetck.runtime.TckRuntime;
import org.eclipse.edc.jsonld.spi.JsonLd;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.launcher.dsp.Servers;
import org.ecluse.launcher.dsp.TestConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Dataspace Protocol's test kit against the product's connector, under the test identity. With {@code
 * -Dtck.database=postgres} the connector keeps everything on a PostgreSQL server that is started for it.
 */
class DspTckTest {
    private static final int EXPECTED = 65;

    @TempDir
    Path data;

    @Test
    @Timeout(600)
    void the_connector_passes_the_whole_dsp_test_kit() throws IOException {
        var onServer = "postgres".equals(System.getProperty("tck.database"));
        var files = TestConnector.settings("under-test", data);
        var settings = onServer ? files.keptIn(Servers.fresh("under-test")) : files;
        var kit = TestConnector.freePortBase();
        var parts = new TckParts(kit);
        var moves = new TckMoves(settings.did());

        try (var connector = TestConnector.start(
                settings, TestConnector.parts(settings, moves.atRest()).with(parts, moves))) {
            var summary = TckRuntime.Builder.newInstance()
                    .properties(properties(connector.settings(), kit))
                    .addPackage("org.eclipse.dataspacetck.dsp.verification")
                    .monitor(new QuietMonitor())
                    .build()
                    .execute();
            var report = TckReport.of(summary, parts.received()).write(onServer ? "dsp-postgres" : "dsp");

            assertThat(report.failedIds()).isEmpty();
            assertThat(report.passed()).isEqualTo(EXPECTED);
            assertThat(report.failed()).isZero();
            // The kit itself disables two of its 67.
            assertThat(report.skipped()).isEqualTo(2);
            assertThat(report.proofOfContact()).containsKeys("catalog", "negotiations", "transfers");
        }
    }

    private Map<String, String> properties(ConnectorSettings settings, int kit) throws IOException {
        var webhook = "http://127.0.0.1:" + kit + "/tck";
        var callbackPort = kit + 1;
        var kitProperties = new HashMap<String, String>();
        kitProperties.put("dataspacetck.launcher", "org.eclipse.dataspacetck.dsp.system.DspSystemLauncher");
        kitProperties.put("dataspacetck.host", "127.0.0.1");
        kitProperties.put("dataspacetck.port", String.valueOf(callbackPort));
        kitProperties.put("dataspacetck.callback.address", "http://127.0.0.1:" + callbackPort);
        kitProperties.put("dataspacetck.dsp.local.connector", "false");
        kitProperties.put("dataspacetck.dsp.connector.agent.id", settings.did());
        kitProperties.put("dataspacetck.dsp.connector.http.url", settings.dspAddress() + "/2025-1");
        kitProperties.put(
                "dataspacetck.dsp.connector.http.base.url",
                settings.dspAddress().toString());
        kitProperties.put(
                "dataspacetck.dsp.connector.http.headers.authorization",
                "{\"region\":\"test\",\"audience\":\"any\",\"clientId\":\"" + TckSeeds.KIT + "\"}");
        kitProperties.put("dataspacetck.dsp.connector.negotiation.initiate.url", webhook + "/negotiations/requests");
        kitProperties.put("dataspacetck.dsp.connector.transfer.initiate.url", webhook + "/transfers/requests");
        kitProperties.put("dataspacetck.dsp.default.wait", "7");
        kitProperties.put("dataspacetck.dsp.jsonld.context.edc.uri", "https://w3id.org/edc/dspace/v0.0.1");
        kitProperties.put(
                "dataspacetck.dsp.jsonld.context.edc.path", shellContext().toString());
        datasets(kitProperties, "CN_01", "ACN01", 4);
        datasets(kitProperties, "CN_02", "ACN02", 7);
        datasets(kitProperties, "CN_03", "ACN03", 4);
        datasets(kitProperties, "CN_C_01", "ACNC01", 4);
        datasets(kitProperties, "CN_C_02", "ACNC02", 6);
        datasets(kitProperties, "CN_C_03", "ACNC03", 6);
        datasets(kitProperties, "CAT_01", "CAT01", 3);
        for (var group : List.of("01", "02", "03")) {
            agreements(kitProperties, "TP_" + group, "ATP" + group);
            agreements(kitProperties, "TP_C_" + group, "ATPC" + group);
        }
        return kitProperties;
    }

    /** The protocol shell names a context of its own in its messages; the kit fetches nothing, so it is given it. */
    private Path shellContext() throws IOException {
        var file = data.resolve("shell-context.jsonld");
        try (var context = JsonLd.class.getResourceAsStream("/document/dspace-edc-context-v1.jsonld")) {
            Files.copy(Objects.requireNonNull(context), file);
        }
        return file;
    }

    private static void datasets(Map<String, String> properties, String kitCase, String asset, int count) {
        for (var number = 1; number <= count; number++) {
            var id = "%s%02d".formatted(asset, number);
            var key = "%s_%02d_".formatted(kitCase, number);
            properties.put(key + "DATASETID", id);
            properties.put(key + "OFFERID", "CD123:" + id + ":456");
        }
    }

    private static void agreements(Map<String, String> properties, String kitCase, String agreement) {
        for (var number = 1; number <= 6; number++) {
            var key = "%s_%02d_".formatted(kitCase, number);
            properties.put(key + "AGREEMENTID", "%s%02d".formatted(agreement, number));
            properties.put(key + "FORMAT", "HttpData-PULL");
        }
    }
}
