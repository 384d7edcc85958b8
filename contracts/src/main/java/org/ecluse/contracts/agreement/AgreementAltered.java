package org.ecluse.contracts.agreement;

/** A stored agreement is not what was signed. It is refused, never repaired: restore the database from a copy. */
public final class AgreementAltered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AgreementAltered(AgreementId id, String what, Throwable cause) {
        super("agreement " + id + " is refused: " + what + "; restore the contracts database from a copy", cause);
    }
}
