package org.ecluse.connector.edc.operations;

import java.util.List;
import org.eclipse.edc.protocol.spi.DefaultParticipantIdExtractionFunction;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.iam.AudienceResolver;
import org.eclipse.edc.spi.iam.ClaimToken;
import org.eclipse.edc.spi.iam.IdentityService;
import org.eclipse.edc.spi.iam.TokenParameters;
import org.eclipse.edc.spi.iam.TokenRepresentation;
import org.eclipse.edc.spi.iam.VerificationContext;
import org.eclipse.edc.spi.result.Result;
import org.eclipse.edc.spi.system.ServiceExtension;

/** An identity for two connectors without a registry: a token is the sender's name, and nobody shows credentials. */
public final class WordOfMouth implements ServiceExtension, IdentityService {
    private static final String NAME = "name";

    private final String own;

    WordOfMouth(String own) {
        this.own = own;
    }

    @Provider
    public IdentityService identityService() {
        return this;
    }

    @Provider
    public DefaultParticipantIdExtractionFunction participantName() {
        return claims -> claims.getStringClaim(NAME);
    }

    @Provider
    public AudienceResolver audience() {
        return message -> Result.success(message.getCounterPartyId());
    }

    @Override
    public Result<TokenRepresentation> obtainClientCredentials(String participantContextId, TokenParameters asked) {
        return Result.success(
                TokenRepresentation.Builder.newInstance().token(own).build());
    }

    @Override
    public Result<ClaimToken> verifyJwtToken(
            String participantContextId, TokenRepresentation token, VerificationContext context) {
        return Result.success(ClaimToken.Builder.newInstance()
                .claim(NAME, token.getToken())
                .claim("vc", List.of())
                .build());
    }
}
