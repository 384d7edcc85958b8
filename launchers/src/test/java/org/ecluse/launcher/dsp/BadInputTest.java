package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers may throw at the shell's doors: it is refused by a stable code, and the connector lives. */
class BadInputTest {
    private static final long BIG = 100L << 20;
    private static final Logger PRODUCT = Logger.getLogger("org.ecluse");

    @TempDir
    static Path data;

    private static TestConnector connector;
    private final List<String> warnings = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public synchronized void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()) {
                warnings.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeAll
    static void start() {
        connector = TestConnector.start("enedis", data);
    }

    @AfterAll
    static void stop() {
        connector.close();
    }

    @BeforeEach
    void listen() {
        PRODUCT.addHandler(listener);
    }

    @AfterEach
    void itLives() throws Exception {
        PRODUCT.removeHandler(listener);
        var version = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(connector.settings().dspAddress() + "/.well-known/dspace-version"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(version.statusCode()).isEqualTo(200);
    }

    @Test
    void a_message_that_is_not_json_is_refused_as_malformed() throws Exception {
        var answer = post("/negotiations/request", BodyPublishers.ofString("{\"@type\": \"ContractRequest"));

        assertRefused(answer, 400, "message.malformed");
        assertThat(answer.body()).contains("ContractNegotiationError");
    }

    @Test
    void a_foreign_context_is_refused_by_name_and_never_fetched() throws Exception {
        try (var canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            canary.setSoTimeout(300);
            var body = "{\"@context\":[\"http://127.0.0.1:" + canary.getLocalPort()
                    + "/context.jsonld\"],\"@type\":\"CatalogRequestMessage\"}";

            var answer = post("/catalog/request", BodyPublishers.ofString(body));

            assertRefused(answer, 400, "message.context.foreign");
            assertThat(wasCalled(canary)).isFalse();
        }
    }

    @Test
    void a_context_hidden_deeper_in_the_message_is_refused_too() throws Exception {
        var body = "{\"@context\":[\"https://w3id.org/dspace/2025/1/context.jsonld\"],"
                + "\"offer\":{\"@context\":{\"@import\":\"https://example.org/evil\"}}}";

        assertRefused(post("/negotiations/request", BodyPublishers.ofString(body)), 400, "message.context.foreign");
    }

    @Test
    void a_body_of_100_megabytes_is_refused_by_its_announced_length() throws Exception {
        var file = data.resolve("big");
        try (var big = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            big.setLength(BIG);
        }

        assertTooLarge(BodyPublishers.ofFile(file));

        Files.delete(file);
    }

    @Test
    void a_body_of_100_megabytes_without_a_length_is_refused_while_it_comes() throws Exception {
        assertTooLarge(BodyPublishers.ofInputStream(() -> new Endless(BIG)));
    }

    @Test
    void a_message_nested_ten_thousand_deep_is_refused() throws Exception {
        var body = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);

        var answer = post("/transfers/request", BodyPublishers.ofString(body));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .containsAnyOf("message.too-deep", "message.malformed")
                .doesNotContain("\tat ");
    }

    @Test
    void the_management_door_refuses_malformed_json_without_a_stack_trace() throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + connector.settings().managementPort() + "/management/v3/assets"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{{{"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/dsp/nothing", "/dsp/2025-1/nothing", "/dsp/2025-1/negotiations/%2e%2e/x"})
    void a_path_that_leads_nowhere_is_a_small_problem_that_does_not_name_the_server(String path) throws Exception {
        var port = connector.settings().dspPort();

        var answer = said(port, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertPlain(answer);
        assertThat(answer).containsPattern("HTTP/1.1 40[0-9]").doesNotContain(path);
    }

    @Test
    void what_is_not_http_is_a_small_problem_that_does_not_name_the_server() throws Exception {
        var answer = said(connector.settings().dspPort(), "GET / \u0001 HTTP/9\r\n\r\n");

        assertPlain(answer);
        assertThat(answer).contains("\"code\":\"http.");
    }

    private static void assertPlain(String answer) {
        assertThat(answer)
                .doesNotContainIgnoringCase("jetty")
                .doesNotContainIgnoringCase("<html")
                .hasSizeLessThan(600);
    }

    private static String said(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(code).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains(code).contains("the sender must").doesNotContain("\n");
    }

    /** The server may close while the client is still sending: then the client never sees the answer. */
    private void assertTooLarge(BodyPublisher body) throws InterruptedException {
        try {
            assertThat(post("/negotiations/request", body).statusCode()).isEqualTo(413);
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        }
        Waiting.until("the log names the refusal", () -> warnings.stream()
                .filter(line -> line.contains("message.too-large"))
                .findFirst());
    }

    private static HttpResponse<String> post(String path, BodyPublisher body) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(connector.dsp() + path))
                                .header("Content-Type", "application/json")
                                .header("Authorization", "{\"clientId\":\"did:web:localhost:partners:x\"}")
                                .POST(body)
                                .build(),
                        BodyHandlers.ofString());
    }

    private static boolean wasCalled(ServerSocket canary) throws IOException {
        try (var caller = canary.accept()) {
            return caller.isConnected();
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }

    /** So many spaces. */
    private static final class Endless extends InputStream {
        private long left;

        Endless(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            var count = (int) Math.min(length, left);
            java.util.Arrays.fill(buffer, offset, offset + count, (byte) ' ');
            left -= count;
            return count;
        }
    }
}
