package org.ecluse.connector.edc.identity;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.edc.keys.spi.PublicKeyResolver;
import org.eclipse.edc.spi.iam.ClaimToken;
import org.eclipse.edc.spi.iam.TokenRepresentation;
import org.eclipse.edc.spi.result.Result;
import org.eclipse.edc.token.spi.TokenValidationRule;
import org.eclipse.edc.token.spi.TokenValidationService;
import org.eclipse.edc.verifiablecredentials.jwt.rules.IssuerKeyIdValidationRule;
import org.eclipse.edc.verifiablecredentials.jwt.rules.JtiValidationRule;
import org.ecluse.connector.identity.NotEnrolled;
import org.ecluse.connector.identity.OwnIdentity;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.resolution.DidResolver;
import org.ecluse.trust.tokens.JwsVerifier;
import org.ecluse.trust.tokens.ReplayGuard;
import org.ecluse.trust.tokens.TokenVerifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one gate for every token that reaches the protocol shell: identity tokens, access tokens, presentations and
 * credentials. The key always comes from the DID document of the token's own issuer, never from a resolver that a door
 * brings; a door whose rules ask for single use gets it atomically, and a token without an id is refused there.
 *
 * <p>A refusal is one line in the log, with cause and cure; the peer gets the code. Safe for threads.
 */
