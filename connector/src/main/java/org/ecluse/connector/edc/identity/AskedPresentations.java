package org.ecluse.connector.edc.identity;

import static org.ecluse.trust.Refusal.quote;

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
            return refuse(new Refusal(
                    "presentation.not-given",
                    counterPartyDid + " did not present its credentials: " + quote(answer.getFailureDetail()),
                    "it should hold a membership of our registry, and its credential service should be reachable"));
        }
        if (!answer.getContent().stream().allMatch(AskedPresentations::isAllJwt)) {
            return refuse(new Refusal(
                    "presentation.format", counterPartyDid + " presented something else than JWTs", "present JWTs"));
        }
        return answer;
    }

    private static <T> Result<T> refuse(Refusal refusal) {
        PeerVoice.say(LOG, "presentation", refusal);
        return Result.failure(refusal.code());
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
