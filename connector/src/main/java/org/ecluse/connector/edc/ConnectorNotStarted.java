package org.ecluse.connector.edc;

/** The connector could not start; whatever had started has been stopped again. The message says what and why. */
public final class ConnectorNotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectorNotStarted(String message, Throwable cause) {
        super(message, cause);
    }
}
