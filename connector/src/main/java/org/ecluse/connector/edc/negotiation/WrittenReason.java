package org.ecluse.connector.edc.negotiation;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiationTerminationMessage;

/** Why a peer ends a negotiation, as it wrote it. The shell gives the text of the expanded JSON-LD list that it came in. */
final class WrittenReason {
    private WrittenReason() {}

    /** @return its sentences, a line each; as it came where it is no such list; empty where there is none */
    static String of(ContractNegotiationTerminationMessage message) {
        var text = Optional.ofNullable(message.getRejectionReason()).orElse("");
        if (!text.startsWith("[")) {
            return text;
        }
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readArray().stream().map(WrittenReason::sentence).collect(joining("\n"));
        } catch (JsonException notJson) {
            return text;
        }
    }

    private static String sentence(JsonValue value) {
        var plain = value instanceof JsonObject object ? object.getOrDefault("@value", value) : value;
        return plain instanceof JsonString string ? string.getString() : plain.toString();
    }
}
