package org.ecluse.connector.edc.identity;

import org.eclipse.edc.jwt.signer.spi.JwsSignerProvider;
import org.eclipse.edc.jwt.validation.jti.JtiValidationEntry;
import org.eclipse.edc.jwt.validation.jti.JtiValidationStore;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.result.StoreResult;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.token.TokenDecoratorRegistryImpl;
import org.eclipse.edc.token.TokenValidationRulesRegistryImpl;
import org.eclipse.edc.token.spi.TokenDecoratorRegistry;
import org.eclipse.edc.token.spi.TokenValidationRulesRegistry;
import org.eclipse.edc.token.spi.TokenValidationService;

/** The shell's token services, in the place of EDC's own: {@link CheckedTokens} instead of its checks. */
public final class TokenParts implements ServiceExtension {
    private final CheckedTokens checked;
    private final OwnSigner signer;
    private final TokenValidationRulesRegistry rules = new TokenValidationRulesRegistryImpl();
    private final TokenDecoratorRegistry decorators = new TokenDecoratorRegistryImpl();

    TokenParts(CheckedTokens checked, OwnSigner signer) {
        this.checked = checked;
        this.signer = signer;
    }

    @Override
    public String name() {
        return "Écluse: tokens";
    }

    @Provider
    public TokenValidationService tokenValidationService() {
        return checked;
    }

    @Provider
    public TokenValidationRulesRegistry tokenValidationRulesRegistry() {
        return rules;
    }

    @Provider
    public TokenDecoratorRegistry tokenDecoratorRegistry() {
        return decorators;
    }

    @Provider
    public JwsSignerProvider jwsSignerProvider() {
        return signer;
    }

    /** EDC's rule for single use needs a store to be made; it is never run, and if it were, it would refuse. */
    @Provider
    public JtiValidationStore jtiValidationStore() {
        return new JtiValidationStore() {
            @Override
            public StoreResult<Void> storeEntry(JtiValidationEntry entry) {
                return StoreResult.generalError("token ids are spent by CheckedTokens");
            }

            @Override
            public JtiValidationEntry findById(String id, boolean autoRemove) {
                // EDC's contract: null is "not seen".
                return null;
            }

            @Override
            public StoreResult<Void> deleteById(String id) {
                return StoreResult.success();
            }

            @Override
            public StoreResult<Integer> deleteExpired() {
                return StoreResult.success(0);
            }
        };
    }
}
