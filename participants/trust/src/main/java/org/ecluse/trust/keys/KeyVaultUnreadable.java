package org.ecluse.trust.keys;

/** The keys cannot be opened: wrong password, damaged file, or a secret that others can read. Says the cure. */
public final class KeyVaultUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A reason in one line, with its cure. */
    public KeyVaultUnreadable(String message) {
        super(message);
    }

    /** A reason in one line, with its cure and what lies behind it. */
    public KeyVaultUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
