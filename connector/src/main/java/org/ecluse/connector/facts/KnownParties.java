package org.ecluse.connector.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What each party last showed of itself, so that a use can be decided between two presentations. The latest {@value
 * #PARTIES_MAX} parties; a party that is not known has shown nothing. Safe for threads.
 */
public final class KnownParties {
    public static final int PARTIES_MAX = 10_000;

    private final Supplier<String> trustedIssuer;
    private final Map<String, Party> parties = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Party> eldest) {
            return size() > PARTIES_MAX;
        }
    };

    /** @param trustedIssuer DID of the only issuer whose credentials count; empty text while there is none */
    public KnownParties(Supplier<String> trustedIssuer) {
        this.trustedIssuer = trustedIssuer;
    }

    /** Remembers what a party has just shown. */
    public synchronized Party shown(String did, List<VerifiedCredential> credentials) {
        var party = new Party(did, trustedIssuer.get(), credentials);
        parties.put(did, party);
        return party;
    }

    public synchronized Party party(String did) {
        var known = parties.get(did);
        return known == null ? new Party(did, trustedIssuer.get(), List.of()) : known;
    }
}
