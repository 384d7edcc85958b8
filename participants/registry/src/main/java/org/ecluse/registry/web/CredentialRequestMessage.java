package org.ecluse.registry.web;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.trust.Verdict;

/**
 * A holder's request. (DCP 1.0, section 6.4.1) Read in its compact form and in the expanded form that some holders
 * send: full IRIs for names, {@code @value} and {@code @id} around values.
 *
 * @param holderPid the holder's id of the request
 * @param objectIds which entries of the issuer's metadata it asks for
 */
record CredentialRequestMessage(String holderPid, List<String> objectIds) {
    private static final String NAMESPACE = "https://w3id.org/dspace-dcp/v1.0/";
    private static final String TYPE = "CredentialRequestMessage";

    static Verdict<CredentialRequestMessage> read(JsonObject message) {
        Optional<String> type = member(message, "type")
                .or(() -> Optional.ofNullable(message.get("@type")))
                .flatMap(CredentialRequestMessage::text);
        Optional<String> holderPid = member(message, "holderPid").flatMap(CredentialRequestMessage::text);
        Optional<List<String>> ids = member(message, "credentials").flatMap(CredentialRequestMessage::ids);
        boolean right =
                type.isPresent() && (type.get().equals(TYPE) || type.get().equals(NAMESPACE + TYPE));
        return right && holderPid.isPresent() && ids.isPresent()
                ? Verdict.accepted(new CredentialRequestMessage(holderPid.get(), ids.get()))
                : Verdict.refused(
                        "issuance.malformed",
                        "the message is not a CredentialRequestMessage with holderPid and credentials",
                        "send type, holderPid and credentials: [{id}]");
    }

    private static Optional<JsonValue> member(JsonObject message, String name) {
        return Optional.ofNullable(message.getOrDefault(name, message.get(NAMESPACE + name)));
    }

    /** A text, bare or wrapped by JSON-LD. */
    private static Optional<String> text(JsonValue value) {
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        if (value instanceof JsonArray array && array.size() == 1) {
            return text(array.get(0));
        }
        if (value instanceof JsonObject object) {
            return Optional.ofNullable(object.getOrDefault("@value", object.get("@id")))
                    .flatMap(CredentialRequestMessage::text);
        }
        return Optional.empty();
    }

    private static Optional<List<String>> ids(JsonValue value) {
        JsonValue inner = value;
        if (value instanceof JsonArray array
                && array.size() == 1
                && array.get(0) instanceof JsonObject literal
                && literal.containsKey("@value")) {
            inner = literal.get("@value");
        }
        if (!(inner instanceof JsonArray array)) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>();
        for (JsonValue entry : array) {
            if (!(entry instanceof JsonObject object) || !(object.get("id") instanceof JsonString id)) {
                return Optional.empty();
            }
            ids.add(id.getString());
        }
        return Optional.of(ids);
    }
}
