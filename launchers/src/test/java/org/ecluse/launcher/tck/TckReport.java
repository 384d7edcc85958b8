package org.ecluse.launcher.tck;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outcome of one test kit's run.
 *
 * @param failedIds the kit's own names of the tests that failed
 * @param proofOfContact requests that reached the system under test, by what they asked for; a kit that plays both sides
 *     itself would leave it empty
 */
public record TckReport(
        long passed, long failed, long skipped, List<String> failedIds, Map<String, Long> proofOfContact) {
    private static final Logger LOG = LoggerFactory.getLogger(TckReport.class);
    private static final JsonWriterFactory PRETTY =
            Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    public TckReport {
        failedIds = List.copyOf(failedIds);
        proofOfContact = new TreeMap<>(proofOfContact);
    }

    public static TckReport of(TestExecutionSummary summary, Map<String, Long> proofOfContact) {
        summary.getFailures()
                .forEach(failure -> LOG.warn(
                        "{}: {}",
                        failure.getTestIdentifier().getDisplayName(),
                        failure.getException().toString()));
        var failedIds = summary.getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName())
                .sorted()
                .toList();
        return new TckReport(
                summary.getTestsSucceededCount(),
                summary.getTestsFailedCount() + summary.getContainersFailedCount(),
                summary.getTestsSkippedCount() + summary.getTestsAbortedCount(),
                failedIds,
                proofOfContact);
    }

    /** Writes {@code target/tck/NAME.json}. */
    public TckReport write(String name) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "tck"));
        var file = Optional.ofNullable(System.getProperty("tck.run"))
                .map(run -> name + "-run-" + run + ".json")
                .orElse(name + ".json");
        try (var writer = PRETTY.createWriter(Files.newBufferedWriter(folder.resolve(file)))) {
            writer.writeObject(json());
        }
        return this;
    }

    private JsonObject json() {
        var contact = Json.createObjectBuilder();
        proofOfContact.forEach(contact::add);
        return Json.createObjectBuilder()
                .add("passed", passed)
                .add("failed", failed)
                .add("skipped", skipped)
                .add("failedIds", Json.createArrayBuilder(failedIds))
                .add("proofOfContact", contact)
                .build();
    }
}
