package org.ecluse.launcher.dsp;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import java.util.function.Function;
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

/**
 * An identity that takes each side's word for who it is, so that a peer without credentials can be spoken to: the token
 * is the JSON that EDC's own mock writes. The credentials of a peer are what the test says they are. Never part of the
 * product.
 */
public final class TestIdentity implements ServiceExtension, IdentityService {
    private final String ownId;
    private final Function<String, ? extends List<?>> credentialsOf;

    public TestIdentity(String ownId, Function<String, ? extends List<?>> credentialsOf) {
        this.ownId = ownId;
        this.credentialsOf = credentialsOf;
    }

    @Provider
    public IdentityService identityService() {
        return this;
    }

    @Provider
    public DefaultParticipantIdExtractionFunction participantIdExtraction() {
        return claims -> String.valueOf(claims.getClaim("client_id"));
    }

    @Provider
    public AudienceResolver audienceResolver() {
        return message -> Result.success(message.getCounterPartyId());
    }

    @Override
    public Result<TokenRepresentation> obtainClientCredentials(
            String participantContextId, TokenParameters parameters) {
        var token = Json.createObjectBuilder()
                .add("region", "test")
                .add("audience", String.valueOf(parameters.getStringClaim("aud")))
                .add("clientId", ownId)
                .build();
        return Result.success(TokenRepresentation.Builder.newInstance()
                .token(token.toString())
                .build());
    }

    @Override
    public Result<ClaimToken> verifyJwtToken(
            String participantContextId, TokenRepresentation token, VerificationContext context) {
        try (var reader = Json.createReader(new StringReader(token.getToken()))) {
            var clientId = reader.readObject().getString("clientId");
            return Result.success(ClaimToken.Builder.newInstance()
                    .claim("client_id", clientId)
                    .claim("vc", credentialsOf.apply(clientId))
                    .build());
        } catch (RuntimeException e) {
            return Result.failure("not a test token");
        }
    }
}
