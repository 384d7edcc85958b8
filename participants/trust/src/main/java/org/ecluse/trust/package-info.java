/**
 * Who the parties are and how they prove it; used by the registry and by every connector. Start at {@link Did} and
 * {@link org.ecluse.trust.tokens.TokenVerifier}.
 *
 * <p>Promises: what is not understood is refused and named ({@link Refusal}); a refusal is a value
 * ({@link Verdict}), exceptions are for broken surroundings. Nothing in here knows policies or contracts.
 */
package org.ecluse.trust;
