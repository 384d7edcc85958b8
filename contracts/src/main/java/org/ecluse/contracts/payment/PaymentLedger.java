package org.ecluse.contracts.payment;

import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;

/**
 * What is owed and what was paid, for each paid agreement. On the payee's side it decides whether a transfer may go;
 * on the payer's side it keeps the receipts. Every answer that came back survives a crash; every method may be called
 * from many threads.
 */
public interface PaymentLedger {

    /**
     * Opens the account of an agreement. Opening it again with the same terms changes nothing.
     *
     * @return the account as it now stands
     * @throws IllegalStateException when the agreement has an account with other terms: a signed price never changes
     */
    Account open(Due due);

    /**
     * Writes down one payment, once: the same {@link Payment#id} again has no effect and gets the same answer. Part
     * payments add up; an overpayment is kept and shown as credit.
     */
    Recorded record(Payment payment);

    /** The account of an agreement; empty when nothing is owed under it. */
    Optional<Account> account(AgreementId agreement);

    /** Every account, newest first, at most {@code limit}. */
    List<Account> accounts(int limit);

    /**
     * Keeps the receipt of an agreement that is paid in full. The first one stays: a later call returns the first.
     *
     * @throws IllegalStateException when the agreement is not paid in full, or is not known
     */
    StoredReceipt keep(AgreementId agreement, String receiptJws);

    /** Keeps what the registry's log answered for the receipt, once. */
    StoredReceipt logged(AgreementId agreement, LogEntry entry);

    Optional<StoredReceipt> receipt(AgreementId agreement);

    /** Receipts that the registry's log has not yet confirmed, oldest first; to be sent again later. */
    List<StoredReceipt> receiptsToLog(int limit);
}
