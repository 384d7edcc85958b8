package org.ecluse.connector.edc.identity;

import org.eclipse.edc.identityhub.spi.verifiablecredentials.store.CredentialStore;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.identity.ConnectorIdentity;
import org.ecluse.connector.identity.Enrolment;
import org.ecluse.connector.identity.Wallet;

/** Our own credentials and how we come by them, for the rest of the product. */
public final class WalletParts implements ServiceExtension {
    private final ConnectorSettings settings;
    private final ConnectorIdentity identity;

    @Inject
    private CredentialStore credentials;

    @Inject
    private RequestsInFlight inFlight;

    WalletParts(ConnectorSettings settings, ConnectorIdentity identity) {
        this.settings = settings;
        this.identity = identity;
    }

    @Override
    public String name() {
        return "Écluse: wallet";
    }

    @Provider
    public Wallet wallet() {
        return new HubWallet(settings.name(), identity, credentials, inFlight);
    }

    @Provider
    public Enrolment enrolment() {
        return new Enrolment(settings, identity, wallet());
    }
}
