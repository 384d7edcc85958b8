package org.ecluse.connector.edc.identity;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.edc.iam.decentralizedclaims.spi.PresentationRequestService;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.CredentialFormat;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.VerifiablePresentationContainer;
import org.eclipse.edc.spi.result.Result;
import org.ecluse.trust.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a peer for its credentials: the membership that must be there, and the others that may be. Answers in another form
 * than signed JWTs are refused, outside and inside: that is the only form the registry issues and {@link CheckedTokens}
 * checks.
 */
final class AskedPresentations implements PresentationRequestService {
    private static final Logger LOG = LoggerFactory.getLogger(AskedPresentations.class);

    private final PresentationRequestService asking;

    AskedPresentations(PresentationRequestService asking) {
        this.asking = asking;
    }

    @Override
    public Result<List<VerifiablePresentationContainer>> requestPresentation(
            String participantContextId,
            String ownDid,
            String counterPartyDid,
            String counterPartyToken,
            List<String> scopes) {
        var wanted = Scopes.wanted(scopes, counterPartyToken);
        var answer =
                asking.requestPresentation(participantContextId, ownDid, counterPartyDid, counterPartyToken, wanted);
        if (answer.failed()) {
            LOG.warn(
                    "presentation.not-given: {} did not present its credentials: {}; it should hold a membership of our registry",
                    counterPartyDid,
                    Refusal.quote(answer.getFailureDetail()));
            return Result.failure("presentation.not-given");
        }
        if (!answer.getContent().stream().allMatch(AskedPresentations::isAllJwt)) {
            LOG.warn(
                    "presentation.format: {} presented something else than JWTs; it should present JWTs",
                    counterPartyDid);
            return Result.failure("presentation.format");
        }
        return answer;
    }

    private static boolean isAllJwt(VerifiablePresentationContainer presentation) {
        if (presentation.format() != CredentialFormat.VC1_0_JWT) {
            return false;
        }
        try {
            var vp = SignedJWT.parse(presentation.rawVp()).getJWTClaimsSet().getClaim("vp");
            return vp instanceof Map<?, ?> members && areJwts(members.get("verifiableCredential"));
        } catch (ParseException e) {
            return false;
        }
    }

    private static boolean areJwts(Object credentials) {
        return credentials instanceof Collection<?> all
                && all.stream().allMatch(one -> one instanceof String text && isJwt(text));
    }

    private static boolean isJwt(String text) {
        try {
            SignedJWT.parse(text);
            return true;
        } catch (ParseException e) {
            return false;
        }
    }
}
