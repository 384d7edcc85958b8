package org.ecluse.contracts.payment;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;

/** A party with a real key. */
record TestKey(String keyId, ECKey pair) implements Signer, KeyLookup {

    static TestKey of(String did) {
        try {
            return new TestKey(did + "#key-1", new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String jws(String type, byte[] payload) {
        return signed(JWSAlgorithm.ES256, keyId, type, payload);
    }

    String signed(JWSAlgorithm algorithm, String kid, String type, byte[] payload) {
        var header = new JWSHeader.Builder(algorithm)
                .keyID(kid)
                .type(new JOSEObjectType(type))
                .build();
        var jws = new JWSObject(header, new Payload(payload));
        try {
            jws.sign(new ECDSASigner(pair));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Optional<ECPublicKey> key(String asked) {
        try {
            return asked.equals(keyId) ? Optional.of(pair.toECPublicKey()) : Optional.empty();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
