package org.ecluse.connector.edc.transfer;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.edc.connector.controlplane.transfer.spi.flow.DataFlowManager;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.DataFlowResponse;
import org.eclipse.edc.spi.response.ResponseStatus;
import org.eclipse.edc.spi.response.StatusResult;
import org.ecluse.connector.edc.exchange.Work;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.transfer.TransferMessage;
import org.ecluse.contracts.transfer.TransferProcess;
import org.ecluse.contracts.transfer.TransferState;
import org.ecluse.contracts.transfer.Transfers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the data flow that a provider's transfer waits for, and stops what may flow no more. A flow that started too late,
 * for a transfer that has ended meanwhile, is stopped again.
 */
final class DataFlows {
    private static final Logger LOG = LoggerFactory.getLogger(DataFlows.class);
    private static final int TRIES_MAX = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    private final DataFlowManager flows;
    private final AgreedTerms terms;
    private final ShellTransfers shell;
    private final Work work;

    DataFlows(DataFlowManager flows, AgreedTerms terms, ShellTransfers shell, Work work) {
        this.flows = flows;
        this.terms = terms;
        this.shell = shell;
        this.work = work;
    }

    void start(TransferProcess transfer, Transfers transfers) {
        start(transfer, transfers, 0);
    }

    private void start(TransferProcess transfer, Transfers transfers, int tries) {
        var started = start(transfer);
        if (started.failed() && started.getFailure().status() == ResponseStatus.ERROR_RETRY && tries < TRIES_MAX) {
            work.later(FIRST_PAUSE.multipliedBy(1L << tries), () -> start(transfer, transfers, tries + 1));
            return;
        }
        transfers.move(transfer.pid(), next(started)).fold(moved -> true, refusal -> {
            LOG.info("transfer {} has no use for a data flow any more: {}", transfer.pid(), refusal.code());
            transfers.find(transfer.pid()).ifPresent(this::stopUnlessFlowing);
            return false;
        });
    }

    private StatusResult<DataFlowResponse> start(TransferProcess transfer) {
        try {
            return terms.policyOf(transfer)
                    .map(policy -> flows.start(shell.view(transfer), policy))
                    .orElseGet(() -> StatusResult.failure(ResponseStatus.FATAL_ERROR, "contract.unknown"));
        } catch (RuntimeException e) {
            LOG.error("the data flow of transfer " + transfer.pid() + " could not be started", e);
            return StatusResult.failure(ResponseStatus.FATAL_ERROR, "source.failed");
        }
    }

    private static TransferMessage next(StatusResult<DataFlowResponse> started) {
        if (started.failed()) {
            return terminated(started.getFailureDetail());
        }
        return started.getContent().isProvisioning()
                ? terminated("transfer.flow-in-parts")
                : new TransferMessage.Started(
                        Optional.ofNullable(started.getContent().getDataAddress())
                                .map(ShellTransfers::address));
    }

    private static TransferMessage terminated(String code) {
        return new TransferMessage.Terminated(new Ending(Role.PROVIDER, code, ""));
    }

    /** Nothing may flow from now on, whether the peer has been told or not. */
    void stopUnlessFlowing(TransferProcess transfer) {
        if (transfer.exchange().role() == Role.PROVIDER && !transfer.flows() && !transfer.restsWithUs()) {
            stop(transfer);
        }
    }

    private void stop(TransferProcess transfer) {
        var stopped = transfer.state() == TransferState.SUSPENDED
                ? flows.suspend(shell.view(transfer))
                : flows.terminate(shell.view(transfer));
        if (stopped.failed()) {
            LOG.warn("the data flow of transfer {}: {}", transfer.pid(), stopped.getFailureDetail());
        }
    }
}
