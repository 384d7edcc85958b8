package org.ecluse.connector.operator.delivery;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.ecluse.connector.operator.Edr;
import org.ecluse.connector.receipts.StatementMessage;
import org.ecluse.policy.Problem;
import org.ecluse.trust.egress.Egress;

/** A provider's data endpoint, read as a stream. Follows no redirect; goes only where {@link Egress} would. */
final class ProviderEndpoint {
    private static final Duration FIRST_BYTE_WITHIN = Duration.ofMinutes(5);
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(10);
    private static final int PROBLEM_BYTES_MAX = 65_536;
    private static final List<String> PASSED_ON =
            List.of("Content-Type", "Content-Disposition", "Last-Modified", "ETag", "Link", "Content-Language");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTED_WITHIN)
            .build();
    private final Egress egress;

    ProviderEndpoint(Egress egress) {
        this.egress = egress;
    }

    /** The provider's answer: content, or a refusal with its code. */
    sealed interface Answer {
        /** @param receipt where the provider says that this use's receipt is exchanged */
        record Content(InputStream body, OptionalLong length, Map<String, String> headers, Optional<String> receipt)
                implements Answer {}

        record Refused(int status, Problem problem) implements Answer {}

        default <T> T fold(Function<Content, T> content, Function<Refused, T> refused) {
            return this instanceof Content c ? content.apply(c) : refused.apply((Refused) this);
        }
    }

    Answer open(Edr edr) {
        return egress.check(edr.endpoint())
                .fold(
                        allowed -> fetch(edr),
                        refusal -> new Answer.Refused(
                                0, new Problem("peer.address", "", refusal.cause(), refusal.cure())));
    }

    private Answer fetch(Edr edr) {
        var request = HttpRequest.newBuilder(edr.endpoint())
                .timeout(FIRST_BYTE_WITHIN)
                .header("Authorization", edr.authorization())
                .GET()
                .build();
        try {
            return answer(http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            return unreachable(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreachable("the call was interrupted");
        }
    }

    private static Answer answer(HttpResponse<InputStream> response) throws IOException {
        if (response.statusCode() != 200) {
            try (var body = response.body()) {
                return new Answer.Refused(
                        response.statusCode(), problem(response.statusCode(), body.readNBytes(PROBLEM_BYTES_MAX)));
            }
        }
        var headers = new LinkedHashMap<String, String>();
        PASSED_ON.forEach(name -> response.headers().firstValue(name).ifPresent(value -> headers.put(name, value)));
        return new Answer.Content(
                response.body(),
                response.headers().firstValueAsLong("Content-Length"),
                headers,
                response.headers().firstValue(StatementMessage.HEADER));
    }

    private static Problem problem(int status, byte[] body) {
        return new Problem(
                code(body, status == 401 ? "token.refused" : "peer.refused"),
                "",
                "the provider's data endpoint answered with status " + status,
                "see what the code asks for; the provider's operator knows the details");
    }

    /** Only the code is taken from a peer: what it means is said in this connector's own words. */
    private static String code(byte[] body, String otherwise) {
        try (var json = Json.createReader(new ByteArrayInputStream(body))) {
            var code = json.readObject().get("code");
            var text = code instanceof JsonString string ? string.getString() : "";
            return text.matches("[a-z0-9.-]{1,100}") ? text : otherwise;
        } catch (JsonException e) {
            return otherwise;
        }
    }

    private static Answer unreachable(String why) {
        return new Answer.Refused(
                0,
                new Problem(
                        "peer.unreachable",
                        "",
                        "the provider's data endpoint cannot be reached: " + Problem.quote(why),
                        "try again later, or ask the provider's operator"));
    }
}
