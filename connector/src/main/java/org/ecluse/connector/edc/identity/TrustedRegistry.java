package org.ecluse.connector.edc.identity;

import java.util.Set;
import org.eclipse.edc.iam.verifiablecredentials.spi.model.Issuer;
import org.eclipse.edc.iam.verifiablecredentials.spi.validation.TrustedIssuerRegistry;
import org.ecluse.connector.identity.OwnIdentity;

/** The issuers whose credentials count: the registry that enrolled us. */
final class TrustedRegistry implements TrustedIssuerRegistry {
    private final OwnIdentity own;

    TrustedRegistry(OwnIdentity own) {
        this.own = own;
    }

    @Override
    public void register(Issuer issuer, String credentialType) {
        throw new UnsupportedOperationException("the trusted issuer is set by enrolment");
    }

    @Override
    public Set<String> getSupportedTypes(Issuer issuer) {
        return own.current()
                .filter(identity -> identity.registry().toString().equals(issuer.id()))
                .map(identity -> Set.of(WILDCARD))
                .orElse(Set.of());
    }
}
