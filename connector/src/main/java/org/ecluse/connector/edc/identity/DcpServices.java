package org.ecluse.connector.edc.identity;

import java.time.Clock;
import org.eclipse.edc.iam.decentralizedclaims.spi.SecureTokenService;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.RevocationServiceRegistry;
import org.eclipse.edc.iam.verifiablecredentials.spi.validation.TrustedIssuerRegistry;
import org.eclipse.edc.identityhub.protocols.dcp.spi.DcpIssuerTokenVerifier;
import org.eclipse.edc.identityhub.spi.authentication.ParticipantSecureTokenService;
import org.eclipse.edc.identityhub.spi.credential.request.store.HolderCredentialRequestStore;
import org.eclipse.edc.identityhub.spi.keypair.KeyPairService;
import org.eclipse.edc.identityhub.spi.keypair.store.KeyPairResourceStore;
import org.eclipse.edc.identityhub.spi.participantcontext.ParticipantContextService;
import org.eclipse.edc.identityhub.spi.transformation.ScopeToCriterionTransformer;
import org.eclipse.edc.identityhub.spi.verifiablecredentials.store.CredentialStore;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.token.spi.TokenDecorator;
import org.ecluse.connector.identity.ConnectorIdentity;

/** What DCP and the credential service need from outside, given from our own state. */
public final class DcpServices implements ServiceExtension {
    private final ConnectorIdentity identity;
    private final CheckedTokens checked;
    private final OwnTokens tokens;
    private final HubKeys keys;
    private final HubParticipant participant;
    private final DurableCredentials credentials;
    private RequestsInFlight requests;

    @Inject
    private Clock clock;

    @Inject
    private CriterionOperatorRegistry criteria;

    DcpServices(String contextId, ConnectorIdentity identity, CheckedTokens checked, DurableCredentials credentials) {
        this.identity = identity;
        this.checked = checked;
        this.credentials = credentials;
        this.tokens = new OwnTokens(identity.own(), identity.clock());
        this.keys = new HubKeys(contextId, identity.own());
        this.participant = new HubParticipant(contextId, identity.own());
    }

    @Override
    public String name() {
        return "Écluse: identity";
    }

    @Provider
    public ConnectorIdentity connectorIdentity() {
        return identity;
    }

    @Provider
    public SecureTokenService secureTokenService() {
        return tokens.forControlPlane();
    }

    @Provider
    public ParticipantSecureTokenService participantSecureTokenService() {
        return tokens.forCredentialService();
    }

    @Provider
    public TokenDecorator tokenDecorator() {
        return new AllScopes();
    }

    @Provider
    public TrustedIssuerRegistry trustedIssuerRegistry() {
        return new TrustedRegistry(identity.own());
    }

    @Provider
    public RevocationServiceRegistry revocationServiceRegistry() {
        return new StatusChecks(identity.status());
    }

    @Provider
    public DcpIssuerTokenVerifier issuerTokenVerifier() {
        return new IssuerTokens(identity.own(), checked);
    }

    @Provider
    public ParticipantContextService participantContextService() {
        return participant;
    }

    @Provider
    public KeyPairService keyPairService() {
        return keys;
    }

    @Provider
    public KeyPairResourceStore keyPairResourceStore() {
        return keys.asStore();
    }

    @Provider
    public CredentialStore credentialStore() {
        return credentials;
    }

    @Provider
    public ScopeToCriterionTransformer scopeToCriterionTransformer() {
        return Scopes.toCriterion();
    }

    @Provider
    public HolderCredentialRequestStore holderCredentialRequestStore() {
        return requests();
    }

    /** The same store for who asks by interface and for the wallet, which also waits on it. */
    @Provider
    public synchronized RequestsInFlight requests() {
        if (requests == null) {
            requests = new RequestsInFlight(clock, criteria);
        }
        return requests;
    }
}
