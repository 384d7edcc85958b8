package org.ecluse.connector.edc.identity;

import java.util.List;
import org.eclipse.edc.iam.did.spi.document.Service;
import org.eclipse.edc.iam.did.spi.document.VerificationMethod;
import org.eclipse.edc.iam.did.spi.resolution.DidResolver;
import org.eclipse.edc.spi.result.Result;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.resolution.DidDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** DID documents for the shell, found by our own resolver: guarded addresses, limited size, the right document only. */
final class GuardedDids implements DidResolver {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedDids.class);

    private final org.ecluse.trust.resolution.DidResolver resolver;

    GuardedDids(org.ecluse.trust.resolution.DidResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public String getMethod() {
        return "web";
    }

    @Override
    public Result<org.eclipse.edc.iam.did.spi.document.DidDocument> resolve(String did) {
        return Did.read(did).then(resolver::resolve).fold(found -> Result.success(asShell(found)), GuardedDids::refuse);
    }

    private static Result<org.eclipse.edc.iam.did.spi.document.DidDocument> refuse(Refusal refusal) {
        LOG.warn("DID not resolved: {}", refusal);
        return Result.failure(refusal.code());
    }

    private static org.eclipse.edc.iam.did.spi.document.DidDocument asShell(DidDocument found) {
        var id = found.id().toString();
        List<VerificationMethod> methods = found.keys().stream()
                .map(key -> VerificationMethod.Builder.newInstance()
                        .id(key.id())
                        .type("JsonWebKey2020")
                        .controller(id)
                        .publicKeyJwk(key.jwk().toPublicJWK().toJSONObject())
                        .build())
                .toList();
        List<Service> services = found.services().stream()
                .map(service -> new Service(
                        service.id(), service.type(), service.endpoint().toString()))
                .toList();
        return org.eclipse.edc.iam.did.spi.document.DidDocument.Builder.newInstance()
                .id(id)
                .verificationMethod(methods)
                .service(services)
                .build();
    }
}
