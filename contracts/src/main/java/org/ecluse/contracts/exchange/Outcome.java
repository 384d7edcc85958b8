package org.ecluse.contracts.exchange;

import java.util.function.Function;

/** What came of a message or a move. */
public sealed interface Outcome<P> {
    /** It had its effect, now or, when it came before, then. @param now the process as it stands */
    record Done<P>(P now) implements Outcome<P> {}

    record Refused<P>(Refusal refusal) implements Outcome<P> {}

    default <T> T fold(Function<P, T> done, Function<Refusal, T> refused) {
        return this instanceof Done<P> yes ? done.apply(yes.now()) : refused.apply(((Refused<P>) this).refusal());
    }
}
