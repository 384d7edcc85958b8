package org.ecluse.contracts.exchange;

import java.util.concurrent.CompletionStage;

/** Brings the outgoing message of a process to the peer. The network; called by many threads. */
@FunctionalInterface
public interface Courier<P> {
    /**
     * Sends the message that {@code process} has outgoing.
     *
     * @return completes with the answer, within {@link Exchange#ANSWER_MAX}; an exceptional completion counts as no answer
     */
    CompletionStage<Answer> send(P process);
}
