package org.ecluse.connector.source;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A {@link Supply} as JSON, for the operator's API and for keeping. The form is
 * {@code {"source":{"file":PATH}|{"http":URI}, "format":{"csv":{…}}|{"ndjson":{}}|{"bytes":{…}}, "mapping":{…}}}.
 * Reading fails with an {@link IllegalArgumentException} that says what is wrong.
 */
public final class SourceJson {
    private SourceJson() {}

    public static JsonObject write(Supply supply) {
        var source = supply.source();
        var place = source.fold(
                file -> Json.createObjectBuilder().add("file", file.path().toString()),
                http -> Json.createObjectBuilder().add("http", http.uri().toString()));
        var columns = Json.createObjectBuilder();
        supply.mapping().columns().forEach((meaning, names) -> columns.add(meaning, Json.createArrayBuilder(names)));
        return Json.createObjectBuilder()
                .add("source", place)
                .add("format", format(source.format()))
                .add(
                        "mapping",
                        Json.createObjectBuilder()
                                .add("columns", columns)
                                .add(
                                        "decimalSign",
                                        String.valueOf(supply.mapping().decimalSign())))
                .build();
    }

    private static JsonObject format(Format format) {
        return format.fold(
                csv -> Json.createObjectBuilder()
                        .add(
                                "csv",
                                Json.createObjectBuilder()
                                        .add("delimiter", String.valueOf(csv.delimiter()))
                                        .add("charset", csv.charset().name())
                                        .add("header", csv.header()))
                        .build(),
                ndjson -> Json.createObjectBuilder()
                        .add("ndjson", JsonValue.EMPTY_JSON_OBJECT)
                        .build(),
                bytes -> Json.createObjectBuilder()
                        .add("bytes", Json.createObjectBuilder().add("mediaType", bytes.mediaType()))
                        .build());
    }

    /** @throws IllegalArgumentException when the text has another form, or names what does not exist */
    public static Supply read(JsonObject json) {
        try {
            return new Supply(
                    source(json.getJsonObject("source"), format(json.getJsonObject("format"))),
                    json.containsKey("mapping") ? mapping(json.getJsonObject("mapping")) : Mapping.NONE);
        } catch (ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException(
                    "a source is {\"source\":…,\"format\":…,\"mapping\":…} as the documentation of publishing shows",
                    e);
        }
    }

    /** A mapping alone: {@code {"columns":{MEANING:COLUMN|[COLUMN,…]},"decimalSign":"."}}. */
    public static Mapping mapping(JsonObject json) {
        var columns = new LinkedHashMap<String, List<String>>();
        json.getJsonObject("columns").forEach((meaning, names) -> columns.put(meaning, names(names)));
        return new Mapping(columns, character(json.getString("decimalSign", ".")));
    }

    private static List<String> names(JsonValue names) {
        return names instanceof JsonArray several
                ? several.getValuesAs(JsonString::getString)
                : List.of(((JsonString) names).getString());
    }

    private static DataSource source(JsonObject json, Format format) {
        return json.containsKey("file")
                ? new DataSource.FileSource(Path.of(json.getString("file")), format)
                : new DataSource.HttpSource(URI.create(json.getString("http")), format);
    }

    private static Format format(JsonObject json) {
        if (json.containsKey("csv")) {
            var csv = json.getJsonObject("csv");
            return new Format.Csv(
                    character(csv.getString("delimiter", ";")),
                    Charset.forName(csv.getString("charset", "UTF-8")),
                    csv.getBoolean("header", true));
        }
        return json.containsKey("ndjson")
                ? new Format.Ndjson()
                : new Format.Bytes(json.getJsonObject("bytes").getString("mediaType"));
    }

    private static char character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("a delimiter or decimal sign is one character");
        }
        return text.charAt(0);
    }
}
