/**
 * Self-issued tokens (DCP 1.0, section 4.3): how one party proves to another who it is. Start at {@link TokenVerifier}
 * and {@link SelfIssuedTokens}.
 *
 * <p>Promises: only ES256 and Ed25519 are accepted, with the key that the issuer's own DID document lists; a header
 * never says where a key is to be found; the audience is one; each token id is accepted once ({@link ReplayGuard}).
 */
package org.ecluse.trust.tokens;
