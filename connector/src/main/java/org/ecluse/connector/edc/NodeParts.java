package org.ecluse.connector.edc;

import org.eclipse.edc.connector.controlplane.services.spi.asset.AssetService;
import org.eclipse.edc.connector.controlplane.services.spi.catalog.CatalogService;
import org.eclipse.edc.connector.controlplane.services.spi.contractdefinition.ContractDefinitionService;
import org.eclipse.edc.connector.controlplane.services.spi.policydefinition.PolicyDefinitionService;
import org.eclipse.edc.connector.controlplane.services.spi.transferprocess.TransferProcessService;
import org.eclipse.edc.connector.controlplane.transfer.spi.flow.DataFlowManager;
import org.eclipse.edc.jsonld.spi.JsonLd;
import org.eclipse.edc.participantcontext.single.spi.SingleParticipantContextSupplier;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provides;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.ecluse.connector.dataplane.DataPlane;
import org.ecluse.connector.edc.negotiation.AutomaticMoves;
import org.ecluse.connector.edc.operations.Catalogue;
import org.ecluse.connector.edc.operations.Negotiations;
import org.ecluse.connector.edc.operations.Offering;
import org.ecluse.connector.edc.operations.PeerCatalogues;
import org.ecluse.connector.edc.operations.ShellAgreements;
import org.ecluse.connector.edc.operations.ShellDecisions;
import org.ecluse.connector.edc.operations.ShellOperations;
import org.ecluse.connector.edc.operations.Transfers;
import org.ecluse.connector.edc.transfer.FlowBridge;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.api.OperatorApi;
import org.ecluse.contracts.agreement.PartyId;

/** Ties the connector's own parts to the protocol shell: what the operator asks for, and what the shell asks of us. */
@Provides({Operations.class, DataPlane.class, OperatorApi.Ledgers.class})
public final class NodeParts implements ServiceExtension {
    private final Node node;
    private ShellOperations operations;

    @Inject
    private AssetService assets;

    @Inject
    private PolicyDefinitionService policies;

    @Inject
    private ContractDefinitionService definitions;

    @Inject
    private CatalogService catalogues;

    @Inject
    private org.ecluse.contracts.negotiation.Negotiations negotiations;

    @Inject
    private TransferProcessService transfers;

    @Inject
    private org.ecluse.contracts.transfer.Transfers ownTransfers;

    @Inject
    private DataFlowManager flows;

    @Inject
    private JsonLd jsonLd;

    @Inject
    private SingleParticipantContextSupplier participant;

    NodeParts(Node node) {
        this.node = node;
    }

    @Override
    public String name() {
        return "Écluse: the node";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        var clock = node.outside.clock();
        var catalogue = new Catalogue(assets, policies, definitions, node.bridge, self().getParticipantContextId());
        var offering = new Offering(
                node.shelf, catalogue, new Offering.Checks(node.terms, node.decision), node.dataAddress(), clock);
        var dataPlane = openDataPlane(offering);
        var agreements = new ShellAgreements(node.negotiations, node.shell);
        var desks = new ShellOperations.Desks(
                offering,
                new PeerCatalogues(catalogues, jsonLd, this::self),
                new Negotiations(negotiations, node.terms, node.contracts, this::self, clock),
                new ShellDecisions(
                        negotiations,
                        node.bargaining,
                        new AutomaticMoves(this::party, clock, node.bargaining),
                        node.terms,
                        node.settings.approvals().usual(),
                        clock),
                new Transfers(
                        transfers,
                        ownTransfers,
                        agreements,
                        node.contracts,
                        dataPlane.inbox(),
                        node.ledger.arrivals,
                        this::self));
        operations = new ShellOperations(desks, node.contracts, this::self);
        node.listen(operations);
        flows.register(new FlowBridge(dataPlane.flows(), node.contracts, agreements::byShellId, offering::supply));
        context.registerService(Operations.class, operations);
        context.registerService(DataPlane.class, dataPlane);
        context.registerService(OperatorApi.Ledgers.class, node.ledger.with(node.payments));
    }

    @Override
    public void start() {
        operations.resume();
        node.ledger.confirmations.resume();
        node.reminders.resume(negotiations::resting);
    }

    @Override
    public void shutdown() {
        node.close();
    }

    private DataPlane openDataPlane(Offering offering) {
        try {
            return node.openDataPlane(offering);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the data plane cannot listen on port " + node.settings.dataPort() + ": " + e.getMessage(), e);
        }
    }

    private PartyId party() {
        return new PartyId(self().getIdentity());
    }

    private ParticipantContext self() {
        return participant.get().orElseThrow(failure -> new IllegalStateException(failure.getFailureDetail()));
    }
}
