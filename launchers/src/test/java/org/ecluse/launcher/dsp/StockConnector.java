package org.ecluse.launcher.dsp;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Another's connector, EDC 0.15.1 as it comes from Maven Central, in a process of its own with its mock identity. */
final class StockConnector implements AutoCloseable {
    static final String DID = "did:web:stock.invalid:partners:stock";
    private static final Path LIB = Path.of("..", "stock-edc", "target", "lib");
    private static final String POLL_MILLIS = "200";

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
        edc.put("edc.transfer.proxy.token.signer.privatekey.alias", "unused");
        edc.put("edc.transfer.proxy.token.verifier.publickey.alias", "unused");
        return edc;
    }
}
