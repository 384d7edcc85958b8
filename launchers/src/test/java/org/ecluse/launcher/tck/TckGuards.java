package org.ecluse.launcher.tck;

import static org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation.Type.PROVIDER;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.edc.connector.controlplane.contract.spi.event.contractnegotiation.ContractNegotiationEvent;
import org.eclipse.edc.connector.controlplane.contract.spi.negotiation.ContractNegotiationPendingGuard;
import org.eclipse.edc.connector.controlplane.contract.spi.negotiation.store.ContractNegotiationStore;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiationStates;
import org.eclipse.edc.connector.controlplane.transfer.spi.TransferProcessPendingGuard;
import org.eclipse.edc.connector.controlplane.transfer.spi.event.TransferProcessEvent;
import org.eclipse.edc.connector.controlplane.transfer.spi.store.TransferProcessStore;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcessStates;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.event.EventRouter;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.transaction.spi.TransactionContext;

/** Lets the system under test make the moves that the test kit waits for, when its processes rest and on its events. */
public final class TckGuards implements ServiceExtension {
    private static final Set<ContractNegotiationStates> PROVIDER_RESTS = EnumSet.complementOf(EnumSet.of(
            ContractNegotiationStates.OFFERING,
            ContractNegotiationStates.AGREEING,
            ContractNegotiationStates.TERMINATING,
            ContractNegotiationStates.FINALIZING));
    private static final Set<ContractNegotiationStates> CONSUMER_RESTS = EnumSet.complementOf(EnumSet.of(
            ContractNegotiationStates.INITIAL,
            ContractNegotiationStates.REQUESTING,
            ContractNegotiationStates.ACCEPTING,
            ContractNegotiationStates.VERIFYING,
            ContractNegotiationStates.TERMINATING));
    private static final Set<TransferProcessStates> RUNNING = EnumSet.of(
            TransferProcessStates.INITIAL,
            TransferProcessStates.SUSPENDING,
            TransferProcessStates.SUSPENDING_REQUESTED,
            TransferProcessStates.COMPLETING,
            TransferProcessStates.COMPLETING_REQUESTED,
            TransferProcessStates.PROVISIONING,
            TransferProcessStates.DEPROVISIONING,
            TransferProcessStates.TERMINATING,
            TransferProcessStates.TERMINATING_REQUESTED);

    private ScriptedGuard<ContractNegotiation> negotiationGuard;
    private ScriptedGuard<TransferProcess> transferGuard;

    @Inject
    private ContractNegotiationStore negotiations;

    @Inject
    private TransferProcessStore transfers;

    @Inject
    private TransactionContext transaction;

    @Inject
    private EventRouter events;

    @Provider
    public ContractNegotiationPendingGuard negotiationGuard() {
        var script = Scripts.negotiations();
        negotiationGuard = new ScriptedGuard<>(
                negotiation -> (negotiation.getType() == PROVIDER ? PROVIDER_RESTS : CONSUMER_RESTS)
                        .contains(ContractNegotiationStates.from(negotiation.getState())),
                script,
                negotiation -> negotiation.getContractOffers().get(0).getAssetId(),
                negotiations);
        events.register(
                ContractNegotiationEvent.class,
                new CueOn<>(
                        script,
                        negotiations,
                        event -> {
                            var negotiation = (ContractNegotiationEvent) event;
                            return new CueOn.Source(
                                    negotiation.getContractNegotiationId(),
                                    negotiation.getLastContractOffer().getAssetId());
                        },
                        transaction));
        return negotiationGuard::test;
    }

    @Provider
    public TransferProcessPendingGuard transferGuard() {
        var script = Scripts.transfers();
        transferGuard = new ScriptedGuard<>(TckGuards::rests, script, TransferProcess::getContractId, transfers);
        events.register(
                TransferProcessEvent.class,
                new CueOn<>(
                        script,
                        transfers,
                        event -> {
                            var transfer = (TransferProcessEvent) event;
                            return new CueOn.Source(transfer.getTransferProcessId(), transfer.getContractId());
                        },
                        transaction));
        return transferGuard::test;
    }

    @Override
    public void shutdown() {
        negotiationGuard.close();
        transferGuard.close();
    }

    private static boolean rests(TransferProcess transfer) {
        var state = TransferProcessStates.from(transfer.getState());
        var moving = transfer.getType() == TransferProcess.Type.PROVIDER
                ? Set.of(TransferProcessStates.STARTING, TransferProcessStates.RESUMING)
                : Set.of(TransferProcessStates.REQUESTING);
        return !RUNNING.contains(state) && !moving.contains(state);
    }
}
