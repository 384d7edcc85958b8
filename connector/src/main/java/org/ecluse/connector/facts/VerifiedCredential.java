package org.ecluse.connector.facts;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.trust.status.StatusClient;

/**
 * A credential whose signature and holder have been verified. Whether it counts for a decision is for {@link
 * Credentials} to say.
 *
 * @param types its types, such as {@code MembershipCredential}
 * @param issuer DID of who says so
 * @param subject DID of whom it is said
 * @param claims members of its subject
 * @param status the bit that revokes it, where it has one
 */
public record VerifiedCredential(
        Set<String> types,
        String issuer,
        String subject,
        Map<String, Object> claims,
        Instant validFrom,
        Optional<Instant> validUntil,
        Optional<StatusClient.Entry> status) {
    public static final String MEMBERSHIP = "MembershipCredential";
    public static final String RESEARCHER = "ResearcherCredential";
    public static final String STUDY = "StudyCredential";

    public VerifiedCredential {
        types = Set.copyOf(types);
        claims = Map.copyOf(claims);
    }

    boolean inForce(Instant at) {
        return !at.isBefore(validFrom) && validUntil.map(at::isBefore).orElse(true);
    }
}
