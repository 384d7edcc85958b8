package org.ecluse.connector.edc.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.edc.identityhub.spi.participantcontext.ParticipantContextService;
import org.eclipse.edc.identityhub.spi.participantcontext.model.CreateParticipantContextResponse;
import org.eclipse.edc.identityhub.spi.participantcontext.model.ParticipantContext;
import org.eclipse.edc.identityhub.spi.participantcontext.model.ParticipantContextState;
import org.eclipse.edc.identityhub.spi.participantcontext.model.ParticipantManifest;
import org.eclipse.edc.spi.query.QuerySpec;
import org.eclipse.edc.spi.result.ServiceResult;
import org.ecluse.connector.identity.OwnIdentity;

/**
 * Our one participant, as the credential service knows participants: there once enrolled, and never made, changed or
 * deleted through the hub.
 */
final class HubParticipant implements ParticipantContextService {
    private static final String FIXED = "the participant of this connector is set by enrolment";

    private final String contextId;
    private final OwnIdentity own;

    HubParticipant(String contextId, OwnIdentity own) {
        this.contextId = contextId;
        this.own = own;
    }

    @Override
    public ServiceResult<ParticipantContext> getParticipantContext(String participantContextId) {
        return contextId.equals(participantContextId)
                ? participant()
                        .map(ServiceResult::success)
                        .orElseGet(() -> ServiceResult.notFound("no such participant"))
                : ServiceResult.notFound("no such participant");
    }

    @Override
    public ServiceResult<Collection<ParticipantContext>> query(QuerySpec querySpec) {
        return ServiceResult.success(participant().map(List::of).orElse(List.of()));
    }

    @Override
    public ServiceResult<CreateParticipantContextResponse> createParticipantContext(ParticipantManifest manifest) {
        return ServiceResult.conflict(FIXED);
    }

    @Override
    public ServiceResult<Void> deleteParticipantContext(String participantContextId) {
        return ServiceResult.conflict(FIXED);
    }

    @Override
    public ServiceResult<String> regenerateApiToken(String participantContextId) {
        return ServiceResult.conflict("there is no API with a token");
    }

    @Override
    public ServiceResult<Void> updateParticipant(
            String participantContextId, Consumer<ParticipantContext> modificationFunction) {
        return ServiceResult.conflict(FIXED);
    }

    private Optional<ParticipantContext> participant() {
        return own.current().map(identity -> ParticipantContext.Builder.newInstance()
                .participantContextId(contextId)
                .did(identity.did().toString())
                .createdAt(identity.enrolledAt().toEpochMilli())
                .apiTokenAlias("none")
                .state(ParticipantContextState.ACTIVATED)
                .build());
    }
}
