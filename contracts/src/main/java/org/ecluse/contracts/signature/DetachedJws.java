package org.ecluse.contracts.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Base64URL;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Set;

/**
 * A compact JWS whose payload is kept elsewhere, its header read strictly: {@code alg}, {@code kid} and {@code typ}, each
 * once, each a text, and nothing else. So no header can bring a key or the address of one. (RFC 7515, 4.1, Appendix F)
 */
record DetachedJws(String header, String algorithm, String keyId, String type, Base64URL signature) {
    private static final int CHARACTERS_MAX = 2_048;
    private static final Set<String> HEADERS = Set.of("alg", "kid", "typ");
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    /** What kept a text from being read, as the last part of a code. */
    static final class Unreadable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final String code;

        Unreadable(String code, String message) {
            super(message);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** @throws Unreadable when it is not of this form */
    static DetachedJws read(String jws) {
        if (jws.length() > CHARACTERS_MAX) {
            throw new Unreadable("malformed", "it is longer than " + CHARACTERS_MAX + " characters");
        }
        var parts = jws.split("\\.", -1);
        if (parts.length != 3 || !parts[1].isEmpty()) {
            throw new Unreadable("malformed", "it is not of the form `header..signature`");
        }
        var header = header(decoded(parts[0]));
        decoded(parts[2]);
        return new DetachedJws(
                parts[0], text(header, "alg"), text(header, "kid"), text(header, "typ"), new Base64URL(parts[2]));
    }

    /** One text has one meaning: bits that decoding would ignore are refused. */
    private static byte[] decoded(String part) {
        var bytes = new Base64URL(part).decode();
        if (part.isEmpty() || !Base64URL.encode(bytes).toString().equals(part)) {
            throw new Unreadable("malformed", "its parts are not base64url");
        }
        return bytes;
    }

    private static JsonObject header(byte[] json) {
        JsonObject header;
        try (var reader = READERS.createReader(new ByteArrayInputStream(json), UTF_8)) {
            header = reader.readObject();
        } catch (JsonException | StackOverflowError e) {
            throw new Unreadable("malformed", "its header is not one JSON object");
        }
        // INVARIANT: a header that brings a key, an address of one, or an extension we do not know is never followed.
        if (!HEADERS.containsAll(header.keySet())) {
            throw new Unreadable("header", "its header has parameters other than alg, kid and typ");
        }
        return header;
    }

    private static String text(JsonObject header, String name) {
        if (header.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw new Unreadable("header", "its header parameter `" + name + "` is missing or not a text");
    }

    /** What the signature was made over, when the payload was this. (RFC 7515, 5.1) */
    byte[] signed(byte[] payload) {
        return (header + "." + Base64URL.encode(payload)).getBytes(US_ASCII);
    }
}
