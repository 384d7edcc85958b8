package org.ecluse.connector.edc.identity;

import org.eclipse.edc.iam.did.spi.resolution.DidResolverRegistry;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.VerifiableCredential;
import org.eclipse.edc.policy.context.request.spi.RequestCatalogPolicyContext;
import org.eclipse.edc.policy.context.request.spi.RequestContractNegotiationPolicyContext;
import org.eclipse.edc.policy.context.request.spi.RequestPolicyContext;
import org.eclipse.edc.policy.context.request.spi.RequestTransferProcessPolicyContext;
import org.eclipse.edc.policy.engine.spi.PolicyEngine;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.transform.spi.TypeTransformerRegistry;
import org.eclipse.edc.web.spi.WebService;
import org.eclipse.edc.web.spi.configuration.ApiContext;
import org.ecluse.trust.resolution.DidResolver;

/** What DCP and the credential service give, put to use: resolver, scopes, stored credentials. */
public final class DcpWiring implements ServiceExtension {
    private final DidResolver resolver;
    private final DurableCredentials credentials;

    @Inject
    private DidResolverRegistry resolvers;

    @Inject
    private PolicyEngine policyEngine;

    @Inject
    private TypeTransformerRegistry transformers;

    @Inject
    private WebService web;

    DcpWiring(DidResolver resolver, DurableCredentials credentials) {
        this.resolver = resolver;
        this.credentials = credentials;
    }

    @Override
    public String name() {
        return "Écluse: identity, wiring";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        resolvers.register(new GuardedDids(resolver));
        web.registerResource(ApiContext.PROTOCOL, new PeerVoice());
        addScopes(RequestCatalogPolicyContext.class);
        addScopes(RequestContractNegotiationPolicyContext.class);
        addScopes(RequestTransferProcessPolicyContext.class);
    }

    private <C extends RequestPolicyContext> void addScopes(Class<C> kind) {
        // before the evaluation, whose outcome says nothing about who is asking
        policyEngine.registerPreValidator(kind, (policy, asked) -> {
            Scopes.addTo(asked);
            return true;
        });
    }

    /** After all transformers are registered, and before any door opens. */
    @Override
    public void prepare() {
        credentials.load(raw -> transformers
                .transform(raw, VerifiableCredential.class)
                .orElseThrow(failure -> new IllegalStateException(
                        "a stored credential cannot be read; restore the identity database from a backup")));
    }
}
