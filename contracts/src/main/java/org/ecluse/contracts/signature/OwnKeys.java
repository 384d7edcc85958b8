package org.ecluse.contracts.signature;

import com.nimbusds.jose.jwk.JWK;
import java.util.Optional;

/**
 * This connector's own public keys, those it no longer signs with among them: known without asking anybody. Whoever can
 * write to the database but has none of these keys cannot make an agreement that this connector seems to have signed.
 */
public interface OwnKeys {

    /** Whether a key id says that the key is this connector's. */
    boolean claims(String keyId);

    /** The key of that id, present or retired; empty when this connector never had it. */
    Optional<JWK> key(String keyId);
}
