package org.ecluse.connector.edc.identity;

import static org.ecluse.trust.Refusal.quote;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.edc.iam.decentralizedclaims.spi.PresentationRequestService;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.CredentialFormat;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.VerifiablePresentation;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.VerifiablePresentationContainer;
import org.eclipse.edc.spi.result.Result;
import org.eclipse.edc.transform.spi.TypeTransformerRegistry;
import org.ecluse.connector.identity.ConnectorIdentity;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a peer for its credentials: the membership that must be there, and the others that may be. Other forms than signed
 * JWTs are refused, outside and inside: that is the only form the registry issues and {@link CheckedTokens} checks. The
 * shell verifies signatures and status afterwards.
 */
final class AskedPresentations implements PresentationRequestService {
    private static final Logger LOG = LoggerFactory.getLogger(AskedPresentations.class);

    private final ConnectorIdentity identity;
    private final PeerCredentialService services;
    private final TypeTransformerRegistry transformers;

    AskedPresentations(
            ConnectorIdentity identity, PeerCredentialService services, TypeTransformerRegistry transformers) {
        this.identity = identity;
        this.services = services;
        this.transformers = transformers;
    }

    @Override
    public Result<List<VerifiablePresentationContainer>> requestPresentation(
            String participantContextId, String ownDid, String peer, String accessToken, List<String> scopes) {
        var wanted = Scopes.wanted(scopes, accessToken);
        return Did.read(peer)
                .then(did -> service(did)
                        .then(service -> services.present(
                                service, identity.tokenFor(did, Map.of("token", accessToken)), wanted)))
                .then(this::read)
                .then(shown -> checked(shown, peer, scopes))
                .fold(Result::success, refusal -> refuse(refusal, peer));
    }

    private static Result<List<VerifiablePresentationContainer>> refuse(Refusal refusal, String peer) {
        var named = new Refusal(refusal.code(), quote(peer) + ": " + refusal.cause(), refusal.cure());
        PeerVoice.say(LOG, "presentation", named);
        return Result.failure(refusal.code());
    }

    private Verdict<URI> service(Did peer) {
        return identity.resolver().resolve(peer).then(document -> document.service("CredentialService")
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.refused(
                        "presentation.no-service",
                        "its DID document names no CredentialService",
                        "publish the address of the credential service")));
    }

    private Verdict<List<VerifiablePresentationContainer>> read(List<String> jwts) {
        var read = new ArrayList<VerifiablePresentationContainer>();
        for (var jwt : jwts) {
            var presentation = holdsJwtsOnly(jwt) ? transformers.transform(jwt, VerifiablePresentation.class) : null;
            if (presentation == null || presentation.failed()) {
                return Verdict.refused(
                        "presentation.format",
                        "it presents something else than JWTs in a JWT",
                        "present credentials in the form the registry issues");
            }
            read.add(new VerifiablePresentationContainer(jwt, CredentialFormat.VC1_0_JWT, presentation.getContent()));
        }
        return Verdict.accepted(read);
    }

    private Verdict<List<VerifiablePresentationContainer>> checked(
            List<VerifiablePresentationContainer> shown, String peer, List<String> required) {
        var credentials = shown.stream()
                .flatMap(one -> one.presentation().getCredentials().stream())
                .toList();
        return new CredentialChecks(identity.own().enrolled(), identity.clock().instant())
                .all(credentials, peer, required)
                .map(good -> shown);
    }

    private static boolean holdsJwtsOnly(String presentation) {
        try {
            var vp = SignedJWT.parse(presentation).getJWTClaimsSet().getClaim("vp");
            return vp instanceof Map<?, ?> members
                    && members.get("verifiableCredential") instanceof Collection<?> all
                    && all.stream().allMatch(one -> one instanceof String text && isJwt(text));
        } catch (ParseException e) {
            return false;
        }
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