public final class CheckedTokens implements TokenValidationService {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedTokens.class);

    private final OwnIdentity own;
    private final DidResolver resolver;
    private final ReplayGuard used;
    private final InstantSource clock;
    private final JwsVerifier signatures;

    CheckedTokens(OwnIdentity own, DidResolver resolver, ReplayGuard used, InstantSource clock) {
        this.own = own;
        this.resolver = resolver;
        this.used = used;
        this.clock = clock;
        this.signatures = new JwsVerifier(resolver);
    }

    @Override
    public Result<ClaimToken> validate(
            TokenRepresentation token, PublicKeyResolver ignored, List<TokenValidationRule> rules) {
        var onceOnly = rules.stream().anyMatch(JtiValidationRule.class::isInstance);
        return check(token.getToken(), onceOnly)
                .then(claims -> obey(rules, claims, token.getAdditional()))
                .fold(Result::success, CheckedTokens::refuse);
    }

    /**
     * For doors without rules of their own.
     *
     * @param onlyFrom the one issuer admitted; empty admits none
     */
    Result<ClaimToken> identityOf(String compact, Optional<Did> onlyFrom) {
        return check(compact, true)
                .then(claims -> onlyFrom.map(Did::toString)
                                .filter(claims.getIssuer()::equals)
                                .isPresent()
                        ? Verdict.accepted(claims)
                        : Verdict.<JWTClaimsSet>refused(
                                "issuer.not-trusted",
                                Refusal.quote(claims.getIssuer()) + " is not the registry we are enrolled at",
                                "only that registry may deliver credentials"))
                .then(claims -> obey(List.of(), claims, Map.of()))
                .fold(Result::success, CheckedTokens::refuse);
    }

    private static Result<ClaimToken> refuse(Refusal refusal) {
        PeerVoice.say(LOG, "token", refusal);
        return Result.failure(refusal.code());
    }

    private Verdict<JWTClaimsSet> check(String compact, boolean onceOnly) {
        if (own.current().isEmpty()) {
            return Verdict.refused(NotEnrolled.CODE, "this connector is not enrolled", "enrol it at a registry");
        }
        if (!onceOnly) {
            return JwsVerifier.read(compact).then(this::checkLasting);
        }
        return JwsVerifier.read(compact)
                .then(CheckedTokens::claims)
                .then(claims -> isOurAccessToken(claims) ? checkAccess(compact) : checkIdentity(compact));
    }

    private Verdict<JWTClaimsSet> checkIdentity(String compact) {
        return new TokenVerifier(own.enrolled().did(), resolver, used, clock)
                .verify(compact)
                .map(verified -> verified.claims());
    }

    /** Made by us for a peer, who hands it back with its own identity token; the door compares the two. */
    private boolean isOurAccessToken(JWTClaimsSet claims) {
        return own.enrolled().did().toString().equals(claims.getIssuer())
                && claims.getClaim("scope") != null
                && claims.getClaim("token") == null;
    }

    private Verdict<JWTClaimsSet> checkAccess(String compact) {
        var self = own.enrolled().did();
        return signatures
                .verify(compact, self)
                .then(CheckedTokens::claims)
                .then(claims -> claims.getAudience().equals(List.of(self.toString()))
                        ? Verdict.accepted(claims)
                        : Verdict.<JWTClaimsSet>refused(
                                "token.audience", "an access token for another service", "ask for a new token"))
                .then(this::inTime)
                .then(claims -> spend(self, claims));
    }

    private Verdict<JWTClaimsSet> spend(Did issuer, JWTClaimsSet claims) {
        if (claims.getJWTID() == null || claims.getExpirationTime() == null) {
            return Verdict.refused("token.jti", "the token has no id or no end", "give each token its own jti and exp");
        }
        try {
            var forgetAt = claims.getExpirationTime().toInstant().plus(TokenVerifier.SKEW);
            return used.spend(issuer, claims.getJWTID(), forgetAt)
                    ? Verdict.accepted(claims)
                    : Verdict.refused("token.replayed", "the access token was used before", "ask for a new token");
        } catch (ReplayGuard.StoreUnavailable e) {
            return Verdict.refused(
                    "token.replay-unknown", "the store of used token ids does not answer", "try again later");
        }
    }

    /** Presentations and credentials, which may be shown more than once. */
    private Verdict<JWTClaimsSet> checkLasting(JWSObject jws) {
        return claims(jws).then(claims -> Did.read(claims.getIssuer())
                .then(issuer -> signatures.verify(jws, issuer))
                .then(signed -> inTime(claims)));
    }

    private Verdict<JWTClaimsSet> inTime(JWTClaimsSet claims) {
        var now = clock.instant();
        if (claims.getExpirationTime() != null
                && !claims.getExpirationTime()
                        .toInstant()
                        .plus(TokenVerifier.SKEW)
                        .isAfter(now)) {
            return Verdict.refused(
                    "token.expired", "it ended at " + claims.getExpirationTime().toInstant(), "ask for a new one");
        }
        if (isFuture(claims.getNotBeforeTime(), now)) {
            return Verdict.refused("token.not-yet-valid", "it is from the future", "set the clocks; ask for a new one");
        }
        return Verdict.accepted(claims);
    }

    private static boolean isFuture(Date when, Instant now) {
        return when != null && when.toInstant().isAfter(now.plus(TokenVerifier.SKEW));
    }

    private static Verdict<JWTClaimsSet> claims(JWSObject jws) {
        try {
            var members = jws.getPayload().toJSONObject();
            if (members != null) {
                return Verdict.accepted(JWTClaimsSet.parse(members));
            }
        } catch (ParseException e) {
            // answered below: the payload is foreign text, what is wrong with it is not worth repeating
        }
        return Verdict.refused("token.malformed", "the claims cannot be read", "send a JWT");
    }

    /** The door's own rules, less the two that are stricter here: single use, and whose key signed. */
    private static Verdict<ClaimToken> obey(
            List<TokenValidationRule> rules, JWTClaimsSet claims, Map<String, Object> additional) {
        var builder = ClaimToken.Builder.newInstance();
        claims.getClaims().forEach((name, value) -> {
            if (value != null) {
                builder.claim(name, value);
            }
        });
        var token = builder.build();
        for (var rule : rules) {
            if (rule instanceof JtiValidationRule || rule instanceof IssuerKeyIdValidationRule) {
                continue;
            }
            var answer = rule.checkRule(token, additional);
            if (answer.failed()) {
                return Verdict.refused(
                        "token.claims",
                        Refusal.quote(answer.getFailureDetail()),
                        "send a token of the kind asked for here");
            }
        }
        return Verdict.accepted(token);
    }
}
