package org.ecluse.connector.edc.transfer;

import java.util.Optional;
import org.eclipse.edc.connector.controlplane.transfer.spi.observe.TransferProcessObservable;
import org.eclipse.edc.connector.controlplane.transfer.spi.observe.TransferProcessStartedData;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.transfer.TransferEvents;
import org.ecluse.contracts.transfer.TransferProcess;
import org.ecluse.contracts.transfer.TransferState;

/** Tells what happens to transfers to all who listen to the shell, and has data flows started and stopped. */
final class TransferNews implements TransferEvents {
    private final TransferProcessObservable shellListeners;
    private final ShellTransfers shell;
    private final FlowGate gate;
    private final DataFlows flows;

    /** What is done when a transfer waits for its data flow. */
    @FunctionalInterface
    interface FlowGate {
        void rests(TransferProcess transfer);
    }

    TransferNews(TransferProcessObservable shellListeners, ShellTransfers shell, FlowGate gate, DataFlows flows) {
        this.shellListeners = shellListeners;
        this.shell = shell;
        this.gate = gate;
        this.flows = flows;
    }

    @Override
    public void begun(TransferProcess transfer) {
        var view = shell.view(transfer);
        shellListeners.invokeForEach(listener -> listener.initiated(view));
    }

    @Override
    public void entered(TransferProcess transfer, TransferState state) {
        flows.stopUnlessFlowing(transfer);
        var view = shell.view(transfer);
        switch (state) {
            case REQUESTED -> {
                if (transfer.exchange().role() == Role.CONSUMER) {
                    shellListeners.invokeForEach(listener -> listener.requested(view));
                }
            }
            case STARTED -> started(transfer);
            case SUSPENDED -> shellListeners.invokeForEach(listener -> listener.suspended(view));
            case COMPLETED -> shellListeners.invokeForEach(listener -> listener.completed(view));
            case TERMINATED -> shellListeners.invokeForEach(listener -> listener.terminated(view));
        }
    }

    /** Only a consumer learns where the data is; a provider knows, and the shell would keep its own token as a foreign one. */
    private void started(TransferProcess transfer) {
        var address = transfer.exchange().role() == Role.CONSUMER
                ? transfer.dataAddress()
                : Optional.<org.ecluse.contracts.transfer.DataAddress>empty();
        var data = TransferProcessStartedData.Builder.newInstance()
                .dataAddress(address.map(ShellTransfers::address).orElse(null))
                .build();
        var view = shell.view(transfer);
        shellListeners.invokeForEach(listener -> listener.started(view, data));
    }

    @Override
    public void restsWithUs(TransferProcess transfer) {
        gate.rests(transfer);
    }
}
