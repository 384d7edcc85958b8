package org.ecluse.connector.edc.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.CredentialFormat;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.VerifiableCredential;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.VerifiableCredentialContainer;
import org.eclipse.edc.identityhub.defaults.store.InMemoryCredentialStore;
import org.eclipse.edc.identityhub.spi.verifiablecredentials.model.VerifiableCredentialResource;
import org.eclipse.edc.spi.query.QuerySpec;
import org.eclipse.edc.spi.result.StoreResult;
import org.ecluse.connector.identity.CredentialRows;
import org.ecluse.connector.identity.IdentityStore;

/**
 * The credentials held: answered from memory, written to the identity database first. A newer credential of the same kind
 * and about the same study takes the place of the older, in the same commit; the same credential delivered twice is one.
 */
final class DurableCredentials extends InMemoryCredentialStore {
    private static final String OBJECT_ID = "credentialObjectId";

    private final CredentialRows rows;
    private final String contextId;

    DurableCredentials(CredentialRows rows, String contextId) {
        this.rows = rows;
        this.contextId = contextId;
    }

    /** Reads back what was stored; {@code parse} turns the raw form into a credential, and throws when it cannot. */
    void load(Function<String, VerifiableCredential> parse) {
        for (var row : rows.all()) {
            super.create(resource(row, parse.apply(row.raw())));
        }
    }

    @Override
    public StoreResult<Void> create(VerifiableCredentialResource credential) {
        lock.writeLock().lock();
        try {
            var replaced = inPlaceOf(credential);
            rows.put(row(credential), replaced);
            replaced.forEach(super::deleteById);
            super.deleteById(credential.getId());
            return super.create(credential);
        } catch (IdentityStore.StoreFailed e) {
            return StoreResult.generalError(e.getMessage());
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public StoreResult<Void> update(VerifiableCredentialResource credential) {
        lock.writeLock().lock();
        try {
            var known = super.findById(credential.getId());
            if (known.failed()) {
                return known.mapEmpty();
            }
            rows.put(row(credential), Set.of());
            return super.update(credential);
        } catch (IdentityStore.StoreFailed e) {
            return StoreResult.generalError(e.getMessage());
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public StoreResult<Void> deleteById(String id) {
        lock.writeLock().lock();
        try {
            rows.remove(id);
            return super.deleteById(id);
        } catch (IdentityStore.StoreFailed e) {
            return StoreResult.generalError(e.getMessage());
        } finally {
            lock.writeLock().unlock();
        }
    }

    private Set<String> inPlaceOf(VerifiableCredentialResource newer) {
        return super.query(QuerySpec.max()).getContent().stream()
                .filter(older -> kind(older).equals(kind(newer)))
                .map(VerifiableCredentialResource::getId)
                .filter(id -> !id.equals(newer.getId()))
                .collect(Collectors.toSet());
    }

    /** What makes one credential a renewal of another. */
    private static List<Object> kind(VerifiableCredentialResource held) {
        var credential = held.getVerifiableCredential().credential();
        var study = credential.getCredentialSubject().stream()
                .map(subject -> subject.getClaims().get("study"))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElse("");
        return List.of(Set.copyOf(credential.getType()), credential.getIssuer().id(), study);
    }

    private static CredentialRows.Row row(VerifiableCredentialResource held) {
        var container = held.getVerifiableCredential();
        return new CredentialRows.Row(
                held.getId(),
                container.format().name(),
                container.rawVc(),
                held.getState(),
                String.valueOf(held.getMetadata().getOrDefault(OBJECT_ID, "")),
                Instant.ofEpochMilli(held.getTimestamp()));
    }

    private VerifiableCredentialResource resource(CredentialRows.Row row, VerifiableCredential credential) {
        var subject = credential.getCredentialSubject().get(0).getId();
        var held = VerifiableCredentialResource.Builder.newHolder()
                .id(row.id())
                .participantContextId(contextId)
                .issuerId(credential.getIssuer().id())
                .holderId(subject)
                .timestamp(row.storedAt().toEpochMilli())
                .state(org.eclipse.edc.identityhub.spi.verifiablecredentials.model.VcStatus.from(row.state()))
                .metadata(OBJECT_ID, row.objectId())
                .credential(new VerifiableCredentialContainer(
                        row.raw(), CredentialFormat.valueOf(row.format()), credential))
                .build();
        return held;
    }
}
