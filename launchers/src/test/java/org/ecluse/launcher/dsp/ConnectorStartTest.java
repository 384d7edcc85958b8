package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import org.ecluse.connector.edc.ConnectorNotStarted;
import org.ecluse.connector.edc.Outside;
import org.ecluse.connector.edc.ProductParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorStartTest {
    @TempDir
    Path data;

    @Test
    void it_opens_its_doors_on_the_configured_address_only() throws Exception {
        try (var connector = TestConnector.start("enedis", data)) {
            var settings = connector.settings();

            var version = get(settings.dspAddress() + "/.well-known/dspace-version");

            assertThat(version).contains("2025-1");
            for (var port : new int[] {settings.dspPort(), settings.managementPort(), settings.healthPort()}) {
                assertThat(accepts("127.0.0.1", port)).isTrue();
                assertThat(accepts(otherAddressOfThisHost(), port)).isFalse();
            }
        }
    }

    @Test
    void the_management_door_is_closed_without_a_key() throws Exception {
        try (var connector = TestConnector.start("enedis", data)) {
            var response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                            + connector.settings().managementPort() + "/management/v3/assets/request"))
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .header("content-type", "application/json")
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_port_in_use_is_named_and_nothing_is_left_running() throws Exception {
        var settings = TestConnector.settings("enedis", data);
        try (var taken = new ServerSocket(settings.dspPort(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> TestConnector.start(settings, TestConnector.parts(settings)))
                    .isInstanceOf(ConnectorNotStarted.class)
                    .hasMessageContaining("Address already in use");
            assertThat(taken.isBound()).isTrue();
        }
        assertThat(accepts("127.0.0.1", settings.managementPort())).isFalse();
    }

    @Test
    void a_part_that_is_missing_is_named() {
        var settings = TestConnector.settings("enedis", data);

        assertThatThrownBy(() -> TestConnector.start(
                        settings,
                        ProductParts.protocolShell(
                                settings, Outside.withoutRegistry(settings, InstantSource.system()))))
                .isInstanceOf(ConnectorNotStarted.class)
                .hasMessageContaining("IdentityService");
    }

    @Test
    void a_name_left_out_that_matches_nothing_stops_the_start() {
        var settings = TestConnector.settings("enedis", data);

        assertThatThrownBy(() -> TestConnector.start(
                        settings, TestConnector.parts(settings).without("org.eclipse.edc.NoSuchExtension")))
                .isInstanceOf(ConnectorNotStarted.class)
                .hasMessageContaining("org.eclipse.edc.NoSuchExtension");
    }

    private static String get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }

    private static String otherAddressOfThisHost() {
        return "127.0.0.2";
    }

    private static boolean accepts(String host, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
