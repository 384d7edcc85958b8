package org.ecluse.connector.edc.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import org.eclipse.edc.jwt.signer.spi.JwsSignerProvider;
import org.eclipse.edc.spi.result.Result;
import org.ecluse.connector.identity.OwnIdentity;
import org.ecluse.trust.keys.Crypto;

/** Signs what the shell signs (presentations) with our key, by Bouncy Castle. Other aliases have no key. */
final class OwnSigner implements JwsSignerProvider {
    private final OwnIdentity own;

    OwnSigner(OwnIdentity own) {
        this.own = own;
    }

    @Override
    public Result<JWSSigner> createJwsSigner(String participantContextId, String privateKeyId) {
        return createJwsSigner(privateKeyId);
    }

    @Deprecated
    @Override
    public Result<JWSSigner> createJwsSigner(String privateKeyId) {
        if (!own.key().name().equals(privateKeyId)) {
            return Result.failure("there is no such key");
        }
        try {
            var signer = new ECDSASigner(own.key().privateJwk());
            signer.getJCAContext().setProvider(Crypto.provider());
            return Result.success(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("the own key cannot sign", e);
        }
    }
}
