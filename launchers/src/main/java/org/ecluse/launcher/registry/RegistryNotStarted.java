package org.ecluse.launcher.registry;

/** The registry could not be started; the message says why in one line. */
public final class RegistryNotStarted extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, in one line. */
    public RegistryNotStarted(String message) {
        super(message);
    }

    /** Why, in one line, and what lies behind it. */
    public RegistryNotStarted(String message, Throwable cause) {
        super(message, cause);
    }
}
