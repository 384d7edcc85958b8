package org.ecluse.connector.edc.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.edc.identityhub.spi.keypair.KeyPairService;
import org.eclipse.edc.identityhub.spi.keypair.model.KeyPairResource;
import org.eclipse.edc.identityhub.spi.keypair.model.KeyPairState;
import org.eclipse.edc.identityhub.spi.keypair.store.KeyPairResourceStore;
import org.eclipse.edc.identityhub.spi.participantcontext.model.KeyDescriptor;
import org.eclipse.edc.identityhub.spi.participantcontext.model.KeyPairUsage;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.query.QuerySpec;
import org.eclipse.edc.spi.result.ServiceResult;
import org.eclipse.edc.spi.result.StoreResult;
import org.ecluse.connector.identity.Identity;
import org.ecluse.connector.identity.OwnIdentity;

/**
 * Our one signing key, as the credential service knows keys: the public half and an alias. The private half stays in the
 * key vault; {@link OwnSigner} signs with it.
 */
final class HubKeys implements KeyPairService {
    private static final String FIXED = "the key of this connector is kept in its key vault";

    private final String contextId;
    private final OwnIdentity own;

    HubKeys(String contextId, OwnIdentity own) {
        this.contextId = contextId;
        this.own = own;
    }

    @Override
    public ServiceResult<KeyPairResource> getActiveKeyPairForUsage(String participantContextId, KeyPairUsage usage) {
        return contextId.equals(participantContextId)
                ? key().map(ServiceResult::success).orElseGet(() -> ServiceResult.notFound("no key before enrolment"))
                : ServiceResult.notFound("no such participant");
    }

    @Override
    public ServiceResult<Collection<KeyPairResource>> query(QuerySpec querySpec) {
        return ServiceResult.success(keys(querySpec));
    }

    @Override
    public ServiceResult<Void> addKeyPair(String participantContextId, KeyDescriptor descriptor, boolean makeDefault) {
        return ServiceResult.conflict(FIXED);
    }

    @Override
    public ServiceResult<Void> rotateKeyPair(String oldId, KeyDescriptor newKeySpec, long duration) {
        return ServiceResult.conflict(FIXED);
    }

    @Override
    public ServiceResult<Void> revokeKey(String id, KeyDescriptor newKeySpec) {
        return ServiceResult.conflict(FIXED);
    }

    @Override
    public ServiceResult<Void> activate(String keyPairResourceId) {
        return ServiceResult.conflict(FIXED);
    }

    /** @return the same key, for what asks the store instead of the service */
    KeyPairResourceStore asStore() {
        return new KeyPairResourceStore() {
            @Override
            public StoreResult<Collection<KeyPairResource>> query(QuerySpec query) {
                return StoreResult.success(keys(query));
            }

            @Override
            public StoreResult<Void> create(KeyPairResource keyPairResource) {
                return StoreResult.alreadyExists(FIXED);
            }

            @Override
            public StoreResult<Void> update(KeyPairResource keyPairResource) {
                return StoreResult.alreadyExists(FIXED);
            }

            @Override
            public StoreResult<Void> deleteById(String id) {
                return StoreResult.alreadyExists(FIXED);
            }
        };
    }

    /** A query for another key id must come back empty: the caller would verify with whatever it is given. */
    private Collection<KeyPairResource> keys(QuerySpec query) {
        return key().filter(key -> query.getFilterExpression().stream().allMatch(wanted -> matches(key, wanted)))
                .map(List::of)
                .orElse(List.of());
    }

    private static boolean matches(KeyPairResource key, Criterion wanted) {
        return switch (String.valueOf(wanted.getOperandLeft())) {
            case "keyId" -> key.getKeyId().equals(wanted.getOperandRight());
            case "id" -> key.getId().equals(wanted.getOperandRight());
            case "participantContextId" -> key.getParticipantContextId().equals(wanted.getOperandRight());
            default -> false;
        };
    }

    private Optional<KeyPairResource> key() {
        return own.current().map(this::describe);
    }

    private KeyPairResource describe(Identity identity) {
        return KeyPairResource.Builder.newInstance()
                .id(own.key().name())
                .keyId(own.keyId())
                .participantContextId(contextId)
                .privateKeyAlias(own.key().name())
                .serializedPublicKey(own.key().publicJwk().toJSONString())
                .usage(Set.of(KeyPairUsage.TOKEN_SIGNING, KeyPairUsage.PRESENTATION_SIGNING))
                .isDefaultPair(true)
                .timestamp(identity.enrolledAt().toEpochMilli())
                .state(KeyPairState.ACTIVATED)
                .build();
    }
}
