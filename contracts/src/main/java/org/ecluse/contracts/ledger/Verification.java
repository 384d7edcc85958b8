package org.ecluse.contracts.ledger;

import java.util.function.Function;
import org.ecluse.policy.Problem;

/** What verifying a ledger finds. */
public sealed interface Verification {

    /**
     * Every event is as it was written, none is missing.
     *
     * @param head the hash of the last event; {@link LedgerEvent#BEFORE_THE_FIRST} when there is none
     */
    record Whole(long events, String head) implements Verification {}

    /** @param event number of the first event that differs; it and all that follow prove nothing */
    record Broken(long event, Problem problem) implements Verification {}

    default <T> T fold(Function<Whole, T> whole, Function<Broken, T> broken) {
        return this instanceof Whole yes ? whole.apply(yes) : broken.apply((Broken) this);
    }
}
