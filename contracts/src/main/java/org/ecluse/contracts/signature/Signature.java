package org.ecluse.contracts.signature;

import java.util.Objects;

/**
 * One party's signature over a record, and the key that it was found to fit.
 *
 * @param jws compact JWS without its payload, {@code header..signature}: what was signed is the record itself. (RFC 7515,
 *     Appendix F)
 * @param key as the signer's DID document had it when the signature was accepted; keys change, contracts do not
 */
public record Signature(String jws, VerificationKey key) {
    public Signature {
        Objects.requireNonNull(jws);
        Objects.requireNonNull(key);
    }

    /** A signature as it was kept. @throws IllegalArgumentException when the text is not a key as it is kept here */
    public static Signature kept(String jws, String key) {
        return new Signature(
                jws,
                VerificationKey.read(key)
                        .orElseThrow(() -> new IllegalArgumentException("the key beside a signature is none")));
    }

    /** The id of the key in its owner's DID document. @throws IllegalArgumentException when the text is no signature */
    public String keyId() {
        return DetachedJws.read(jws).keyId();
    }

    /** {@code ES256} or {@code EdDSA}. @throws IllegalArgumentException when the text is no signature */
    public String algorithm() {
        return DetachedJws.read(jws).algorithm();
    }
}
