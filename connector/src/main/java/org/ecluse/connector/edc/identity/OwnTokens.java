package org.ecluse.connector.edc.identity;

import static org.eclipse.edc.spi.result.Result.failure;
import static org.eclipse.edc.spi.result.Result.success;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.edc.iam.decentralizedclaims.spi.SecureTokenService;
import org.eclipse.edc.identityhub.spi.authentication.ParticipantSecureTokenService;
import org.eclipse.edc.spi.iam.TokenRepresentation;
import org.eclipse.edc.spi.result.Result;
import org.ecluse.connector.identity.NotEnrolled;
import org.ecluse.connector.identity.OwnIdentity;
import org.ecluse.trust.Did;
import org.ecluse.trust.tokens.SelfIssuedTokens;

/**
 * The secure token service, inside the process: there is no account, no client secret and no address to call. The control
 * plane and the credential service ask it by two interfaces for the same thing. (DCP 1.0, section 4.3)
 */
final class OwnTokens {
    private final OwnIdentity own;
    private final InstantSource clock;

    OwnTokens(OwnIdentity own, InstantSource clock) {
        this.own = own;
        this.clock = clock;
    }

    /** For the control plane. */
    SecureTokenService forControlPlane() {
        return (contextId, claims, scope) -> create(claims, scope);
    }

    /** For the credential service. */
    ParticipantSecureTokenService forCredentialService() {
        return (contextId, claims, scope) -> create(claims, scope);
    }

    private Result<TokenRepresentation> create(Map<String, ?> claims, String bearerAccessScope) {
        if (own.current().isEmpty()) {
            return failure(NotEnrolled.CODE);
        }
        return Did.read(String.valueOf(claims.get("aud")))
                .fold(
                        audience -> success(idToken(audience, claims, bearerAccessScope)),
                        refusal -> failure(refusal.code()));
    }

    private TokenRepresentation idToken(Did audience, Map<String, ?> claims, String scope) {
        var extra = new HashMap<String, Object>();
        if (scope != null) {
            extra.put("token", accessToken(audience, scope));
        } else if (claims.get("token") != null) {
            extra.put("token", claims.get("token"));
        }
        var token = new SelfIssuedTokens(own.enrolled().did(), own.key(), clock).create(audience, extra);
        return TokenRepresentation.Builder.newInstance()
                .token(token)
                .expiresIn(SelfIssuedTokens.LIFE.toSeconds())
                .build();
    }

    /** What lets the audience read our credentials, once: bound to the audience, for our own credential service only. */
    private String accessToken(Did bearer, String scope) {
        var self = own.enrolled().did().toString();
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(self)
                .audience(self)
                .subject(bearer.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(SelfIssuedTokens.LIFE)))
                .claim("scope", scope)
                .build();
        return own.key().sign(own.keyId(), "JWT", claims.toString().getBytes(StandardCharsets.UTF_8));
    }
}
