package org.ecluse.trust;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A participant's identifier: a {@code did:web} in the strict shape that this data space accepts.
 *
 * <p>Host in lower case, an optional port as {@code %3A8080}, then path segments of letters, digits, dot, dash and
 * underscore. Percent signs elsewhere, dot segments, queries and fragments are refused: they are how an identifier is
 * made to point at a foreign document. (did:web method specification, section 3)
 */
public final class Did implements Comparable<Did> {
    private static final int LENGTH_MAX = 512;
    private static final Pattern SHAPE = Pattern.compile(
            "did:web:(?<host>[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?:%3[Aa](?<port>[1-9][0-9]{0,4}))?(?<path>(?::[A-Za-z0-9._-]{1,128})*)");

    private final String value;
    private final String host;
    private final int port;
    private final List<String> path;

    private Did(String value, Matcher parts) {
        this.value = value;
        this.host = parts.group("host");
        this.port = parts.group("port") == null ? -1 : Integer.parseInt(parts.group("port"));
        String tail = parts.group("path");
        this.path = tail.isEmpty() ? List.of() : List.of(tail.substring(1).split(":", -1));
    }

    /** Reads a DID from outside. */
    public static Verdict<Did> read(String text) {
        if (text == null || text.length() > LENGTH_MAX) {
            return refused(text, "is missing or longer than " + LENGTH_MAX + " characters");
        }
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return refused(text, "is not a did:web of the accepted shape");
        }
        Did did = new Did(text, parts);
        if (did.port > 65_535 || did.host.contains("..")) {
            return refused(text, "has an impossible host or port");
        }
        if (did.path.stream().anyMatch(segment -> segment.equals(".") || segment.equals(".."))) {
            return refused(text, "has a dot segment in its path");
        }
        return Verdict.accepted(did);
    }

    private static Verdict<Did> refused(String text, String what) {
        return Verdict.refused(
                "did.malformed", "DID " + Refusal.quote(text) + " " + what, "use did:web:HOST[%3APORT][:SEGMENT...]");
    }

    /**
     * A DID that our own configuration or database says, so a bad one is a fault of ours.
     *
     * @throws IllegalArgumentException when it is not of the accepted shape
     */
    public static Did of(String text) {
        return read(text).fold(did -> did, refusal -> {
            throw new IllegalArgumentException(refusal.toString());
        });
    }

    /** The DID whose document is served under a base address, {@code http://127.0.0.1:8080} + [partners, enedis]. */
    public static Did under(URI base, List<String> path) {
        String port = base.getPort() < 0 ? "" : "%3A" + base.getPort();
        String tail = path.isEmpty() ? "" : ":" + String.join(":", path);
        return of("did:web:" + base.getHost() + port + tail);
    }

    /** The host name or address, lower case, without port. */
    public String host() {
        return host;
    }

    /** The port, when the DID names one. */
    public Optional<Integer> port() {
        return port < 0 ? Optional.empty() : Optional.of(port);
    }

    /** The path segments; empty for a DID at the root of its host. */
    public List<String> path() {
        return path;
    }

    /** The short name people use: the last path segment, or the host. */
    public String name() {
        return path.isEmpty() ? host : path.get(path.size() - 1);
    }

    /** Where the DID document is. (did:web method specification, section 3.2) */
    public URI documentUrl(boolean https) {
        String authority = host + (port < 0 ? "" : ":" + port);
        String where = path.isEmpty() ? "/.well-known/did.json" : "/" + String.join("/", path) + "/did.json";
        return URI.create((https ? "https://" : "http://") + authority + where);
    }

    /** The id of one of this DID's keys: {@code did:web:…#key-1}. */
    public String keyId(String fragment) {
        return value + "#" + fragment;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Did that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(Did other) {
        return value.compareTo(other.value);
    }

    /** The DID as it travels. */
    @Override
    public String toString() {
        return value;
    }
}
