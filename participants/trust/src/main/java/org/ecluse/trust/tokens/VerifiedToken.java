package org.ecluse.trust.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import org.ecluse.trust.Did;

/**
 * A token whose signature, issuer, audience, times and single use were checked.
 *
 * @param issuer who signed it, the caller
 * @param jti its id, now spent
 * @param expiresAt when it would have ended
 * @param claims everything it says
 */
public record VerifiedToken(Did issuer, String jti, Instant expiresAt, JWTClaimsSet claims) {}
