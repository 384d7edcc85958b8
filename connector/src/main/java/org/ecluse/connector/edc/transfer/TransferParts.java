package org.ecluse.connector.edc.transfer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.edc.connector.controlplane.contract.spi.validation.ContractValidationService;
import org.eclipse.edc.connector.controlplane.services.spi.protocol.ProtocolTokenValidator;
import org.eclipse.edc.connector.controlplane.services.spi.transferprocess.TransferProcessProtocolService;
import org.eclipse.edc.connector.controlplane.services.spi.transferprocess.TransferProcessService;
import org.eclipse.edc.connector.controlplane.transfer.spi.flow.DataFlowManager;
import org.eclipse.edc.connector.controlplane.transfer.spi.flow.TransferTypeParser;
import org.eclipse.edc.connector.controlplane.transfer.spi.observe.TransferProcessObservable;
import org.eclipse.edc.connector.controlplane.transfer.spi.store.TransferProcessStore;
import org.eclipse.edc.protocol.spi.DataspaceProfileContextRegistry;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provides;
import org.eclipse.edc.spi.message.RemoteMessageDispatcherRegistry;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.validator.spi.DataAddressValidatorRegistry;
import org.ecluse.connector.edc.exchange.Work;
import org.ecluse.connector.edc.negotiation.ShellNegotiations;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.negotiation.NegotiationStore;
import org.ecluse.contracts.transfer.TransferProcess;
import org.ecluse.contracts.transfer.TransferStore;
import org.ecluse.contracts.transfer.Transfers;

/** Wires our transfers into the shell. */
@Provides({TransferProcessService.class, TransferProcessProtocolService.class, Transfers.class})
public final class TransferParts implements ServiceExtension {
    /** How long a request may wait for its start. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    private final Ports ports;
    private final Work work;
    private Transfers transfers;

    @Inject
    private TransferProcessStore view;

    @Inject
    private RemoteMessageDispatcherRegistry dispatchers;

    @Inject
    private DataspaceProfileContextRegistry profiles;

    @Inject
    private TransferProcessObservable listeners;

    @Inject
    private ContractValidationService agreements;

    @Inject
    private ProtocolTokenValidator tokens;

    @Inject
    private DataAddressValidatorRegistry addresses;

    @Inject
    private TransferTypeParser types;

    @Inject
    private DataFlowManager flowManager;

    /**
     * What transfers need of this connector.
     *
     * @param kept whether we keep an agreement that both sides have concluded
     * @param gate given a transfer that waits for its data flow and what starts it, which may be run on any thread
     * @param coded given the code of a refusal for the peer, returns it
     */
    public record Ports(
            TransferStore store,
            NegotiationStore negotiations,
            Supplier<ShellNegotiations> shell,
            Predicate<AgreementId> kept,
            BiConsumer<TransferProcess, Runnable> gate,
            Function<String, String> coded,
            InstantSource clock) {}

    public TransferParts(Ports ports) {
        this.ports = ports;
        this.work = new Work("transfer", ports.clock());
    }

    @Override
    public String name() {
        return "Écluse: transfers";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        var shell = new ShellTransfers(ports.shell().get().participantContext());
        var terms = new AgreedTerms(ports.negotiations(), ports.shell());
        var flows = new DataFlows(flowManager, terms, shell, work);
        transfers = new Transfers(
                ports.store(),
                new TransferMessages(
                        dispatchers, profiles, terms, () -> ports.shell().get().participantContext()),
                new Transfers.Rules(
                        new TransferNews(
                                listeners,
                                shell,
                                transfer -> ports.gate()
                                        .accept(transfer, () -> work.soon(() -> flows.start(transfer, transfers))),
                                flows),
                        PATIENCE),
                work.surroundings());
        context.registerService(Transfers.class, transfers);
        context.registerService(
                TransferProcessService.class,
                new TransfersForOperator(
                        transfers,
                        (TransferView) view,
                        terms,
                        flows,
                        shell,
                        new TransfersForOperator.Checks(types, addresses)));
        context.registerService(
                TransferProcessProtocolService.class,
                new TransfersForPeers(
                        transfers,
                        terms,
                        new TransfersForPeers.Checks(agreements, tokens, addresses, ports.kept()),
                        shell,
                        ports.coded()));
    }

    /** When the doors are open, so that a peer can answer. */
    @Override
    public void start() {
        transfers.resume();
    }

    @Override
    public void shutdown() {
        if (transfers != null) {
            transfers.close();
        }
        work.close();
    }
}
