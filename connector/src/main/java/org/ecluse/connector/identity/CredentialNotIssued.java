package org.ecluse.connector.identity;

/** The issuer refused a credential or did not deliver it in time. The message says which, and why as far as known. */
public final class CredentialNotIssued extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CredentialNotIssued(String message) {
        super(message);
    }
}
