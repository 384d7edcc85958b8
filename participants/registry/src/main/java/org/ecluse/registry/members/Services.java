package org.ecluse.registry.members;

import static org.ecluse.trust.Refusal.quote;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecluse.trust.Verdict;

/**
 * Where a member can be reached, by kind: {@code credentialService}, {@code dsp}.
 *
 * @param addresses http(s) addresses without credentials, query or fragment
 */
public record Services(Map<String, URI> addresses) {
    /** Where credentials are delivered and presentations asked for. */
    public static final String CREDENTIAL_SERVICE = "credentialService";

    /** Where the dataspace protocol is spoken. */
    public static final String DSP = "dsp";

    private static final Map<String, String> DID_SERVICE_TYPES =
            Map.of(CREDENTIAL_SERVICE, "CredentialService", DSP, "DataService");
    private static final int ADDRESS_CHARACTERS_MAX = 500;

    /** Copies the map in, in order of names. */
    public Services {
        addresses = Map.copyOf(addresses);
    }

    /** No address known: the member hosts its own DID document. */
    public static Services none() {
        return new Services(Map.of());
    }

    /** Reads the addresses a newcomer sends. */
    public static Verdict<Services> read(Map<String, String> texts) {
        Map<String, URI> addresses = new TreeMap<>();
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            Optional<URI> address = address(entry.getValue());
            if (!DID_SERVICE_TYPES.containsKey(entry.getKey()) || address.isEmpty()) {
                return Verdict.refused(
                        "services.malformed",
                        "service " + quote(entry.getKey()) + " at " + quote(entry.getValue()) + " is not accepted",
                        "send http(s) addresses for " + CREDENTIAL_SERVICE + " and " + DSP);
            }
            addresses.put(entry.getKey(), address.get());
        }
        return Verdict.accepted(new Services(addresses));
    }

    private static Optional<URI> address(String text) {
        if (text == null || text.length() > ADDRESS_CHARACTERS_MAX) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return http && plain && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** One address. */
    public Optional<URI> at(String kind) {
        return Optional.ofNullable(addresses.get(kind));
    }

    /** The type of a kind in a DID document. (DCP 1.0, section 4.2.2; DSP 2025-1, Data Service) */
    static String didServiceType(String kind) {
        return DID_SERVICE_TYPES.get(kind);
    }

    String toJson() {
        Map<String, Object> texts = new TreeMap<>();
        addresses.forEach((kind, address) -> texts.put(kind, address.toString()));
        return JSONObjectUtils.toJSONString(texts);
    }

    static Services ofJson(String json) {
        try {
            Map<String, URI> addresses = new TreeMap<>();
            JSONObjectUtils.parse(json).forEach((kind, text) -> addresses.put(kind, URI.create(text.toString())));
            return new Services(addresses);
        } catch (ParseException e) {
            throw new IllegalStateException("the stored services are damaged", e);
        }
    }
}
