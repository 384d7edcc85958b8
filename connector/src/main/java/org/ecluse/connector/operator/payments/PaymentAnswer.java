package org.ecluse.connector.operator.payments;

import java.util.Optional;
import java.util.function.Function;
import org.ecluse.contracts.payment.Account;
import org.ecluse.contracts.payment.StoredReceipt;
import org.ecluse.policy.Problem;

/** What came of recording a payment. */
public sealed interface PaymentAnswer {

    /**
     * Written down.
     *
     * @param receipt there once the price is paid in full
     * @param logProblem why the receipt is not on the registry's log yet; it is sent again later
     */
    record Accepted(Account account, Optional<StoredReceipt> receipt, Optional<Problem> logProblem)
            implements PaymentAnswer {}

    /** Not written down, and why. */
    record Refused(Problem problem) implements PaymentAnswer {}

    default <T> T fold(Function<Accepted, T> accepted, Function<Refused, T> refused) {
        return this instanceof Accepted a ? accepted.apply(a) : refused.apply((Refused) this);
    }
}
