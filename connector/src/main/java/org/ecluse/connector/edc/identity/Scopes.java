package org.ecluse.connector.edc.identity;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.edc.identityhub.spi.transformation.ScopeToCriterionTransformer;
import org.eclipse.edc.policy.context.request.spi.RequestPolicyContext;
import org.eclipse.edc.spi.iam.RequestContext;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.result.Result;
import org.ecluse.trust.Refusal;

/**
 * Which credentials travel. Every message carries the right to read all kinds below, for one recipient, once; a recipient
 * must see a membership, and sees the others where they are held. (DCP 1.0, section 5.4.1.2: scopes)
 */
final class Scopes {
    private static final String ALIAS = "org.eclipse.dspace.dcp.vc.type";
    private static final Set<String> OPERATIONS = Set.of("read", "*", "all");

    static final String MEMBERSHIP = scope("MembershipCredential");
    static final List<String> OPTIONAL = List.of(scope("ResearcherCredential"), scope("StudyCredential"));

    /** What every outgoing message grants, as one claim. */
    static final String GRANTED = MEMBERSHIP + " " + String.join(" ", OPTIONAL);

    private Scopes() {}

    private static String scope(String credentialType) {
        return ALIAS + ":" + credentialType + ":read";
    }

    /** @return the credential type that a scope names */
    static String type(String scope) {
        return scope.split(":", -1)[1];
    }

    /** Whether a credential of these types is one that a peer shows where it has it, and does without otherwise. */
    static boolean mayBeAbsent(List<String> types) {
        var own = types.stream()
                .filter(type -> !type.equals("VerifiableCredential"))
                .toList();
        return !own.isEmpty() && OPTIONAL.stream().map(Scopes::type).toList().containsAll(own);
    }

    /** Outgoing messages grant everything, incoming ones must prove a membership. */
    static void addTo(RequestPolicyContext context) {
        var builder = context.requestScopeBuilder();
        var scopes = new HashSet<>(builder.build().getScopes());
        scopes.add(MEMBERSHIP);
        if (context.requestContext().getDirection() == RequestContext.Direction.Egress) {
            scopes.addAll(OPTIONAL);
        }
        builder.scopes(scopes);
    }

    /**
     * What to ask a peer's credential service for. A service may refuse a question that goes beyond its access token, so
     * where that token says what it grants, no more is asked; where it is opaque, everything is.
     */
    static List<String> wanted(List<String> required, String accessToken) {
        var all = new ArrayList<>(required);
        var granted = granted(accessToken);
        for (var scope : OPTIONAL) {
            if (!all.contains(scope) && (granted.isEmpty() || granted.contains(scope))) {
                all.add(scope);
            }
        }
        return all;
    }

    private static List<String> granted(String accessToken) {
        try {
            var scope = SignedJWT.parse(accessToken).getJWTClaimsSet().getStringClaim("scope");
            return scope == null ? List.of() : List.of(scope.split(" ", -1));
        } catch (ParseException e) {
            return List.of(); // opaque, which the protocol allows
        }
    }

    /** Finds the held credentials that a scope names. */
    static ScopeToCriterionTransformer toCriterion() {
        return scope -> {
            var parts = scope == null ? new String[0] : scope.split(":", -1);
            if (parts.length != 3 || !ALIAS.equals(parts[0]) || !OPERATIONS.contains(parts[2])) {
                return Result.failure("scope " + Refusal.quote(scope) + " is not " + ALIAS + ":TYPE:read");
            }
            return Result.success(new Criterion("verifiableCredential.credential.type", "contains", parts[1]));
        };
    }
}
