package org.ecluse.contracts.signature;

import com.nimbusds.jose.jwk.JWK;
import java.util.Optional;

/** Public keys of parties, from their DID documents. May ask over the network, so never inside a transaction. */
@FunctionalInterface
public interface KeyLookup {

    /**
     * The key of that id.
     *
     * @param keyId the owner's DID, {@code #}, the key's name
     * @return empty when its owner does not name it, or cannot be asked
     */
    Optional<JWK> key(String keyId);
}
