package org.ecluse.contracts.receipts;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.canonical.NotCanonical;
import org.ecluse.contracts.signature.RecordKind;

/**
 * What one side says of one use. What is signed is its canonical JSON (RFC 8785).
 *
 * @param by whose statement it is
 * @param use the id of the use, the same on both sides: the provider's
 * @param agreementHash of the agreement's canonical record
 * @param content what went through, as this side has counted it
 * @param at when it was made, to the millisecond
 * @param ledger how far the ledger of whoever says it was written just before: whoever keeps the statement can tell later
 *     whether that ledger was cut back or written anew
 */
public record Statement(
        Signatory by,
        String use,
        AgreementId agreement,
        String agreementHash,
        PartyId provider,
        PartyId consumer,
        String assetId,
        Delivered content,
        Instant at,
        LedgerMark ledger) {
    /** No statement is longer, in bytes. */
    public static final int BYTES_MAX = 8 * 1024;

    private static final String DELIVERY = "EcluseDelivery/1";
    private static final String ARRIVAL = "EcluseArrival/1";
    private static final String TRANSFORM = "transform";
    private static final String ROWS = "rows";

    public Statement {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * A place in a ledger.
     *
     * @param events how many there were
     * @param head the hash of the last one
     */
    public record LedgerMark(long events, String head) {}

    static Statement of(
            Signatory by,
            String use,
            Agreement agreement,
            String hash,
            Delivered content,
            Instant at,
            LedgerMark mark) {
        return new Statement(
                by,
                use,
                agreement.id(),
                hash,
                agreement.provider(),
                agreement.consumer(),
                agreement.assetId(),
                content,
                at,
                mark);
    }

    public byte[] canonical() {
        return CanonicalJson.bytes(json());
    }

    /** SHA-256 of the canonical bytes, 64 small hexadecimal digits. */
    public String hash() {
        return CanonicalJson.sha256(canonical());
    }

    /** What its signature is for. */
    public RecordKind kind() {
        return by == Signatory.PROVIDER ? RecordKind.DELIVERY : RecordKind.ARRIVAL;
    }

    /** Who has to have signed it. */
    public PartyId signer() {
        return by == Signatory.PROVIDER ? provider : consumer;
    }

    /**
     * Reads what {@link #canonical} wrote.
     *
     * @throws NotCanonical when the bytes are not in canonical form
     * @throws IllegalArgumentException when they are not a statement
     */
    public static Statement read(byte[] canonical) {
        if (canonical.length > BYTES_MAX) {
            throw new IllegalArgumentException("the record is longer than any statement on a use");
        }
        var json = CanonicalJson.read(canonical);
        try {
            var mark = json.getJsonObject("ledger");
            var statement = new Statement(
                    side(json.getString("type")),
                    json.getString("use"),
                    new AgreementId(json.getString("agreement")),
                    json.getString("agreementHash"),
                    new PartyId(json.getString("provider")),
                    new PartyId(json.getString("consumer")),
                    json.getString("asset"),
                    new Delivered(
                            Optional.ofNullable(json.getString(TRANSFORM, null)),
                            Optional.ofNullable(json.getJsonNumber(ROWS)).map(number -> number.longValueExact()),
                            json.getJsonNumber("bytes").longValueExact(),
                            json.getString("content")),
                    Instant.parse(json.getString("at")),
                    new LedgerMark(mark.getJsonNumber("events").longValueExact(), mark.getString("head")));
            if (!json.equals(statement.json())) {
                throw new IllegalArgumentException("the record has members that a statement does not have");
            }
            return statement;
        } catch (JsonException
                | DateTimeException
                | NullPointerException
                | ClassCastException
                | ArithmeticException e) {
            throw new IllegalArgumentException("the record is not a statement on a use", e);
        }
    }

    private static Signatory side(String type) {
        return switch (type) {
            case DELIVERY -> Signatory.PROVIDER;
            case ARRIVAL -> Signatory.CONSUMER;
            default -> throw new IllegalArgumentException("the record is neither a delivery nor an arrival");
        };
    }

    private JsonObject json() {
        var json = Json.createObjectBuilder()
                .add("type", by == Signatory.PROVIDER ? DELIVERY : ARRIVAL)
                .add("use", use)
                .add("agreement", agreement.value())
                .add("agreementHash", agreementHash)
                .add("provider", provider.did())
                .add("consumer", consumer.did())
                .add("asset", assetId)
                .add("bytes", content.bytes())
                .add("content", content.sha256())
                .add("at", at.toString())
                .add(
                        "ledger",
                        Json.createObjectBuilder()
                                .add("events", ledger.events())
                                .add("head", ledger.head()));
        content.transform().ifPresent(transform -> json.add(TRANSFORM, transform));
        content.rows().ifPresent(rows -> json.add(ROWS, rows));
        return json.build();
    }
}
