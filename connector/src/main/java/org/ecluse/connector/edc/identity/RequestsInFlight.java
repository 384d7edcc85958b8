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
 * Requests for credentials on their way, in memory: after a restart they are made anew. A delivery is accepted for a
 * request that is in here, and completes it.
 */
final class RequestsInFlight extends InMemoryHolderCredentialRequestStore {
    private final Map<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    RequestsInFlight(Clock clock, CriterionOperatorRegistry criteria) {
        super(clock, criteria);
    }

    /** @return completed when what was asked for under this id has been delivered and stored */
    CompletableFuture<Void> delivery(String holderPid) {
        return waiting.computeIfAbsent(holderPid, pid -> new CompletableFuture<>());
    }

    /** Nobody waits any more; a delivery that comes late is accepted all the same. */
    void stopWaiting(String holderPid) {
        waiting.remove(holderPid);
    }

    @Override
    public StoreResult<Void> save(HolderCredentialRequest request) {
        var saved = super.save(request);
        if (saved.succeeded() && request.stateAsEnum() == HolderRequestState.ISSUED) {
            var waiter = waiting.get(request.getId());
            if (waiter != null) {
                waiter.complete(null);
            }
        }
        return saved;
    }
}
