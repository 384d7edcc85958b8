package org.ecluse.trust.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.ecluse.trust.Did;
import org.ecluse.trust.keys.SigningKey;

/** Makes this participant's own tokens, each for one audience and one use. (DCP 1.0, section 4.3.1) */
public final class SelfIssuedTokens {
    /** How long a token lives; it is made for the next call only. */
    public static final Duration LIFE = Duration.ofMinutes(2);

    private final Did self;
    private final SigningKey key;
    private final InstantSource clock;

    /** Tokens of this participant, signed with the key that its DID document lists as {@code #NAME}. */
    public SelfIssuedTokens(Did self, SigningKey key, InstantSource clock) {
        this.self = self;
        this.key = key;
        this.clock = clock;
    }

    /** A token that proves to the audience who calls. */
    public String create(Did audience) {
        return create(audience, Map.of());
    }

    /** A token with further claims, such as {@code token} for an access token. */
    public String create(Did audience, Map<String, Object> claims) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        // SPEC DCP 1.0, section 4.3.1: iss and sub MUST be the bearer's DID, aud the DID of the intended recipient.
        JWTClaimsSet complete = set.issuer(self.toString())
                .subject(self.toString())
                .audience(audience.toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        return key.sign(self.keyId(key.name()), "JWT", complete.toString().getBytes(StandardCharsets.UTF_8));
    }
}
