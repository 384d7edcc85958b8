package org.ecluse.launcher.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One operator API. Safe for threads.
 *
 * @param base its address, such as {@code http://127.0.0.1:19100}
 * @param token the operator's token; empty for doors that are open
 */
public record Door(URI base, Optional<String> token) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(120);

    /** @throws Unreachable when nobody answers */
    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    /** @throws Unreachable when nobody answers */
    public Answer post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
                .build());
    }

    /** @throws Unreachable when nobody answers */
    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    /**
     * The bytes behind a path. The caller closes the body.
     *
     * @throws Unreachable when nobody answers
     */
    public HttpResponse<InputStream> open(String path) {
        return exchange(request(path).GET().build(), BodyHandlers.ofInputStream());
    }

    /**
     * The bytes that come back for a body. The caller closes them.
     *
     * @throws Unreachable when nobody answers
     */
    public HttpResponse<InputStream> openPost(String path, JsonNode body) {
        return exchange(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
                        .build(),
                BodyHandlers.ofInputStream());
    }

    /** A refused answer of {@link #open}; reads and closes its body. */
    public static Answer refused(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            return answer(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** One segment of a path or one value of a query, escaped. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER_MAX)
                .header("Accept", "application/json, */*;q=0.5");
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    private Answer send(HttpRequest request) {
        HttpResponse<String> response = exchange(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        return answer(response.statusCode(), response.body());
    }

    private static <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException e) {
            throw new Unreachable(request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(request.uri(), e);
        }
    }

    private static Answer answer(int status, String body) {
        if (body.isBlank()) {
            return Answer.empty(status);
        }
        try {
            return new Answer(status, JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return Answer.empty(status);
        }
    }
}
