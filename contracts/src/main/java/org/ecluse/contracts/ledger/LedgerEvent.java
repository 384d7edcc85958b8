package org.ecluse.contracts.ledger;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.canonical.NotCanonical;

/**
 * One event of an agreement's ledger. Its hash is the SHA-256 of its canonical JSON (RFC 8785), which has the hash of the
 * event before it.
 *
 * @param number from 1, without a gap
 * @param at when it was written, to the millisecond
 * @param previous the hash of the event before; {@link #BEFORE_THE_FIRST} for the first
 */
public record LedgerEvent(
        AgreementId agreement, long number, Instant at, EventKind kind, JsonObject body, String previous) {
    /** What stands for the hash of an event before the first. */
    public static final String BEFORE_THE_FIRST = "0".repeat(64);

    private static final String TYPE = "EcluseLedgerEvent/1";

    public LedgerEvent {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public byte[] canonical() {
        return CanonicalJson.bytes(json());
    }

    /** 64 small hexadecimal digits. */
    public String hash() {
        return CanonicalJson.sha256(canonical());
    }

    /**
     * Reads what {@link #canonical} wrote.
     *
     * @throws NotCanonical when the bytes are not in canonical form
     * @throws IllegalArgumentException when they are not an event
     */
    static LedgerEvent read(byte[] canonical) {
        var json = CanonicalJson.read(canonical);
        try {
            var event = new LedgerEvent(
                    new AgreementId(json.getString("agreement")),
                    json.getJsonNumber("number").longValueExact(),
                    Instant.parse(json.getString("at")),
                    EventKind.of(json.getString("kind")).orElseThrow(IllegalArgumentException::new),
                    json.getJsonObject("body"),
                    json.getString("previous"));
            if (!json.equals(event.json())) {
                throw new IllegalArgumentException("the record has members that an event does not have");
            }
            return event;
        } catch (JsonException
                | DateTimeException
                | NullPointerException
                | ClassCastException
                | ArithmeticException e) {
            throw new IllegalArgumentException("the record is not an event of a ledger", e);
        }
    }

    private JsonObject json() {
        return Json.createObjectBuilder()
                .add("type", TYPE)
                .add("agreement", agreement.value())
                .add("number", number)
                .add("at", at.toString())
                .add("kind", kind.text())
                .add("body", body)
                .add("previous", previous)
                .build();
    }
}
