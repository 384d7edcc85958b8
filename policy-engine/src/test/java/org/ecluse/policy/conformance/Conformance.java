package org.ecluse.policy.conformance;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/**
 * Where others' test data is, and what came of it. Every suite writes its entry into {@code target/conformance.json}, a
 * list of {@code suite}, {@code passed}, {@code total} and {@code notPassed}; the statement in
 * {@code docs/conformance.md} is made of it.
 */
public final class Conformance {
    static final Path STATE = Path.of("target", "conformance.json");

    private Conformance() {}

    /** A folder of the conformance data; the test is skipped, by name, where there is none. */
    public static Path data(String folder) {
        var dir = System.getProperty("conformance.dir", "");
        assumeFalse(dir.isBlank(), "skipped: the property conformance.dir does not say where `" + folder + "` is");
        var path = Path.of(dir, folder);
        assumeFalse(!Files.isDirectory(path), "skipped: there is no folder `" + path + "`");
        return path;
    }

    /** One case that did not come out as its suite expects. */
    public record NotPassed(String id, String reason) {}

    /** What one suite came to. */
    public record Entry(String suite, int passed, int total, List<NotPassed> notPassed) {
        public Entry {
            notPassed = List.copyOf(notPassed);
        }

        JsonObject json() {
            var missed = Json.createArrayBuilder();
            notPassed.forEach(one ->
                    missed.add(Json.createObjectBuilder().add("id", one.id()).add("reason", one.reason())));
            return Json.createObjectBuilder()
                    .add("suite", suite)
                    .add("passed", passed)
                    .add("total", total)
                    .add("notPassed", missed)
                    .build();
        }
    }

    /** Writes the entry into the list, in place of an earlier one of the same suite. */
    public static synchronized void record(Entry entry) {
        var bySuite = new TreeMap<String, JsonObject>();
        recorded().forEach(value -> bySuite.put(value.asJsonObject().getString("suite"), value.asJsonObject()));
        bySuite.put(entry.suite(), entry.json());
        var list = Json.createArrayBuilder();
        bySuite.values().forEach(list::add);
        try {
            Files.createDirectories(STATE.getParent());
            Files.writeString(STATE, list.build() + "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** All entries that were recorded so far. */
    static JsonArray recorded() {
        if (!Files.exists(STATE)) {
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        try (var reader = Json.createReader(new StringReader(Files.readString(STATE)))) {
            return reader.readArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
