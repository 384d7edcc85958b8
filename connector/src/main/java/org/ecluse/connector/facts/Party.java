package org.ecluse.connector.facts;

import java.util.List;

/**
 * A party and what it has shown of itself.
 *
 * @param did who it is, as verified
 * @param trustedIssuer DID of the only issuer whose credentials count; empty text when there is none
 * @param credentials as last presented
 */
public record Party(String did, String trustedIssuer, List<VerifiedCredential> credentials) {
    public Party {
        credentials = List.copyOf(credentials);
    }
}
