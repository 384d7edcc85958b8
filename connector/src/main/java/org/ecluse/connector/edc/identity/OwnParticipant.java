package org.ecluse.connector.edc.identity;

import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.edc.participantcontext.single.spi.SingleParticipantContextSupplier;
import org.eclipse.edc.participantcontext.spi.config.model.ParticipantContextConfiguration;
import org.eclipse.edc.participantcontext.spi.config.store.ParticipantContextConfigStore;
import org.eclipse.edc.participantcontext.spi.identity.ParticipantIdentityResolver;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.result.ServiceResult;
import org.eclipse.edc.spi.system.ServiceExtension;

/**
 * The one participant of this process, for EDC's core. Who it is may change while the process runs, once: by enrolment.
 * Takes the place of EDC's own extension for one participant, which reads the identity from its settings at start.
 */
public final class OwnParticipant implements ServiceExtension {
    private static final String OWN_DID_SETTING = "edc.iam.issuer.id";

    private final String contextId;
    private final Supplier<String> did;

    /**
     * @param contextId the participant's short name, EDC's id for it inside this process
     * @param did who it is in the eyes of others
     */
    public OwnParticipant(String contextId, Supplier<String> did) {
        this.contextId = contextId;
        this.did = did;
    }

    @Override
    public String name() {
        return "Écluse: own participant";
    }

    @Provider
    public SingleParticipantContextSupplier participantContextSupplier() {
        return () -> ServiceResult.success(ParticipantContext.Builder.newInstance()
                .participantContextId(contextId)
                .identity(did.get())
                .build());
    }

    @Provider
    public ParticipantIdentityResolver participantIdentityResolver() {
        return (context, protocol) -> did.get();
    }

    @Provider
    public ParticipantContextConfigStore participantContextConfigStore() {
        return new ParticipantContextConfigStore() {
            @Override
            public void save(ParticipantContextConfiguration config) {
                throw new UnsupportedOperationException(
                        "the participant is configured by the connector's own settings");
            }

            @Override
            public ParticipantContextConfiguration get(String participantContextId) {
                // EDC's contract: null is "no such participant".
                return participantContextId.equals(contextId) ? configuration() : null;
            }
        };
    }

    private ParticipantContextConfiguration configuration() {
        return ParticipantContextConfiguration.Builder.newInstance()
                .participantContextId(contextId)
                .entries(Map.of(OWN_DID_SETTING, did.get()))
                .build();
    }
}
