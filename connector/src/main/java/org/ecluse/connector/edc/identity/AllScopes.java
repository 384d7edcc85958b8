package org.ecluse.connector.edc.identity;

import org.eclipse.edc.spi.iam.TokenParameters;
import org.eclipse.edc.token.spi.TokenDecorator;

/** The scopes of a message for which the shell has no rule: the same as for every other. */
final class AllScopes implements TokenDecorator {
    private static final String SCOPE = "scope";

    @Override
    public TokenParameters.Builder decorate(TokenParameters.Builder token) {
        return token.claims(SCOPE, Scopes.GRANTED);
    }
}
