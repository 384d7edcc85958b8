package org.ecluse.launcher.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.ecluse.trust.Did;

/** A registry of its own for a test, as packaged, in its own process. */
public final class TestRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistrySettings settings;
    private final HttpClient client = HttpClient.newHttpClient();
    private RegistryProcess process;

    private TestRegistry(RegistrySettings settings) {
        this.settings = settings;
    }

    /** What came back: a status and, where there is one, a JSON body. */
    public record Reply(int status, JsonNode body, HttpResponse<String> raw) {
        public String code() {
            return body.path("code").asText();
        }
    }

    /** Starts one on a free port of loopback. */
    public static TestRegistry start(Path dataDir) throws RegistryNotStarted {
        TestRegistry registry = new TestRegistry(settings(dataDir, freePort()));
        registry.process = RegistryProcess.start(registry.settings);
        return registry;
    }

    public static RegistrySettings settings(Path dataDir, int port) {
        Path programs = Path.of(System.getProperty("ecluse.home", "..")).resolve("launchers/target/registry");
        URI url = URI.create("http://127.0.0.1:" + port);
        return new RegistrySettings(
                programs, dataDir, "127.0.0.1", port, url, "Rennes", Set.of("127.0.0.1", "localhost"), Level.FINE);
    }

    public static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RegistrySettings settings() {
        return settings;
    }

    public RegistryProcess process() {
        return process;
    }

    public Did did() {
        return Did.of("did:web:127.0.0.1%3A" + settings.port());
    }

    /** Ends the process and starts another over the same data. */
    public void restart() throws RegistryNotStarted {
        process.close();
        process = RegistryProcess.start(settings);
    }

    public Reply asOperator(String path, Map<String, Object> body) {
        return call("POST", path, operatorToken(), body);
    }

    public Reply asOperator(String path) {
        return call("GET", path, operatorToken(), null);
    }

    public String operatorToken() {
        try {
            return Files.readString(settings.operatorToken()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param token null for none */
    public Reply call(String method, String path, String token, Object body) {
        try {
            String text = body == null ? "" : body instanceof String raw ? raw : JSON.writeValueAsString(body);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.publicUrl() + path))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            method.equals("GET")
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(text));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json =
                    answer.headers().firstValue("Content-Type").orElse("").contains("json");
            JsonNode parsed = json ? JSON.readTree(answer.body()) : JSON.nullNode();
            return new Reply(answer.statusCode(), parsed, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
