package org.ecluse.connector.operator.partners;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Partner;
import org.ecluse.connector.operator.RegistryClient;
import org.ecluse.contracts.payment.LogEntry;
import org.ecluse.policy.Problem;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.HttpMessage;

/** The registry over HTTP. Each call carries a fresh self-issued token for the registry. */
public final class HttpRegistryClient implements RegistryClient {
    private static final int PARTNERS_MAX = 10_000;

    private final Supplier<Optional<Home>> home;
    private final Function<Did, String> tokens;
    private final Egress egress;

    /** The registry that this connector is enrolled at: its address, without a path, and its DID. */
    public record Home(URI address, Did did) {}

    /**
     * @param home empty as long as this connector is not enrolled
     * @param tokens makes a self-issued token for an audience; each is used once
     */
    public HttpRegistryClient(Supplier<Optional<Home>> home, Function<Did, String> tokens, Egress egress) {
        this.home = home;
        this.tokens = tokens;
        this.egress = egress;
    }

    @Override
    public List<Partner> directory() {
        var registry = enrolledAt();
        var answer = egress.get(registry.address().resolve("/api/directory"), headers(registry))
                .fold(message -> message, HttpRegistryClient::unreachable);
        return read(answer, json -> {
            var members = json instanceof JsonObject object ? object.getJsonArray("members") : json.asJsonArray();
            if (members.size() > PARTNERS_MAX) {
                throw new JsonException("more than " + PARTNERS_MAX + " members");
            }
            return members.getValuesAs(JsonObject.class).stream()
                    .filter(member -> member.containsKey("dsp"))
                    .map(HttpRegistryClient::partner)
                    .toList();
        });
    }

    private static Partner partner(JsonObject json) {
        return new Partner(
                json.getString("name"),
                json.getString("displayName", json.getString("name")),
                Did.of(json.getString("did")),
                URI.create(json.getString("dsp")));
    }

    @Override
    public LogEntry logReceipt(String hash) {
        var body = Json.createObjectBuilder().add("hash", hash).build().toString();
        var registry = enrolledAt();
        var answer = egress.post(
                        registry.address().resolve("/api/log/receipts"),
                        headers(registry),
                        body.getBytes(StandardCharsets.UTF_8))
                .fold(message -> message, HttpRegistryClient::unreachable);
        return read(answer, json -> {
            var object = json.asJsonObject();
            return new LogEntry(
                    object.getJsonNumber("index").longValueExact(), Instant.parse(object.getString("loggedAt")));
        });
    }

    private Home enrolledAt() {
        return home.get()
                .orElseThrow(() -> new OperationRefused(new Problem(
                        "registry.none",
                        "",
                        "this connector is not enrolled at any registry",
                        "enrol it with a code from the registry's operator (`ecluse enrol CODE`)")));
    }

    private Map<String, String> headers(Home registry) {
        return Map.of(
                "Authorization",
                "Bearer " + tokens.apply(registry.did()),
                "Accept",
                "application/json",
                "Content-Type",
                "application/json");
    }

    private static <T> T read(HttpMessage answer, Function<JsonStructure, T> reader) {
        if (answer.status() / 100 != 2) {
            throw new OperationRefused(problem(answer));
        }
        try (var json = Json.createReader(new ByteArrayInputStream(answer.body()))) {
            return reader.apply(json.read());
        } catch (JsonException
                | ClassCastException
                | NullPointerException
                | ArithmeticException
                | DateTimeException
                | IllegalArgumentException e) {
            throw new OperationRefused(new Problem(
                    "registry.answer.malformed",
                    "",
                    "the registry's answer cannot be read: " + Problem.quote(String.valueOf(e.getMessage())),
                    "see that `registry-url` is the registry's address, and that its version fits"));
        }
    }

    /** The registry's own words where it answers with a problem document. */
    private static Problem problem(HttpMessage answer) {
        try (var json = Json.createReader(new ByteArrayInputStream(answer.body()))) {
            var object = json.readObject();
            return new Problem(
                    text(object, "code", "registry.refused"),
                    "",
                    "the registry refused: " + Problem.quote(text(object, "cause", "no cause given")),
                    Problem.quote(text(object, "cure", "ask the registry's operator")));
        } catch (JsonException e) {
            return new Problem(
                    "registry.refused",
                    "",
                    "the registry answered with status " + answer.status(),
                    "ask the registry's operator");
        }
    }

    private static String text(JsonObject object, String name, String otherwise) {
        return object.getOrDefault(name, JsonValue.NULL).getValueType() == JsonValue.ValueType.STRING
                ? object.getString(name)
                : otherwise;
    }

    private static HttpMessage unreachable(Refusal refusal) {
        throw new OperationRefused(new Problem(
                "registry.unreachable", "", refusal.cause(), "see that the registry is up; " + refusal.cure()));
    }
}
