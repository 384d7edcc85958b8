package org.ecluse.launcher.dsp;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Another's connector, EDC 0.15.1 as it comes from Maven Central, in a process of its own with its mock identity. */
final class StockConnector implements AutoCloseable {
    static final String DID = "did:web:stock.invalid:partners:stock";
    private static final Path LIB = Path.of("..", "stock-edc", "target", "lib");
    private static final String POLL_MILLIS = "200";
    private static final String PROTOCOL = "dataspace-protocol-http:2025-1";
    private static final String ODRL = "http://www.w3.org/ns/odrl.jsonld";
    private static final String EDC = "https://w3id.org/edc/v0.0.1/ns/";

    private final Process process;
    private final int base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private StockConnector(Process process, int base) {
        this.process = process;
        this.base = base;
    }

    static StockConnector start(Path log) throws IOException {
        var base = TestConnector.freePortBase();
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                classPath()));
        settings(base).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("org.eclipse.edc.boot.system.runtime.BaseRuntime");
        var stock = new StockConnector(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                base);
        Waiting.until("the stock connector is up", stock::up);
        return stock;
    }

    URI dsp() {
        return URI.create("http://127.0.0.1:" + (base + 1) + "/dsp");
    }

    /** Calls its Management API. @return the answer's JSON, an empty object when it has none */
    JsonObject post(String path, JsonObject body) {
        return call(HttpRequest.newBuilder(management(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build())
                .asJsonObject();
    }

    JsonObject get(String path) {
        return call(HttpRequest.newBuilder(management(path)).build()).asJsonObject();
    }

    /** Puts an asset on offer, under a permission to use it with these constraints. */
    void offers(String assetId, URI source, JsonArrayBuilder constraints) {
        post(
                "/assets",
                edc().add("@id", assetId)
                        .add("properties", Json.createObjectBuilder().add("name", "A stock asset"))
                        .add(
                                "dataAddress",
                                Json.createObjectBuilder()
                                        .add("type", "HttpData")
                                        .add("baseUrl", source.toString()))
                        .build());
        keeps("see-" + assetId, Json.createArrayBuilder());
        keeps("use-" + assetId, constraints);
        post(
                "/contractdefinitions",
                edc().add("@id", "offer-" + assetId)
                        .add("accessPolicyId", "see-" + assetId)
                        .add("contractPolicyId", "use-" + assetId)
                        .add(
                                "assetsSelector",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("@type", "CriterionDto")
                                                .add("operandLeft", EDC + "id")
                                                .add("operator", "=")
                                                .add("operandRight", assetId)))
                        .build());
    }

    private void keeps(String policyId, JsonArrayBuilder constraints) {
        var permission = Json.createObjectBuilder().add("action", "use").add("constraint", constraints);
        post(
                "/policydefinitions",
                edc().add("@id", policyId)
                        .add(
                                "policy",
                                Json.createObjectBuilder()
                                        .add("@context", ODRL)
                                        .add("@type", "Set")
                                        .add("permission", permission))
                        .build());
    }

    /** @return the first dataset in another connector's catalogue, as this one shows it */
    JsonObject firstDataset(URI dsp, String did) {
        var catalog = post(
                "/catalog/request",
                edc().add("counterPartyAddress", dsp.toString())
                        .add("counterPartyId", did)
                        .add("protocol", PROTOCOL)
                        .build());
        return first(member(catalog, "dataset"));
    }

    /**
     * Asks another connector for its dataset under these terms.
     *
     * @param terms members that are added to the offer, or take the place of its own
     * @return the id of the negotiation
     */
    String asksFor(JsonObject dataset, URI dsp, String did, JsonObject terms) {
        var offer = Json.createObjectBuilder(first(member(dataset, "hasPolicy")))
                .add("@context", ODRL)
                .add("assigner", Json.createObjectBuilder().add("@id", did))
                .add("target", Json.createObjectBuilder().add("@id", dataset.getString("@id")));
        terms.forEach((member, value) -> offer.remove("odrl:" + member).add(member, value));
        return post(
                        "/contractnegotiations",
                        edc().add("@type", "ContractRequest")
                                .add("counterPartyAddress", dsp.toString())
                                .add("protocol", PROTOCOL)
                                .add("policy", offer)
                                .build())
                .getString("@id");
    }

    /** @return the negotiation once it is over, well or badly */
    JsonObject ended(String negotiationId) {
        return Waiting.until("the stock connector's negotiation has ended", () -> {
            var negotiation = get("/contractnegotiations/" + negotiationId);
            return Set.of("FINALIZED", "TERMINATED").contains(negotiation.getString("state"))
                    ? Optional.of(negotiation)
                    : Optional.empty();
        });
    }

    /** @return the negotiations that others have begun with it */
    List<JsonObject> negotiationsAsProvider() {
        var all = edc().add("@type", "QuerySpec").build();
        return call(HttpRequest.newBuilder(management("/contractnegotiations/request"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(all.toString()))
                        .build())
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(negotiation -> negotiation.getString("type").equals("PROVIDER"))
                .toList();
    }

    static JsonObjectBuilder edc() {
        return Json.createObjectBuilder()
                .add("@context", Json.createObjectBuilder().add("@vocab", EDC));
    }

    /** By its local name: how the peer shortens names depends on its configuration. */
    private static JsonValue member(JsonObject object, String localName) {
        return object.entrySet().stream()
                .filter(entry -> entry.getKey().matches("(.*[:/#])?" + localName))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no `" + localName + "` in " + object));
    }

    private static JsonObject first(JsonValue value) {
        return value instanceof JsonArray several ? several.getJsonObject(0) : value.asJsonObject();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private URI management(String path) {
        return URI.create("http://127.0.0.1:" + (base + 2) + "/management/v3" + path);
    }

    private JsonStructure call(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            if (answer.body().isEmpty()) {
                return JsonObject.EMPTY_JSON_OBJECT;
            }
            try (var reader = Json.createReader(new StringReader(answer.body()))) {
                return reader.read();
            }
        } catch (IOException e) {
            throw new AssertionError(request.uri() + " could not be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private Optional<Boolean> up() {
        if (!process.isAlive()) {
            throw new AssertionError("the stock connector ended with " + process.exitValue());
        }
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + base + "/api/check/readiness"))
                            .build(),
                    BodyHandlers.discarding());
            return answer.statusCode() == 200 ? Optional.of(true) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String classPath() throws IOException {
        try (var jars = Files.list(LIB)) {
            return jars.map(Path::toString).sorted().collect(joining(java.io.File.pathSeparator));
        }
    }

    private static Map<String, String> settings(int base) {
        var edc = new TreeMap<String, String>();
        edc.put("edc.participant.id", DID);
        edc.put("edc.component.id", "stock");
        edc.put("edc.hostname", "127.0.0.1");
        edc.put("edc.dsp.callback.address", "http://127.0.0.1:" + (base + 1) + "/dsp");
        var doors = List.of("", ".protocol", ".management", ".control");
        var paths = List.of("/api", "/dsp", "/management", "/control");
        for (var door = 0; door < doors.size(); door++) {
            edc.put("web.http" + doors.get(door) + ".port", String.valueOf(base + door));
            edc.put("web.http" + doors.get(door) + ".path", paths.get(door));
        }
        for (var machine : List.of("negotiation.consumer", "negotiation.provider", "transfer", "dataplane")) {
            edc.put("edc." + machine + ".state-machine.iteration-wait-millis", POLL_MILLIS);
        }
        // It must offer terms that it has no functions for, as one with other extensions would.
        edc.put("edc.policy.validation.enabled", "false");
        edc.put("edc.transfer.proxy.token.signer.privatekey.alias", "unused");
        edc.put("edc.transfer.proxy.token.verifier.publickey.alias", "unused");
        return edc;
    }
}
