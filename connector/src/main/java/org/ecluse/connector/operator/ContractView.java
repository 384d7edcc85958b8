package org.ecluse.connector.operator;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.trust.Did;

/**
 * One contract of this connector, as provider or as consumer.
 *
 * @param offer the offer's address, {@code partner/assetId}
 * @param signatures who has signed it, each signature verified
 * @param endsAt when it ends by its own terms
 * @param end the stable code of why it is no longer in force, such as {@code contract.ended}
 */
public record ContractView(
        Agreement agreement,
        Side side,
        Did counterparty,
        String offer,
        Signatures signatures,
        State state,
        Optional<Instant> endsAt,
        Optional<String> end) {

    /** Which part this connector has in it. */
    public enum Side {
        PROVIDER,
        CONSUMER
    }

    /** Whether data may still go under it, as far as the contract alone says. */
    public enum State {
        IN_FORCE,
        ENDED
    }

    public AgreementId id() {
        return agreement.id();
    }
}
