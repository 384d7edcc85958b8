package org.ecluse.connector.receipts;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.ecluse.contracts.receipts.SignedStatement;
import org.ecluse.contracts.receipts.Statement;
import org.ecluse.contracts.signature.Signature;

/**
 * A signed statement on its way: {@code {"statement": its canonical text, "signature": header..signature}}.
 *
 * @param signature empty text when the sender could not sign
 */
public record StatementMessage(String statement, String signature) {
    /** The header of an answer with content, or of a push: where this use's receipt is exchanged. */
    public static final String HEADER = "Ecluse-Receipt";

    public static final String MEDIA_TYPE = "application/json";

    /** No message is longer, in bytes. The statement's quotes are escaped in it. */
    public static final int BYTES_MAX = 2 * Statement.BYTES_MAX;

    public static StatementMessage of(SignedStatement signed) {
        return new StatementMessage(
                new String(signed.statement().canonical(), StandardCharsets.UTF_8),
                signed.signature().map(Signature::jws).orElse(""));
    }

    /** Empty when it is none. */
    public static Optional<StatementMessage> read(byte[] body) {
        if (body.length > BYTES_MAX) {
            return Optional.empty();
        }
        try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
            var json = reader.readObject();
            return json.get("statement") instanceof JsonString statement
                            && json.get("signature") instanceof JsonString signature
                    ? Optional.of(new StatementMessage(statement.getString(), signature.getString()))
                    : Optional.empty();
        } catch (JsonException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    public byte[] canonical() {
        return statement.getBytes(StandardCharsets.UTF_8);
    }

    public String json() {
        return Json.createObjectBuilder()
                .add("statement", statement)
                .add("signature", signature)
                .build()
                .toString();
    }
}
