package org.ecluse.trust.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;

/** One P-256 key pair that signs with ES256. Safe for threads. */
public final class SigningKey {
    private final ECKey pair;
    private final JWSSigner signer;

    /**
     * A key pair with its id.
     *
     * @param pair P-256 with private part and key id
     */
    public SigningKey(ECKey pair) {
        if (!pair.isPrivate() || pair.getKeyID() == null) {
            throw new IllegalArgumentException("a signing key needs its private part and a key id");
        }
        this.pair = pair;
        try {
            ECDSASigner ecdsa = new ECDSASigner(pair);
            ecdsa.getJCAContext().setProvider(Crypto.provider());
            this.signer = ecdsa;
        } catch (JOSEException e) {
            throw new IllegalArgumentException("not a P-256 key", e);
        }
    }

    /** The key's own name, the fragment of its id in a DID document: {@code key-1}. */
    public String name() {
        return pair.getKeyID();
    }

    /** The public half, for a DID document. */
    public ECKey publicJwk() {
        return pair.toPublicJWK();
    }

    /** Both halves, for a component that signs by itself. Never log or send it. */
    public ECKey privateJwk() {
        return pair;
    }

    /**
     * A compact JWS over the given bytes.
     *
     * @param keyId the id verifiers look up, {@code did:web:…#key-1}
     * @param type the {@code typ} header, such as {@code JWT}
     */
    public String sign(String keyId, String type, byte[] payload) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(type))
                .keyID(keyId)
                .build();
        JWSObject jws = new JWSObject(header, new Payload(payload));
        try {
            jws.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("signing failed with key " + name(), e);
        }
        return jws.serialize();
    }
}
