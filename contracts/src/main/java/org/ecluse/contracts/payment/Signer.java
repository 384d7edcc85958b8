package org.ecluse.contracts.payment;

/** This connector's signing key, which never leaves its keeper. */
public interface Signer {

    /** The id of the key in its owner's DID document: the owner's DID, {@code #}, the key's name. */
    String keyId();

    /** The ES256 signature in JWS form, 64 bytes: R and S. (RFC 7518, 3.4) */
    byte[] sign(byte[] signingInput);
}
