package org.ecluse.connector.edc.identity;

import org.eclipse.edc.identityhub.protocols.dcp.spi.DcpIssuerTokenVerifier;
import org.eclipse.edc.identityhub.spi.participantcontext.model.ParticipantContext;
import org.eclipse.edc.spi.iam.ClaimToken;
import org.eclipse.edc.spi.iam.TokenRepresentation;
import org.eclipse.edc.spi.result.Result;
import org.ecluse.connector.identity.OwnIdentity;

/** Who may deliver or offer us credentials: the registry we are enrolled at, and nobody else. (DCP 1.0, section 6.5) */
final class IssuerTokens implements DcpIssuerTokenVerifier {
    private final OwnIdentity own;
    private final CheckedTokens tokens;

    IssuerTokens(OwnIdentity own, CheckedTokens tokens) {
        this.own = own;
        this.tokens = tokens;
    }

    @Override
    public Result<ClaimToken> verify(ParticipantContext participantContext, TokenRepresentation token) {
        return tokens.identityOf(token.getToken(), own.current().map(identity -> identity.registry()));
    }
}
