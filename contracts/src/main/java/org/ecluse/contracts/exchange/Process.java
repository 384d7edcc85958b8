package org.ecluse.contracts.exchange;

/**
 * One process with a peer: a contract negotiation or a transfer. Immutable.
 *
 * @param <P> the kind itself
 */
public interface Process<P extends Process<P, S, M>, S extends Enum<S>, M extends Message<S>> {
    /** Where it stands. */
    Exchange<S> exchange();

    /** The same process, standing elsewhere. */
    P with(Exchange<S> exchange);

    /** The same process with what {@code message} of {@code by} adds to it; where it stands is left as it is. */
    P carrying(M message, Role by);

    default String pid() {
        return exchange().pid();
    }

    default S state() {
        return exchange().state();
    }
}
