package org.ecluse.connector.edc.identity;

import org.eclipse.edc.iam.decentralizedclaims.spi.PresentationRequestService;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.transform.spi.TypeTransformerRegistry;
import org.ecluse.connector.identity.ConnectorIdentity;

/** How peers are asked for their credentials. */
public final class PresentationParts implements ServiceExtension {
    private final ConnectorIdentity identity;

    @Inject
    private TypeTransformerRegistry transformers;

    PresentationParts(ConnectorIdentity identity) {
        this.identity = identity;
    }

    @Override
    public String name() {
        return "Écluse: presentations";
    }

    @Provider
    public PresentationRequestService presentationRequestService() {
        return new AskedPresentations(identity, new PeerCredentialService(identity.egress()), transformers);
    }
}
