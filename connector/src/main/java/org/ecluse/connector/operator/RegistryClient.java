package org.ecluse.connector.operator;

import java.util.List;
import org.ecluse.contracts.payment.LogEntry;

/** The registry, as a member asks it. Every call may fail with {@link OperationRefused}, saying why. */
public interface RegistryClient {

    /** The members in good standing. */
    List<Partner> directory();

    /**
     * Has the hash of a receipt written into the registry's log.
     *
     * @param hash SHA-256, 64 small hexadecimal digits
     */
    LogEntry logReceipt(String hash);
}
