package org.ecluse.contracts.transfer;

/** Told what has happened to transfers, in order for each; by the thread that did it, after it was stored. */
public interface TransferEvents {
    /** There is a new transfer. */
    void begun(TransferProcess transfer);

    /**
     * Both sides have entered {@code state}; the transfer itself may be one move further. STARTED is told again when the
     * provider has renewed the address.
     */
    void entered(TransferProcess transfer, TransferState state);

    /**
     * A provider's data flow is to be started. Answered later, from another thread, by {@link Transfers#move} with a
     * {@link TransferMessage.Started} or a {@link TransferMessage.Terminated}; an answer that is no longer wanted is
     * refused. Told again after a restart, and perhaps by another connector on the same store, so it must do no harm twice.
     */
    void restsWithUs(TransferProcess transfer);
}
