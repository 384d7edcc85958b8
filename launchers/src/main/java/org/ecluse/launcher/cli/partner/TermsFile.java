package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Terms in a file: an ODRL offer, or a template with what fills it (an object with a member {@code template}). */
final class TermsFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TermsFile() {}

    /** {@code policy} or {@code terms}, as the operator's API takes them. */
    static ObjectNode members(String file) throws UnusableOption {
        JsonNode terms = read(file);
        return new Members()
                .member(terms.has("template") ? "terms" : "policy", terms)
                .object();
    }

    private static JsonNode read(String file) throws UnusableOption {
        try {
            return JSON.readTree(Files.readString(Path.of(file)));
        } catch (JsonProcessingException e) {
            throw new UnusableOption("terms.not-json", file, e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnusableOption("terms.unknown", file);
        }
    }
}
