package org.ecluse.connector.operator;

import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.policy.Problem;
import org.ecluse.trust.Did;

/**
 * Where a negotiation stands.
 *
 * @param agreementId there from {@link State#AGREED} on
 * @param problem why it ended, for {@link State#TERMINATED}: the peer's code, or our own reason for not going on
 * @param said what the other side's person wrote about it, for us to read
 */
public record NegotiationView(
        String id,
        Did provider,
        Did consumer,
        String offerId,
        String assetId,
        State state,
        Optional<AgreementId> agreementId,
        Optional<Problem> problem,
        Optional<String> said) {

    /** The states of DSP 2025-1, 7.1 (Contract Negotiation Protocol); transient ones count as the one they lead to. */
    public enum State {
        REQUESTED,
        OFFERED,
        ACCEPTED,
        AGREED,
        VERIFIED,
        FINALIZED,
        TERMINATED;

        /** Nothing follows. */
        public boolean last() {
            return this == FINALIZED || this == TERMINATED;
        }
    }
}
