package org.ecluse.contracts.termination;

/** A stored termination or breach is not what was signed or came in. It is refused: restore the database from a copy. */
public final class TerminationAltered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TerminationAltered(String hash, String what, Throwable cause) {
        super("termination " + hash + " is refused: " + what + "; restore the contracts database from a copy", cause);
    }
}
