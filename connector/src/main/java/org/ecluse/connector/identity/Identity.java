package org.ecluse.connector.identity;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.ecluse.trust.Did;

/**
 * What enrolment gave.
 *
 * @param did who we are; its document lists our public key and our credential service
 * @param registry the only issuer whose credentials count
 * @param registryAddress where the registry answers, without a path
 * @param enrolledAt when the registry accepted our key
 */
public record Identity(Did did, Did registry, URI registryAddress, Instant enrolledAt) {

    public Identity {
        Objects.requireNonNull(did, "did");
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(registryAddress, "registryAddress");
        Objects.requireNonNull(enrolledAt, "enrolledAt");
    }

    String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("did", did.toString());
        members.put("registry", registry.toString());
        members.put("registryAddress", registryAddress.toString());
        members.put("enrolledAt", enrolledAt.toString());
        return JSONObjectUtils.toJSONString(members);
    }

    /** @throws IllegalArgumentException when it is not what {@link #toJson} wrote */
    static Identity fromJson(String json) {
        try {
            var members = JSONObjectUtils.parse(json);
            return new Identity(
                    Did.of(text(members, "did")),
                    Did.of(text(members, "registry")),
                    URI.create(text(members, "registryAddress")),
                    Instant.parse(text(members, "enrolledAt")));
        } catch (ParseException | DateTimeParseException e) {
            throw new IllegalArgumentException("not an identity file", e);
        }
    }

    private static String text(Map<String, Object> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("member `" + name + "` is missing");
    }
}
