package org.ecluse.contracts.exchange;

import java.util.Optional;

/** What a peer answered to a message of ours, or that it did not. */
public sealed interface Answer {
    /** It has taken the message. @param peerPid its own id of the process, where the answer says so */
    record Taken(Optional<String> peerPid) implements Answer {}

    /** It cannot take the message in its present state: a peer that is slower than its messages says so, too. */
    record NotNow(String detail) implements Answer {}

    /** It will not take the message, now or later. */
    record Refused(String code, String detail) implements Answer {}

    /** No answer, or none that says anything about the message. */
    record None(String detail) implements Answer {}
}
