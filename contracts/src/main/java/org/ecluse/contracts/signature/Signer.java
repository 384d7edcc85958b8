package org.ecluse.contracts.signature;

/** This connector's signing key, which never leaves its keeper. */
public interface Signer {

    /** The id of the key in its owner's DID document: the owner's DID, {@code #}, the key's name. */
    String keyId();

    /**
     * A compact JWS over the payload, signed with ES256 or EdDSA (Ed25519), its header {@code alg}, {@code kid} with
     * {@link #keyId()}, {@code typ}, and nothing else. (RFC 7515, 7.1)
     *
     * @param type the {@code typ} header
     */
    String jws(String type, byte[] payload);

    /** A signature over a record that travels apart from it: {@code header..signature}. (RFC 7515, Appendix F) */
    default String detached(RecordKind kind, byte[] record) {
        var compact = jws(kind.type(), record);
        return compact.substring(0, compact.indexOf('.') + 1) + compact.substring(compact.lastIndexOf('.'));
    }
}
