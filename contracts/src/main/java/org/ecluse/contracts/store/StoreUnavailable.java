package org.ecluse.contracts.store;

/** The database did not answer, or answered with a failure: nothing is known, so nothing may be assumed. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
