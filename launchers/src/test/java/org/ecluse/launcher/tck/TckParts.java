package org.ecluse.launcher.tck;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.edc.connector.controlplane.asset.spi.index.AssetIndex;
import org.eclipse.edc.connector.controlplane.services.spi.contractdefinition.ContractDefinitionService;
import org.eclipse.edc.connector.controlplane.services.spi.contractnegotiation.ContractNegotiationService;
import org.eclipse.edc.connector.controlplane.services.spi.policydefinition.PolicyDefinitionService;
import org.eclipse.edc.connector.controlplane.services.spi.transferprocess.TransferProcessService;
import org.eclipse.edc.connector.controlplane.transfer.spi.flow.DataFlowManager;
import org.eclipse.edc.participantcontext.single.spi.SingleParticipantContextSupplier;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.web.spi.WebService;
import org.eclipse.edc.web.spi.configuration.ApiContext;
import org.eclipse.edc.web.spi.configuration.PortMapping;
import org.eclipse.edc.web.spi.configuration.PortMappingRegistry;
import org.ecluse.contracts.negotiation.NegotiationStore;

/**
 * What the Dataspace Protocol's test kit needs at the system under test: its seeds, the door where it says "begin", and a
 * count of what came in at the protocol's own door. Works with {@link TckMoves}.
 */
public final class TckParts implements ServiceExtension {
    private static final String DOOR = "tck";
    private final int port;
    private final Map<String, Long> received = new ConcurrentHashMap<>();

    @Inject
    private AssetIndex assets;

    @Inject
    private PolicyDefinitionService policies;

    @Inject
    private ContractDefinitionService definitions;

    @Inject
    private NegotiationStore negotiations;

    @Inject
    private ContractNegotiationService negotiationService;

    @Inject
    private TransferProcessService transferService;

    @Inject
    private DataFlowManager flows;

    @Inject
    private PortMappingRegistry ports;

    @Inject
    private WebService web;

    @Inject
    private SingleParticipantContextSupplier self;

    TckParts(int port) {
        this.port = port;
    }

    /** @return requests that came in at the protocol's door, by resource */
    Map<String, Long> received() {
        return Map.copyOf(received);
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        ports.register(new PortMapping(DOOR, port, "/tck"));
        var participant = self.get().orElseThrow(failure -> new IllegalStateException(failure.getFailureDetail()));
        web.registerResource(DOOR, new TckWebhook(negotiationService, transferService, participant));
        flows.register(Integer.MAX_VALUE, new KitFlows());
        web.registerResource(ApiContext.PROTOCOL, (ContainerRequestFilter) this::count);
    }

    @Override
    public void prepare() {
        var seeds = new TckSeeds(self.get().getContent().getParticipantContextId());
        seeds.assets().forEach(assets::create);
        policies.create(seeds.policyDefinition());
        definitions.create(seeds.contractDefinition());
        seeds.finalized(self.get().getContent().getIdentity())
                .forEach(negotiation -> negotiations.add(negotiation, Optional.empty()));
    }

    private void count(ContainerRequestContext request) {
        var path = request.getUriInfo().getPathSegments();
        var resource = path.size() > 1 ? path.get(1).getPath() : path.get(0).getPath();
        received.merge(resource, 1L, Long::sum);
    }
}
