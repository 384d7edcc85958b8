package org.ecluse.connector.edc.ending;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.edc.connector.controlplane.services.spi.protocol.ProtocolTokenValidator;
import org.eclipse.edc.participantcontext.single.spi.SingleParticipantContextSupplier;
import org.eclipse.edc.policy.context.request.spi.RequestContractNegotiationPolicyContext;
import org.eclipse.edc.protocol.dsp.http.spi.dispatcher.DspHttpRemoteMessageDispatcher;
import org.eclipse.edc.protocol.dsp.http.spi.dispatcher.response.DspHttpResponseBodyExtractor;
import org.eclipse.edc.protocol.dsp.spi.type.Dsp2025Constants;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provides;
import org.eclipse.edc.spi.iam.TokenRepresentation;
import org.eclipse.edc.spi.message.RemoteMessageDispatcherRegistry;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.web.spi.WebService;
import org.eclipse.edc.web.spi.configuration.ApiContext;
import org.ecluse.connector.edc.exchange.Work;
import org.ecluse.connector.ending.EarlyEnds;
import org.ecluse.connector.ending.Notices;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.AgreementStore;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.negotiation.NegotiationStore;
import org.ecluse.contracts.termination.TerminationStore;
import org.ecluse.contracts.termination.Terminations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the early end of contracts into the shell: records go out by its dispatcher and come in at its door. */
@Provides(EarlyEnds.class)
public final class EndingParts implements ServiceExtension {
    private static final Logger LOG = LoggerFactory.getLogger(EndingParts.class);

    private final Ports ports;
    private final Work work;
    private Notices notices;
    private EarlyEnds ends;

    @Inject
    private RemoteMessageDispatcherRegistry dispatchers;

    @Inject
    private DspHttpRemoteMessageDispatcher dispatcher;

    @Inject
    private ProtocolTokenValidator tokens;

    @Inject
    private SingleParticipantContextSupplier participant;

    @Inject
    private WebService web;

    /**
     * What this needs of the connector.
     *
     * @param endNow ends a contract and its transfers, under a code
     * @param isShared whether other connectors write to the stores
     */
    public record Ports(
            NegotiationStore negotiations,
            AgreementStore agreements,
            TerminationStore store,
            Terminations terminations,
            BiConsumer<AgreementId, String> endNow,
            boolean isShared,
            InstantSource clock) {}

    public EndingParts(Ports ports) {
        this.ports = ports;
        this.work = new Work("ending", ports.clock());
    }

    @Override
    public String name() {
        return "Écluse: the early end of contracts";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        dispatcher.registerMessage(Notice.class, NoticesToPeers::request, DspHttpResponseBodyExtractor.NOOP);
        dispatcher.registerPolicyScope(
                Notice.class, notice -> Notice.terms(), RequestContractNegotiationPolicyContext::new);
        notices = new Notices(
                ports.store(),
                ports.agreements(),
                new NoticesToPeers(
                        dispatchers,
                        ports.negotiations(),
                        () -> participant.get().getContent().getParticipantContextId()),
                work.surroundings());
        ends = new EarlyEnds(
                ports.terminations(),
                ports.store(),
                new EarlyEnds.Effects(ports.endNow(), notices::send),
                work.surroundings(),
                ports.isShared());
        context.registerService(EarlyEnds.class, ends);
        web.registerResource(ApiContext.PROTOCOL, new NoticeDoor(ends, this::senderOf));
    }

    /** When the doors are open, and contracts can be ended. */
    @Override
    public void start() {
        ends.resume();
        notices.resume();
    }

    @Override
    public void shutdown() {
        work.close();
    }

    private Optional<PartyId> senderOf(String token) {
        var message = Notice.Builder.newInstance()
                .protocol(Dsp2025Constants.DATASPACE_PROTOCOL_HTTP_V_2025_1)
                .build();
        var verified = tokens.verify(
                participant.get().getContent(),
                TokenRepresentation.Builder.newInstance().token(token).build(),
                RequestContractNegotiationPolicyContext::new,
                Notice.terms(),
                message);
        verified.onFailure(failure -> LOG.warn("a token was not accepted: {}", failure.getFailureDetail()));
        return verified.succeeded()
                ? Optional.of(new PartyId(String.valueOf(verified.getContent().getIdentity())))
                : Optional.empty();
    }
}
