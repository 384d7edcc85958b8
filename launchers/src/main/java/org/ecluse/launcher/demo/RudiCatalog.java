package org.ecluse.launcher.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecluse.launcher.config.Checked;
import org.ecluse.launcher.config.ConfigProblem;

/**
 * The records of a RUDI catalogue (RUDI metadata 1.x): the JSON arrays of records in a file, or in the files of a folder,
 * where a catalogue is kept beside its organisations and contacts. Records are kept as they were read.
 */
record RudiCatalog(List<JsonNode> records) {
    private static final Pattern HTTP = Pattern.compile("https?://[^\\s\"<>]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    RudiCatalog {
        records = List.copyOf(records);
    }

    /** @param place a file or a folder */
    static Checked<RudiCatalog> read(Path place) {
        List<JsonNode> records = new ArrayList<>();
        Path reading = place;
        try {
            for (Path file : files(place)) {
                reading = file;
                JsonNode content = JSON.readTree(Files.newInputStream(file));
                if (content.isArray()) {
                    content.forEach(entry -> keepRecord(entry, records));
                }
            }
        } catch (JsonProcessingException e) {
            return problem(
                    reading,
                    "catalog-not-json",
                    Integer.toString(e.getLocation().getLineNr()));
        } catch (NoSuchFileException e) {
            return problem(reading, "catalog-missing");
        } catch (IOException e) {
            return problem(reading, "catalog-unreadable", String.valueOf(e.getMessage()));
        }
        return records.isEmpty() ? problem(place, "catalog-empty") : new Checked.Valid<>(new RudiCatalog(records));
    }

    /** What identifies a record. */
    static String id(JsonNode record) {
        return record.path("global_id").asText();
    }

    /** Where a record says that its data can be had, if it says so in a way that can be asked. */
    static Optional<String> address(JsonNode record) {
        for (JsonNode format : record.path("available_formats")) {
            String url = format.path("connector").path("url").asText("");
            if (HTTP.matcher(url).matches()) {
                return Optional.of(url);
            }
        }
        return Optional.empty();
    }

    private static void keepRecord(JsonNode entry, List<JsonNode> records) {
        if (!id(entry).isBlank() && !entry.path("resource_title").asText().isBlank()) {
            records.add(entry);
        }
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> inside = Files.list(place)) {
            return inside.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static Checked<RudiCatalog> problem(Path place, String code, String... arguments) {
        return new Checked.Invalid<>(List.of(new ConfigProblem(place, 0, code, List.of(arguments))));
    }
}
