package org.ecluse.contracts.payment;

import java.util.function.Function;

/** The ledger's answer to one payment. Only {@link Accepted} changed anything. */
public sealed interface Recorded {

    /** Written down, durable. */
    record Accepted(Account account) implements Recorded {}

    /** No agreement has this reference: nothing was written. */
    record UnknownReference(PaymentReference reference) implements Recorded {}

    /** Paid in another currency than the agreement names: nothing was written. */
    record CurrencyMismatch(Money paid, Due due) implements Recorded {}

    /** This id was used before for another payment: nothing was written. */
    record IdTaken(Payment first) implements Recorded {}

    /** One function for each case, so that none is forgotten. */
    default <T> T fold(
            Function<Accepted, T> accepted,
            Function<UnknownReference, T> unknown,
            Function<CurrencyMismatch, T> mismatch,
            Function<IdTaken, T> taken) {
        if (this instanceof Accepted a) {
            return accepted.apply(a);
        }
        if (this instanceof UnknownReference u) {
            return unknown.apply(u);
        }
        return this instanceof CurrencyMismatch m ? mismatch.apply(m) : taken.apply((IdTaken) this);
    }
}
