package org.ecluse.connector.edc.identity;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.CredentialFormat;
import org.eclipse.edc.identityhub.spi.credential.request.model.HolderCredentialRequest;
import org.eclipse.edc.identityhub.spi.credential.request.model.HolderRequestState;
import org.eclipse.edc.identityhub.spi.credential.request.model.RequestedCredential;
import org.eclipse.edc.identityhub.spi.verifiablecredentials.model.VerifiableCredentialResource;
import org.eclipse.edc.identityhub.spi.verifiablecredentials.store.CredentialStore;
import org.eclipse.edc.spi.EdcException;
import org.eclipse.edc.spi.query.QuerySpec;
import org.ecluse.connector.identity.ConnectorIdentity;
import org.ecluse.connector.identity.CredentialNotIssued;
import org.ecluse.connector.identity.HeldCredential;
import org.ecluse.connector.identity.Wallet;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.egress.HttpMessage;

/**
 * The credential service's credentials, and a way of asking for more. (DCP 1.0, section 6.4) The request is sent at once
 * and by the guarded way out; the shell's own manager would look for it once a second and try five times. It is stored
 * before it is sent: an issuer may deliver before it has acknowledged.
 */
final class HubWallet implements Wallet {
    private static final String CONTEXT = "https://w3id.org/dspace-dcp/v1.0/dcp.jsonld";
    private static final String NOT_YET_ACKNOWLEDGED = "not-yet-acknowledged";

    private final String contextId;
    private final ConnectorIdentity identity;
    private final CredentialStore credentials;
    private final RequestsInFlight inFlight;

    HubWallet(String contextId, ConnectorIdentity identity, CredentialStore credentials, RequestsInFlight inFlight) {
        this.contextId = contextId;
        this.identity = identity;
        this.credentials = credentials;
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
                Optional.ofNullable(credential.getExpirationDate()),
                StatusChecks.entries(credential));
    }

    @Override
    public void request(Did issuer, List<Wanted> wanted, Duration patience) {
        var holderPid = UUID.randomUUID().toString();
        var names = wanted.stream().map(Wanted::type).toList();
        var delivery = inFlight.delivery(holderPid);
        try {
            expect(holderPid, issuer, wanted);
            send(holderPid, issuer, wanted).reason().ifPresent(refusal -> {
                throw new CredentialNotIssued("the registry did not issue " + names + ": " + refusal);
            });
            await(delivery, names, patience);
            inFlight.delete(holderPid);
        } finally {
            inFlight.stopWaiting(holderPid);
        }
    }

    private void expect(String holderPid, Did issuer, List<Wanted> wanted) {
        inFlight.save(HolderCredentialRequest.Builder.newInstance()
                .id(holderPid)
                .issuerDid(issuer.toString())
                .issuerPid(NOT_YET_ACKNOWLEDGED)
                .participantContextId(contextId)
                .requestedCredentials(wanted.stream()
                        .map(one ->
                                new RequestedCredential(one.objectId(), one.type(), CredentialFormat.VC1_0_JWT.name()))
                        .toList())
                .state(HolderRequestState.REQUESTED.code())
                .build());
    }

    private Verdict<HttpMessage> send(String holderPid, Did issuer, List<Wanted> wanted) {
        var message = new LinkedHashMap<String, Object>();
        message.put("@context", List.of(CONTEXT));
        message.put("type", "CredentialRequestMessage");
        message.put("holderPid", holderPid);
        message.put(
                "credentials",
                wanted.stream().map(one -> Map.of("id", one.objectId())).toList());
        var body = JSONObjectUtils.toJSONString(message).getBytes(StandardCharsets.UTF_8);
        return identity.resolver()
                .resolve(issuer)
                .then(document -> document.service("IssuerService")
                        .map(Verdict::accepted)
                        .orElseGet(() -> Verdict.refused(
                                "registry.no-issuer", "the registry names no IssuerService", "check its DID document")))
                .then(service -> identity.egress().post(credentialsOf(service), headers(issuer), body))
                .then(HubWallet::success);
    }

    private static URI credentialsOf(URI issuerService) {
        return URI.create(issuerService.toString().replaceAll("/+$", "") + "/credentials");
    }

    private Map<String, String> headers(Did issuer) {
        return Map.of("Authorization", "Bearer " + identity.tokenFor(issuer), "Content-Type", "application/json");
    }

    private static Verdict<HttpMessage> success(HttpMessage answer) {
        return answer.isSuccess()
                ? Verdict.accepted(answer)
                : Verdict.refused(
                        "registry.refused",
                        "it answered " + answer.status() + " " + Refusal.quote(answer.text()),
                        "ask the registry's operator");
    }

    private static void await(Future<Void> delivery, List<String> names, Duration patience) {
        try {
            delivery.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new CredentialNotIssued("the registry did not deliver " + names + " within " + patience
                    + "; see that it can reach this connector's credential service, and try again");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialNotIssued("interrupted while waiting for " + names);
        }
    }
}
