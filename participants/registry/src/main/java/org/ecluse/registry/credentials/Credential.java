package org.ecluse.registry.credentials;

import java.time.Instant;
import java.util.Map;
import org.ecluse.trust.Did;

/**
 * One credential, promised and perhaps not yet signed.
 *
 * @param id {@code urn:uuid:…}
 * @param object its kind and profile
 * @param holder about whom
 * @param claims what is said of the holder
 * @param validFrom from when
 * @param validUntil until when
 * @param statusList the number of the list with its bit
 * @param statusIndex its bit
 */
public record Credential(
        String id,
        CredentialObject object,
        Did holder,
        Map<String, Object> claims,
        Instant validFrom,
        Instant validUntil,
        int statusList,
        int statusIndex) {
    /** Copies the map in. */
    public Credential {
        claims = Map.copyOf(claims);
    }
}
