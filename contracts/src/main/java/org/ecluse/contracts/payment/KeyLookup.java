package org.ecluse.contracts.payment;

import java.security.interfaces.ECPublicKey;
import java.util.Optional;

/** Public keys of parties, from their DID documents. */
public interface KeyLookup {

    /** The P-256 key of that id; empty when its owner does not name it. */
    Optional<ECPublicKey> key(String keyId);
}
