package org.ecluse.contracts.receipts;

import java.util.Objects;
import java.util.Optional;
import org.ecluse.contracts.agreement.Signatory;

/**
 * What is known of one use: one side's statement or both.
 *
 * @param altered whose statement is not as it was signed any more; it is left out then
 * @param errand an arrival that the provider has not confirmed yet, while we still ask it to
 */
public record UseReceipt(
        String use,
        Optional<SignedStatement> delivery,
        Optional<SignedStatement> arrival,
        Optional<Signatory> altered,
        Optional<Errand> errand) {
    public UseReceipt {
        Objects.requireNonNull(delivery);
        Objects.requireNonNull(arrival);
        Objects.requireNonNull(altered);
        Objects.requireNonNull(errand);
    }

    public Optional<SignedStatement> by(Signatory side) {
        return side == Signatory.PROVIDER ? delivery : arrival;
    }
}
