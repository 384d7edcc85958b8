package org.ecluse.connector.identity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ecluse.trust.status.StatusClient;

/**
 * A credential that this participant holds.
 *
 * @param id the credential's own id
 * @param types all its types, {@code VerifiableCredential} included as issued
 * @param issuer the issuer's DID
 * @param subject whom it speaks of: our DID
 * @param claims what it says of the subject, without the subject's id
 * @param validFrom when it begins to hold
 * @param validUntil when it ends to hold; empty when its issuer named no end
 * @param status the bits of its issuer's lists that revoke it; empty when it cannot be revoked
 */
public record HeldCredential(
        String id,
        List<String> types,
        String issuer,
        String subject,
        Map<String, Object> claims,
        Instant validFrom,
        Optional<Instant> validUntil,
        List<StatusClient.Entry> status) {

    public HeldCredential {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(validFrom, "validFrom");
        Objects.requireNonNull(validUntil, "validUntil");
        types = List.copyOf(types);
        claims = Map.copyOf(claims);
        status = List.copyOf(status);
    }
}
