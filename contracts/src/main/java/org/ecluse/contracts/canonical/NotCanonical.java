package org.ecluse.contracts.canonical;

/** The JSON has no canonical form, or is not in it. The message says where and what would put it right. */
public final class NotCanonical extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotCanonical(String message) {
        super(message);
    }

    NotCanonical(String message, Throwable cause) {
        super(message, cause);
    }
}
