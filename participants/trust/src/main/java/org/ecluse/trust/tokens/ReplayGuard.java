package org.ecluse.trust.tokens;

import java.time.Instant;
import org.ecluse.trust.Did;

/** Remembers which token ids were used. A port: the store is the product's or a test's. Safe for threads. */
@FunctionalInterface
public interface ReplayGuard {
    /**
     * Spends a token id, once and for all callers.
     *
     * @param issuer who made the token; ids are unique per issuer, not world-wide
     * @param jti the id, as in the token
     * @param expiresAt when the id may be forgotten, clock skew already added
     * @return true for exactly one caller, across threads, processes and a restart
     * @throws StoreUnavailable when the answer is not known; the caller must refuse the token
     */
    boolean spend(Did issuer, String jti, Instant expiresAt);

    /** The store of used ids cannot be asked just now. */
    final class StoreUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Why the store does not answer. */
        public StoreUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
