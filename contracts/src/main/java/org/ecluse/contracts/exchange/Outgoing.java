package org.ecluse.contracts.exchange;

import java.time.Instant;

/**
 * The message that a peer has still to be told, the same one however often it is tried.
 *
 * @param messageId given to the peer, so that it knows the message when it comes again
 * @param leadsTo the state that the message says its sender has moved to
 * @param tries how often it was sent without success
 * @param due when it is to be tried next; a message under way is due when its answer is no longer to be expected
 * @param underWay whether it has left, or is about to, and its answer may still come
 */
public record Outgoing<S extends Enum<S>>(String messageId, S leadsTo, int tries, Instant due, boolean underWay) {
    Outgoing<S> triedAgainAt(Instant when) {
        return new Outgoing<>(messageId, leadsTo, tries + 1, when, false);
    }

    Outgoing<S> underWayUntil(Instant when) {
        return new Outgoing<>(messageId, leadsTo, tries, when, true);
    }
}
