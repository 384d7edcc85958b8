package org.ecluse.connector.dataplane;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.Optional;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.signature.OwnKeys;
import org.ecluse.contracts.signature.Signer;
import org.ecluse.trust.keys.SigningKey;

/** A party with a real key. */
record PartyKey(PartyId party, SigningKey pair) implements Signer, OwnKeys {

    static PartyKey of(PartyId party) {
        try {
            return new PartyKey(
                    party,
                    new SigningKey(
                            new ECKeyGenerator(Curve.P_256).keyID("key-1").generate()));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String keyId() {
        return party + "#key-1";
    }

    @Override
    public String jws(String type, byte[] payload) {
        return pair.sign(keyId(), type, payload);
    }

    @Override
    public boolean claims(String keyId) {
        return keyId.startsWith(party + "#");
    }

    @Override
    public Optional<JWK> key(String keyId) {
        return keyId.equals(keyId()) ? Optional.of(pair.publicJwk()) : Optional.empty();
    }
}
