package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.edc.ConnectorRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's connector, whole, before anybody has enrolled it. */
class ProductStartTest {
    @TempDir
    Path data;

    @Test
    void its_operator_is_let_in_by_the_token_and_nobody_else_is() throws Exception {
        var settings = TestConnector.settings("irisa", data);
        try (var running = ConnectorRuntime.start(settings)) {
            assertThat(running).isNotNull();
            var token = Files.readString(data.resolve("operator-token")).strip();

            assertThat(get(settings, "/api/health", "").statusCode()).isEqualTo(200);
            assertThat(get(settings, "/api/self", "").statusCode()).isEqualTo(401);
            assertThat(get(settings, "/api/self", "Bearer " + token).body())
                    .contains("\"name\":\"irisa\"")
                    .contains("\"enrolled\":false");
            assertThat(get(settings, "/api/assets", "Bearer " + token).statusCode())
                    .isEqualTo(200);
        }
    }

    private static HttpResponse<String> get(ConnectorSettings settings, String path, String authorization)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.operatorPort() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
