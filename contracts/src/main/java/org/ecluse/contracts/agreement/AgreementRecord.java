package org.ecluse.contracts.agreement;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.canonical.NotCanonical;
import org.ecluse.contracts.store.Latest;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.PolicyWriter;

/**
 * The canonical record of an agreement: what is hashed, signed and kept. One JSON object in the form of RFC 8785 with
 * the parties, the asset, the instant (to the second, UTC) and the policy in its wire form, which is what both sides
 * have seen.
 */
public final class AgreementRecord {
    private static final String TYPE = "EcluseAgreement/1";
    private static final int REMEMBERED_MAX = 500;
    private static final Latest<Policy, JsonObject> WIRES = new Latest<>(REMEMBERED_MAX);
    private static final Latest<Agreement, String> TEXTS = new Latest<>(REMEMBERED_MAX);
    private static final PolicyReader READER = new PolicyReader(Rennes.PROFILE);

    private AgreementRecord() {}

    /** The canonical bytes, the same on both sides. */
    public static byte[] canonical(Agreement agreement) {
        return text(agreement).getBytes(StandardCharsets.UTF_8);
    }

    /** The same as text. */
    public static String text(Agreement agreement) {
        return TEXTS.of(agreement, made -> new String(CanonicalJson.bytes(json(made)), StandardCharsets.UTF_8));
    }

    /** SHA-256 of the canonical bytes, 64 small hexadecimal digits. */
    public static String hash(Agreement agreement) {
        return CanonicalJson.sha256(canonical(agreement));
    }

    /**
     * Reads a canonical record.
     *
     * @throws NotCanonical when the bytes are not in canonical form
     * @throws IllegalArgumentException when they are not an agreement, or its policy cannot be read
     */
    public static Agreement read(byte[] canonical) {
        var json = CanonicalJson.read(canonical);
        try {
            var agreement = new Agreement(
                    new AgreementId(json.getString("id")),
                    new PartyId(json.getString("provider")),
                    new PartyId(json.getString("consumer")),
                    json.getString("asset"),
                    policy(json.getJsonObject("policy")),
                    Instant.parse(json.getString("signedAt")));
            if (!json.equals(json(agreement))) {
                throw new IllegalArgumentException("the record has members that an agreement does not have");
            }
            return agreement;
        } catch (JsonException | DateTimeException | NullPointerException | ClassCastException e) {
            throw new IllegalArgumentException("the record is not an agreement", e);
        }
    }

    private static JsonObject json(Agreement agreement) {
        return Json.createObjectBuilder()
                .add("type", TYPE)
                .add("id", agreement.id().value())
                .add("provider", agreement.provider().did())
                .add("consumer", agreement.consumer().did())
                .add("asset", agreement.assetId())
                .add("signedAt", agreement.signedAt().toString())
                .add("policy", WIRES.of(agreement.policy(), PolicyWriter::wire))
                .build();
    }

    private static Policy policy(JsonObject wire) {
        return READER.read(wire).fold(read -> read.policy(), refused -> {
            throw new IllegalArgumentException("the policy cannot be read: " + refused.problems());
        });
    }
}
