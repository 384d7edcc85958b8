package org.ecluse.connector.edc.identity;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.edc.identityhub.defaults.store.InMemoryHolderCredentialRequestStore;
import org.eclipse.edc.identityhub.spi.credential.request.model.HolderCredentialRequest;
import org.eclipse.edc.identityhub.spi.credential.request.model.HolderRequestState;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.eclipse.edc.spi.result.StoreResult;

/**
 * Requests for credentials on their way, in memory: after a restart they are made anew. Closes the race between an issuer
 * that delivers at once and its own acknowledgement, which may arrive later: a delivery is taken while the request is
 * still being sent, and an acknowledgement does not undo it.
 */
final class RequestsInFlight extends InMemoryHolderCredentialRequestStore {
    private static final String NOT_YET_ACKNOWLEDGED = "not-yet-acknowledged";

    private final Map<String, CompletableFuture<HolderCredentialRequest>> waiting = new ConcurrentHashMap<>();

    RequestsInFlight(Clock clock, CriterionOperatorRegistry criteria) {
        super(clock, criteria);
    }

    /** @return completed with the request when it is issued or has failed; to be {@link #forget forgotten} by the caller */
    CompletableFuture<HolderCredentialRequest> outcome(String holderPid) {
        return waiting.computeIfAbsent(holderPid, pid -> new CompletableFuture<>());
    }

    void forget(String holderPid) {
        waiting.remove(holderPid);
    }

    @Override
    public StoreResult<HolderCredentialRequest> findByIdAndLease(String id) {
        return super.findByIdAndLease(id).map(request -> {
            if (request.stateAsEnum() == HolderRequestState.REQUESTING) {
                request.transitionRequested(NOT_YET_ACKNOWLEDGED);
            }
            return request;
        });
    }

    @Override
    public synchronized StoreResult<Void> save(HolderCredentialRequest request) {
        var known = findById(request.getId());
        if (known != null
                && known.stateAsEnum() == HolderRequestState.ISSUED
                && request.stateAsEnum() != HolderRequestState.ISSUED) {
            request.transitionIssued(request.getIssuerPid());
        }
        var saved = super.save(request);
        var state = request.stateAsEnum();
        if (saved.succeeded() && (state == HolderRequestState.ISSUED || state == HolderRequestState.ERROR)) {
            var waiter = waiting.get(request.getId());
            if (waiter != null) {
                waiter.complete(request);
            }
        }
        return saved;
    }
}
