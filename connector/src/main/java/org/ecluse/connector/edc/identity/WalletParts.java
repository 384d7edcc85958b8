package org.ecluse.connector.edc.identity;

import org.eclipse.edc.identityhub.spi.verifiablecredentials.CredentialRequestManager;
import org.eclipse.edc.identityhub.spi.verifiablecredentials.store.CredentialStore;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.ecluse.connector.identity.Wallet;

/** Our own credentials, for the rest of the product. */
public final class WalletParts implements ServiceExtension {
    private final String contextId;

    @Inject
    private CredentialRequestManager requests;

    @Inject
    private CredentialStore credentials;

    @Inject
    private RequestsInFlight inFlight;

    WalletParts(String contextId) {
        this.contextId = contextId;
    }

    @Override
    public String name() {
        return "Écluse: wallet";
    }

    @Provider
    public Wallet wallet() {
        return new HubWallet(contextId, credentials, requests, inFlight);
    }
}
