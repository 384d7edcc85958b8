package org.ecluse.connector.edc.identity;

import org.eclipse.edc.iam.decentralizedclaims.lib.DefaultPresentationRequestService;
import org.eclipse.edc.iam.decentralizedclaims.service.DidCredentialServiceUrlResolver;
import org.eclipse.edc.iam.decentralizedclaims.spi.CredentialServiceClient;
import org.eclipse.edc.iam.decentralizedclaims.spi.PresentationRequestService;
import org.eclipse.edc.iam.decentralizedclaims.spi.SecureTokenService;
import org.eclipse.edc.iam.did.spi.resolution.DidResolverRegistry;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.system.ServiceExtension;

/** How peers are asked for their credentials. An extension of its own, since it needs what others make of ours. */
public final class PresentationParts implements ServiceExtension {
    @Inject
    private SecureTokenService tokens;

    @Inject
    private DidResolverRegistry resolvers;

    @Inject
    private CredentialServiceClient client;

    @Override
    public String name() {
        return "Écluse: presentations";
    }

    @Provider
    public PresentationRequestService presentationRequestService() {
        var services = new DidCredentialServiceUrlResolver(resolvers);
        return new AskedPresentations(new DefaultPresentationRequestService(tokens, services, client));
    }
}
