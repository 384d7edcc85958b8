package org.ecluse.connector.backup;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an archive says of itself, in its last entry.
 *
 * @param name of the connector
 * @param did who it is
 * @param dataDir its data folder: absolute, or from the folder that its settings file is in
 * @param database {@code files}, or the address of the server that has what the archive does not
 * @param files the SHA-256 of each file, in hexadecimal, by its path in the archive
 */
public record Manifest(
        String name, String did, Instant madeAt, String dataDir, String database, Map<String, String> files) {
    static final String FILE = "manifest.json";
    static final String FORMAT = "ecluse-backup/1";
    /** The connector keeps everything in its data folder. */
    public static final String FILES = "files";

    public Manifest {
        files = Map.copyOf(files);
    }

    /** Whether a database server has contracts and negotiations. */
    public boolean onServer() {
        return !database.equals(FILES);
    }

    JsonObject json() {
        var sums = Json.createObjectBuilder();
        new TreeMap<>(files).forEach(sums::add);
        return Json.createObjectBuilder()
                .add("format", FORMAT)
                .add("name", name)
                .add("did", did)
                .add("madeAt", madeAt.toString())
                .add("dataDir", dataDir)
                .add("database", database)
                .add("files", sums)
                .build();
    }

    static Manifest read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            var json = reader.readObject();
            if (!json.getString("format").equals(FORMAT)) {
                throw new BackupRefused(
                        "backup.newer",
                        "the archive has the form " + json.getString("format"),
                        "restore it with the version of this program that made it");
            }
            var files = new TreeMap<String, String>();
            json.getJsonObject("files")
                    .keySet()
                    .forEach(file -> files.put(file, json.getJsonObject("files").getString(file)));
            return new Manifest(
                    json.getString("name"),
                    json.getString("did"),
                    Instant.parse(json.getString("madeAt")),
                    json.getString("dataDir"),
                    json.getString("database"),
                    files);
        } catch (JsonException | NullPointerException | ClassCastException | DateTimeException e) {
            throw AgeFormat.altered();
        }
    }
}
