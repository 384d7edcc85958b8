package org.ecluse.connector.dataplane;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.ecluse.policy.Problem;

/**
 * The tokens that pulls are made with: JWTs of this data plane for itself, HMAC-SHA256, so that nobody else needs to
 * verify them. A token is for one endpoint, one agreement, one consumer and one generation of its flow.
 */
final class Tokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("ecluse-flow+jwt");
    private static final Set<String> HEADER_MEMBERS = Set.of("alg", "typ");
    private static final int CHARACTERS_MAX = 4_096;
    private static final String AGREEMENT = "agreement";
    private static final String GENERATION = "generation";

    private final SecretKey key;
    private final InstantSource clock;

    Tokens(SecretKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** What a token says, once verified. */
    record Claims(String consumer, String agreement, int generation) {}

    sealed interface Verification {
        record Verified(Claims claims) implements Verification {}

        record Refused(Problem problem) implements Verification {}

        default <T> T fold(Function<Verified, T> verified, Function<Refused, T> refused) {
            return this instanceof Verified yes ? verified.apply(yes) : refused.apply((Refused) this);
        }
    }

    String issue(URI endpoint, Claims claims, Instant expiresAt) {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build();
        var body = new JWTClaimsSet.Builder()
                .audience(endpoint.toString())
                .subject(claims.consumer())
                .claim(AGREEMENT, claims.agreement())
                .claim(GENERATION, claims.generation())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(expiresAt))
                .jwtID(UUID.randomUUID().toString())
                .build();
        var jwt = new SignedJWT(header, body);
        try {
            jwt.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the key of the data plane's tokens cannot sign; it needs 256 bits", e);
        }
        return jwt.serialize();
    }

    Verification verify(String token, URI endpoint) {
        if (token.isEmpty()) {
            return refused("token.missing", "no token was given", "send the token of the transfer as bearer");
        }
        if (token.length() > CHARACTERS_MAX) {
            return malformed();
        }
        try {
            var jwt = SignedJWT.parse(token);
            var header = jwt.getHeader();
            if (!JWSAlgorithm.HS256.equals(header.getAlgorithm())) {
                return refused("token.alg", "the token is not signed as ours are", "send the token unchanged");
            }
            if (!TYPE.equals(header.getType())
                    || !HEADER_MEMBERS.equals(header.toJSONObject().keySet())) {
                return malformed();
            }
            if (!jwt.verify(new MACVerifier(key))) {
                return refused(
                        "token.signature", "the token is not signed by this data plane", "send the token unchanged");
            }
            return claims(jwt.getJWTClaimsSet(), endpoint);
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return malformed();
        }
    }

    private Verification claims(JWTClaimsSet claims, URI endpoint) throws ParseException {
        if (!claims.getAudience().equals(List.of(endpoint.toString()))) {
            return refused("token.audience", "the token is for another endpoint", "use the endpoint it came with");
        }
        var expires = claims.getExpirationTime();
        if (expires == null || !clock.instant().isBefore(expires.toInstant())) {
            return refused("token.expired", "the token has expired", "ask for the transfer again");
        }
        return new Verification.Verified(
                new Claims(claims.getSubject(), claims.getStringClaim(AGREEMENT), claims.getIntegerClaim(GENERATION)));
    }

    private static Verification malformed() {
        return refused("token.malformed", "the token is no token of a data plane", "send the token unchanged");
    }

    private static Verification refused(String code, String cause, String cure) {
        return new Verification.Refused(new Problem(code, "", cause, cure));
    }
}
