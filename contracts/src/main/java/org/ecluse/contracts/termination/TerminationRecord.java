package org.ecluse.contracts.termination;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.canonical.NotCanonical;

/** The canonical record of a termination: what is hashed, signed, sent and kept, in the form of RFC 8785. */
public final class TerminationRecord {
    private static final String TYPE = "EcluseTermination/1";

    private TerminationRecord() {}

    /** The canonical bytes, the same on both sides. */
    public static byte[] canonical(Termination termination) {
        return CanonicalJson.bytes(json(termination));
    }

    /** SHA-256 of the canonical bytes, 64 small hexadecimal digits. */
    public static String hash(Termination termination) {
        return CanonicalJson.sha256(canonical(termination));
    }

    /**
     * Reads a canonical record.
     *
     * @throws NotCanonical when the bytes are not in canonical form
     * @throws IllegalArgumentException when they are not a termination
     */
    public static Termination read(byte[] canonical) {
        return read(CanonicalJson.read(canonical));
    }

    static Termination read(JsonObject json) {
        try {
            var termination = new Termination(
                    new AgreementId(json.getString("agreement")),
                    json.getString("agreementHash"),
                    Ground.of(json.getString("ground")).orElseThrow(() -> new IllegalArgumentException("no ground")),
                    new PartyId(json.getString("by")),
                    Instant.parse(json.getString("writtenAt")),
                    Instant.parse(json.getString("effectiveAt")),
                    json.getString("reason"),
                    Optional.ofNullable(json.getString("evidence", null)));
            if (!json.equals(json(termination))) {
                throw new IllegalArgumentException("the record has members that a termination does not have");
            }
            return termination;
        } catch (JsonException | DateTimeException | NullPointerException | ClassCastException e) {
            throw new IllegalArgumentException("the record is not a termination", e);
        }
    }

    static JsonObject json(Termination termination) {
        var json = Json.createObjectBuilder()
                .add("type", TYPE)
                .add("agreement", termination.agreement().value())
                .add("agreementHash", termination.agreementHash())
                .add("ground", termination.ground().term())
                .add("by", termination.by().did())
                .add("writtenAt", termination.writtenAt().toString())
                .add("effectiveAt", termination.effectiveAt().toString())
                .add("reason", termination.reason());
        termination.evidence().ifPresent(evidence -> json.add("evidence", evidence));
        return json.build();
    }
}
