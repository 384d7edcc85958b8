package org.ecluse.connector.edc.identity;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.CredentialFormat;
import org.eclipse.edc.identityhub.spi.credential.request.model.HolderCredentialRequest;
import org.eclipse.edc.identityhub.spi.credential.request.model.HolderRequestState;
import org.eclipse.edc.identityhub.spi.credential.request.model.RequestedCredential;
import org.eclipse.edc.identityhub.spi.verifiablecredentials.CredentialRequestManager;
import org.eclipse.edc.identityhub.spi.verifiablecredentials.model.VerifiableCredentialResource;
import org.eclipse.edc.identityhub.spi.verifiablecredentials.store.CredentialStore;
import org.eclipse.edc.spi.EdcException;
import org.eclipse.edc.spi.query.QuerySpec;
import org.ecluse.connector.identity.CredentialNotIssued;
import org.ecluse.connector.identity.HeldCredential;
import org.ecluse.connector.identity.Wallet;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;

/** The credential service's credentials, and its way of asking for more. (DCP 1.0, section 6.4) */
final class HubWallet implements Wallet {
    private final String contextId;
    private final CredentialStore credentials;
    private final CredentialRequestManager requests;
    private final RequestsInFlight inFlight;

    HubWallet(
            String contextId,
            CredentialStore credentials,
            CredentialRequestManager requests,
            RequestsInFlight inFlight) {
        this.contextId = contextId;
        this.credentials = credentials;
        this.requests = requests;
        this.inFlight = inFlight;
    }

    @Override
    public List<HeldCredential> held() {
        return credentials
                .query(QuerySpec.max())
                .orElseThrow(failure -> new EdcException(failure.getFailureDetail()))
                .stream()
                .sorted(Comparator.comparingLong(VerifiableCredentialResource::getTimestamp))
                .map(HubWallet::held)
                .toList();
    }

    private static HeldCredential held(VerifiableCredentialResource resource) {
        var credential = resource.getVerifiableCredential().credential();
        var subject = credential.getCredentialSubject().get(0);
        var claims = new HashMap<String, Object>(subject.getClaims());
        claims.values().removeIf(value -> value == null);
        return new HeldCredential(
                resource.getId(),
                credential.getType(),
                credential.getIssuer().id(),
                subject.getId(),
                claims,
                credential.getIssuanceDate(),
                Optional.ofNullable(credential.getExpirationDate()));
    }

    @Override
    public void request(Did issuer, List<Wanted> wanted, Duration patience) {
        var holderPid = UUID.randomUUID().toString();
        var outcome = inFlight.outcome(holderPid);
        var names = wanted.stream().map(Wanted::type).toList();
        try {
            requests.initiateRequest(contextId, issuer.toString(), holderPid, asRequested(wanted))
                    .orElseThrow(failure -> new CredentialNotIssued(failure.getFailureDetail()));
            refuseUnlessIssued(names, outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new CredentialNotIssued("the registry did not deliver " + names + " within " + patience
                    + "; see that it can reach this connector's credential service, and try again");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialNotIssued("interrupted while waiting for " + names);
        } finally {
            inFlight.forget(holderPid);
        }
    }

    private static List<RequestedCredential> asRequested(List<Wanted> wanted) {
        return wanted.stream()
                .map(one -> new RequestedCredential(one.objectId(), one.type(), CredentialFormat.VC1_0_JWT.name()))
                .toList();
    }

    private static void refuseUnlessIssued(List<String> types, HolderCredentialRequest request) {
        if (request.stateAsEnum() != HolderRequestState.ISSUED) {
            throw new CredentialNotIssued(
                    "the registry did not issue " + types + ": " + Refusal.quote(request.getErrorDetail()));
        }
    }
}
