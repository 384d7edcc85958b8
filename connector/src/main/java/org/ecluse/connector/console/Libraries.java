package org.ecluse.connector.console;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The page's JavaScript and style libraries, served from their Maven jars. Which version of each is there is read from
 * the jars themselves, so that a new version in the build is all that an update takes.
 */
final class Libraries {
    private static final String STATIC = "/_static/";
    private static final String PICO = "META-INF/maven/org.webjars.npm/picocss__pico/pom.properties";
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_@][A-Za-z0-9_@.-]*(/[A-Za-z0-9_@][A-Za-z0-9_@.-]*)*");

    private final ClassLoader classes;

    Libraries(ClassLoader classes) {
        this.classes = classes;
    }

    /** The import map of all libraries: bare names such as {@code lit} to addresses on this server. */
    JsonObject importMap() {
        var imports = new TreeMap<String, String>();
        try {
            for (var map : Collections.list(classes.getResources("META-INF/importmap.json"))) {
                read(map).forEach((name, address) -> imports.put(name, ((JsonString) address).getString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the page's libraries cannot be listed; build the connector again", e);
        }
        if (!imports.containsKey("lit")) {
            throw new IllegalStateException(
                    "the page's library `lit` is not on the class path; build the connector again");
        }
        var json = Json.createObjectBuilder();
        imports.forEach((name, address) -> {
            if (address.startsWith(STATIC)) {
                json.add(name, address);
            }
        });
        return Json.createObjectBuilder().add("imports", json).build();
    }

    private static JsonObject read(URL map) throws IOException {
        try (var stream = map.openStream();
                var reader = Json.createReader(stream)) {
            return reader.readObject().getJsonObject("imports");
        }
    }

    /** Where the style sheet is, below {@code META-INF/resources/}. */
    String stylePath() {
        try (var stream = classes.getResourceAsStream(PICO)) {
            if (stream == null) {
                throw new IllegalStateException("the page's style is not on the class path; build the connector again");
            }
            var properties = new Properties();
            properties.load(stream);
            return "webjars/picocss__pico/" + properties.getProperty("version") + "/css/pico.min.css";
        } catch (IOException e) {
            throw new UncheckedIOException("the page's style cannot be found; build the connector again", e);
        }
    }

    /** A library's file, by its path below {@code META-INF/resources/}; empty for anything else. */
    Optional<InputStream> open(String path) {
        boolean plain = PATH.matcher(path).matches() && !path.contains("..");
        boolean served = path.startsWith("_static/") || path.startsWith("webjars/");
        return plain && served
                ? Optional.ofNullable(classes.getResourceAsStream("META-INF/resources/" + path))
                : Optional.empty();
    }
}
