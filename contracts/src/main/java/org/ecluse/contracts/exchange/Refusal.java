package org.ecluse.contracts.exchange;

/**
 * Why a message or a move has no effect. The code goes to a peer, the reason to the log and to the operator.
 *
 * @param code stable and dotted, such as {@code process.out-of-order}
 */
public record Refusal(Kind kind, String code, String reason) {
    /** Who may try what again. */
    public enum Kind {
        /** There is no such process, or it is none of the sender's business: the two read alike. */
        NOT_THERE,
        /** Not in this state. The same message may be in order later. */
        NOT_NOW,
        /** Not in this state, and no later one will do. */
        OVER,
        /** What the message carries does not do. */
        UNACCEPTABLE
    }

    static Refusal notThere() {
        return new Refusal(Kind.NOT_THERE, "process.unknown", "there is no such process");
    }
}
