package org.ecluse.trust.tokens;

import static org.ecluse.trust.Refusal.quote;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.resolution.DidResolver;

/**
 * The door for self-issued tokens: who calls, proved. (DCP 1.0, section 4.3.3) Every check must pass; the id is spent
 * last, so a forged token cannot use up a real one's id. Safe for threads.
 */
public final class TokenVerifier {
    /** How far two clocks may differ. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    /** The longest life a token may ask for: it bounds what the replay guard has to remember. */
    public static final Duration LIFE_MAX = Duration.ofMinutes(15);

    private static final int JTI_CHARACTERS_MAX = 256;
    private static final long YEAR_9999 = 253_402_300_799L;
    private static final Set<String> OTHER_KINDS = Set.of("vp", "vc");

    private final Did self;
    private final JwsVerifier signatures;
    private final ReplayGuard used;
    private final InstantSource clock;

    /** A door of the participant {@code self}, the only audience accepted. */
    public TokenVerifier(Did self, DidResolver resolver, ReplayGuard used, InstantSource clock) {
        this.self = self;
        this.signatures = new JwsVerifier(resolver);
        this.used = used;
        this.clock = clock;
    }

    /** The caller, when the token is good and used for the first time. */
    public Verdict<VerifiedToken> verify(String compact) {
        return JwsVerifier.read(compact).then(jws -> claims(jws).then(claims -> checkAll(jws, claims)));
    }

    private Verdict<VerifiedToken> checkAll(JWSObject jws, JWTClaimsSet claims) {
        return issuer(claims)
                .then(issuer -> audience(claims).then(audience -> times(claims)).then(expiresAt -> kind(claims)
                        .then(jti -> signatures
                                .verify(jws, issuer)
                                .then(signed -> spend(new VerifiedToken(issuer, jti, expiresAt, claims))))));
    }

    private static Verdict<JWTClaimsSet> claims(JWSObject jws) {
        Map<String, Object> members = jws.getPayload().toJSONObject();
        if (members == null) {
            return Verdict.refused("token.malformed", "the payload is not a JSON object", "send a JWT");
        }
        for (String name : List.of("exp", "iat", "nbf")) {
            if (members.containsKey(name) && !isTime(members.get(name))) {
                return Verdict.refused(
                        "token.time", "claim " + name + " is not a whole number of seconds", "use a NumericDate");
            }
        }
        try {
            return Verdict.accepted(JWTClaimsSet.parse(members));
        } catch (ParseException | RuntimeException e) {
            return Verdict.refused("token.malformed", "the claims cannot be read", "send a JWT");
        }
    }

    /** Times beyond the year 9999 would overflow further on. */
    private static boolean isTime(Object value) {
        boolean whole = value instanceof Integer || value instanceof Long;
        return whole && ((Number) value).longValue() >= 0 && ((Number) value).longValue() <= YEAR_9999;
    }

    private static Verdict<Did> issuer(JWTClaimsSet claims) {
        if (claims.getIssuer() == null || !claims.getIssuer().equals(claims.getSubject())) {
            return Verdict.refused(
                    "token.issuer",
                    "issuer " + quote(claims.getIssuer()) + " and subject " + quote(claims.getSubject()) + " differ",
                    "a self-issued token has the bearer's DID as both iss and sub");
        }
        return Did.read(claims.getIssuer());
    }

    private Verdict<Did> audience(JWTClaimsSet claims) {
        if (!claims.getAudience().equals(List.of(self.toString()))) {
            return Verdict.refused(
                    "token.audience",
                    "audience " + quote(claims.getAudience()) + " is not exactly " + self,
                    "make a token for this recipient alone");
        }
        return Verdict.accepted(self);
    }

    private Verdict<Instant> times(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        Date issued = claims.getIssueTime();
        if (expires == null || issued == null) {
            return Verdict.refused("token.time", "exp or iat is missing", "say when the token was made and ends");
        }
        if (!expires.toInstant().plus(SKEW).isAfter(now)) {
            return Verdict.refused("token.expired", "the token ended at " + expires.toInstant(), "make a new token");
        }
        if (issued.toInstant().isAfter(now.plus(SKEW)) || notYet(claims, now)) {
            return Verdict.refused(
                    "token.not-yet-valid", "the token is from the future", "set the clocks; make a new token");
        }
        if (expires.toInstant().isAfter(now.plus(LIFE_MAX).plus(SKEW))) {
            return Verdict.refused(
                    "token.time", "the token lives longer than " + LIFE_MAX, "make a token for one call only");
        }
        return Verdict.accepted(expires.toInstant());
    }

    private static boolean notYet(JWTClaimsSet claims, Instant now) {
        Date notBefore = claims.getNotBeforeTime();
        return notBefore != null && notBefore.toInstant().isAfter(now.plus(SKEW));
    }

    private static Verdict<String> kind(JWTClaimsSet claims) {
        for (String other : OTHER_KINDS) {
            if (claims.getClaim(other) != null) {
                return Verdict.refused(
                        "token.kind", "a token with claim " + other + " is no identity token", "send an ID token");
            }
        }
        String jti = claims.getJWTID();
        if (jti == null || jti.isBlank() || jti.length() > JTI_CHARACTERS_MAX) {
            return Verdict.refused("token.jti", "the token has no usable id", "give each token its own jti");
        }
        return Verdict.accepted(jti);
    }

    private Verdict<VerifiedToken> spend(VerifiedToken token) {
        boolean first;
        try {
            first = used.spend(token.issuer(), token.jti(), token.expiresAt().plus(SKEW));
        } catch (ReplayGuard.StoreUnavailable e) {
            return Verdict.refused(
                    "token.replay-unknown", "the store of used token ids does not answer", "try again later");
        }
        return first
                ? Verdict.accepted(token)
                : Verdict.refused(
                        "token.replayed", "token id " + quote(token.jti()) + " was used before", "make a new token");
    }
}
