package org.ecluse.launcher.dsp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ecluse.connector.identity.ContractKeys;
import org.ecluse.contracts.signature.OwnKeys;
import org.ecluse.contracts.signature.Signer;
import org.ecluse.trust.keys.SigningKey;

/** Parties with real keys, and a place where everybody finds the public halves: what DID documents are elsewhere. */
public final class TestKeys {
    private static final String NAME = "key-1";

    private final Map<String, JWK> published = new ConcurrentHashMap<>();

    /** A party whose key is published. */
    public ContractKeys of(String did) {
        var key = key();
        published.put(did + "#" + NAME, key.publicJwk());
        return keys(did, key);
    }

    /** A party that cannot sign, and looks up those that can. */
    public ContractKeys unsigned() {
        return new ContractKeys(
                Optional::empty, ContractKeys.none().own(), asked -> Optional.ofNullable(published.get(asked)));
    }

    /** Somebody who signs as a party with a key that is not the party's published one. */
    public ContractKeys forgerOf(String did) {
        published.put(did + "#" + NAME, key().publicJwk());
        return keys(did, key());
    }

    private ContractKeys keys(String did, SigningKey key) {
        var keyId = did + "#" + NAME;
        return new ContractKeys(
                () -> Optional.of(new PartySigner(keyId, key)),
                new OwnKeys() {
                    @Override
                    public boolean claims(String asked) {
                        return asked.startsWith(did + "#");
                    }

                    @Override
                    public Optional<JWK> key(String asked) {
                        return asked.equals(keyId) ? Optional.of(key.publicJwk()) : Optional.empty();
                    }
                },
                asked -> Optional.ofNullable(published.get(asked)));
    }

    private static SigningKey key() {
        try {
            return new SigningKey(new ECKeyGenerator(Curve.P_256).keyID(NAME).generate());
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private record PartySigner(String keyId, SigningKey key) implements Signer {
        @Override
        public String jws(String type, byte[] payload) {
            return key.sign(keyId, type, payload);
        }
    }
}
