package org.ecluse.registry.web;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.ecluse.trust.Verdict;

/** Reads a call's body as one JSON object of at most {@value #BYTES_MAX} bytes. */
final class Bodies {
    static final int BYTES_MAX = 65_536;

    private Bodies() {}

    static Verdict<JsonObject> read(InputStream in) {
        byte[] bytes;
        try {
            bytes = in.readNBytes(BYTES_MAX + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.length > BYTES_MAX) {
            return Verdict.refused("body.too-large", "the body is longer than " + BYTES_MAX + " bytes", "send less");
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return Verdict.accepted(reader.readObject());
        } catch (JsonException | IllegalStateException | StackOverflowError e) {
            return Verdict.refused("body.malformed", "the body is not a JSON object", "send a JSON object");
        }
    }
}
