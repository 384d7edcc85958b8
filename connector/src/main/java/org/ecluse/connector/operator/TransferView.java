package org.ecluse.connector.operator;

import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.policy.Problem;

/**
 * Where a transfer stands.
 *
 * @param problem why it was suspended or terminated, with the peer's code where it gave one
 */
public record TransferView(
        String id, AgreementId agreementId, String transferType, State state, Optional<Problem> problem) {

    /** The states of DSP 2025-1, 9.1 (Transfer Process Protocol). */
    public enum State {
        REQUESTED,
        STARTED,
        SUSPENDED,
        COMPLETED,
        TERMINATED;

        /** Nothing follows. */
        public boolean last() {
            return this == COMPLETED || this == TERMINATED;
        }
    }
}
