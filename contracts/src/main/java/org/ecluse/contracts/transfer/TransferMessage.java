package org.ecluse.contracts.transfer;

import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Message;

/** What one side tells the other in a transfer, named by the state that it leads to. (DSP 2025-1, 8.2) */
public sealed interface TransferMessage extends Message<TransferState> {
    /**
     * Transfer Request Message.
     *
     * @param transferType the {@code format} of the distribution asked for, such as {@code HttpData-PULL}
     * @param destination where the provider is to put the data, where it pushes
     */
    record Requested(AgreementId agreement, String transferType, Optional<DataAddress> destination)
            implements TransferMessage {
        @Override
        public TransferState leadsTo() {
            return TransferState.REQUESTED;
        }
    }

    /** Transfer Start Message. @param address where the consumer fetches the data; only a provider says that */
    record Started(Optional<DataAddress> address) implements TransferMessage {
        @Override
        public TransferState leadsTo() {
            return TransferState.STARTED;
        }
    }

    /** Transfer Suspension Message. @param code may be empty, as the reason may, when a peer has given none */
    record Suspended(String code, String reason) implements TransferMessage {
        @Override
        public TransferState leadsTo() {
            return TransferState.SUSPENDED;
        }
    }

    /** Transfer Completion Message. */
    record Completed() implements TransferMessage {
        @Override
        public TransferState leadsTo() {
            return TransferState.COMPLETED;
        }
    }

    /** Transfer Termination Message. */
    record Terminated(Ending ending) implements TransferMessage {
        @Override
        public TransferState leadsTo() {
            return TransferState.TERMINATED;
        }
    }
}
