package org.ecluse.trust.egress;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back.
 *
 * @param status the HTTP status, 200-599; 3xx never follows on
 * @param headers by lower-case name; the last of a name wins
 * @param body at most the rules' size
 */
public record HttpMessage(int status, Map<String, String> headers, byte[] body) {
    /** Lower-cases the names. */
    public HttpMessage {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    /** One header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the call did what it asked. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
