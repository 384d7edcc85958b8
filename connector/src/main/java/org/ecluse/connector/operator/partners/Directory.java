package org.ecluse.connector.operator.partners;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Partner;
import org.ecluse.connector.operator.RegistryClient;
import org.ecluse.policy.Problem;
import org.ecluse.trust.Did;
import org.ecluse.trust.keys.OwnerOnlyFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partners, asked of the registry and kept in a file, so that the connector works while the registry is down and
 * after a restart. Safe for threads.
 */
public final class Directory {
    /** How long the partners are not asked for again. */
    public static final Duration FRESH = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

    private final RegistryClient registry;
    private final Path file;
    private final InstantSource clock;
    private Snapshot last = new Snapshot(List.of(), Instant.EPOCH, Optional.empty());

    /** @param file where the last answer is kept */
    public Directory(RegistryClient registry, Path file, InstantSource clock) {
        this.registry = registry;
        this.file = file;
        this.clock = clock;
    }

    /**
     * The partners as last known.
     *
     * @param asOf when the registry said so
     * @param problem why the registry could not be asked now; empty when the answer is fresh
     */
    public record Snapshot(List<Partner> partners, Instant asOf, Optional<Problem> problem) {
        public Snapshot {
            partners = List.copyOf(partners);
        }
    }

    /** The partners, fresh where the registry answers, as last known where it does not. */
    public synchronized Snapshot partners() {
        var now = clock.instant();
        if (last.problem().isEmpty() && now.isBefore(last.asOf().plus(FRESH))) {
            return last;
        }
        try {
            last = new Snapshot(registry.directory(), now, Optional.empty());
            keep(last);
        } catch (OperationRefused refused) {
            var known = last.asOf().equals(Instant.EPOCH) ? kept() : last;
            last = new Snapshot(
                    known.partners(),
                    known.asOf(),
                    Optional.of(refused.problems().get(0)));
            LOG.warn("the registry's directory is as of {}: {}", last.asOf(), refused.getMessage());
        }
        return last;
    }

    /** The partner of that short name. */
    public Optional<Partner> named(String name) {
        return partners().partners().stream()
                .filter(partner -> partner.name().equals(name))
                .findFirst();
    }

    /** Why the registry could not be asked last time; empty when it could. */
    public synchronized Optional<Problem> lastProblem() {
        return last.problem();
    }

    private void keep(Snapshot snapshot) {
        var partners = Json.createArrayBuilder();
        snapshot.partners()
                .forEach(partner -> partners.add(Json.createObjectBuilder()
                        .add("name", partner.name())
                        .add("displayName", partner.displayName())
                        .add("did", partner.did().toString())
                        .add("dsp", partner.dspAddress().toString())));
        var json = Json.createObjectBuilder()
                .add("asOf", snapshot.asOf().toString())
                .add("partners", partners)
                .build();
        try {
            OwnerOnlyFile.write(file, json.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("the partners are not kept for a restart: {} cannot be written", file, e);
        }
    }

    private Snapshot kept() {
        if (!Files.exists(file)) {
            return last;
        }
        try (var reader = Json.createReader(new StringReader(Files.readString(file)))) {
            var json = reader.readObject();
            var partners = json.getJsonArray("partners").getValuesAs(JsonObject.class).stream()
                    .map(Directory::partner)
                    .toList();
            return new Snapshot(partners, Instant.parse(json.getString("asOf")), Optional.empty());
        } catch (IOException | JsonException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            LOG.warn(
                    "the partners kept in {} cannot be read; they come again with the registry's next answer", file, e);
            return last;
        }
    }

    private static Partner partner(JsonObject json) {
        return new Partner(
                json.getString("name"),
                json.getString("displayName"),
                Did.of(json.getString("did")),
                URI.create(json.getString("dsp")));
    }
}
