package org.ecluse.connector.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What each party last showed of itself, so that a use can be decided between two presentations, also after a restart and
 * by another process of ours. A party that is not known has shown nothing. Safe for threads.
 */
public final class KnownParties {
    /** How many are known without asking the database. */
    public static final int PARTIES_MAX = 10_000;

    private final Supplier<String> trustedIssuer;
    private final PartyMemory memory;
    private final Map<String, List<VerifiedCredential>> latest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<VerifiedCredential>> eldest) {
            return size() > PARTIES_MAX;
        }
    };

    /** @param trustedIssuer DID of the only issuer whose credentials count; empty text while there is none */
    public KnownParties(Supplier<String> trustedIssuer, PartyMemory memory) {
        this.trustedIssuer = trustedIssuer;
        this.memory = memory;
    }

    /** Remembers what a party has just shown. */
    public Party shown(String did, List<VerifiedCredential> credentials) {
        if (!known(did).equals(credentials)) {
            memory.keep(did, credentials);
            remember(did, credentials);
        }
        return new Party(did, trustedIssuer.get(), credentials);
    }

    public Party party(String did) {
        return new Party(did, trustedIssuer.get(), known(did));
    }

    private List<VerifiedCredential> known(String did) {
        var known = memory.isShared() ? Optional.<List<VerifiedCredential>>empty() : remembered(did);
        return known.orElseGet(() -> {
            var found = memory.find(did).orElse(List.of());
            remember(did, found);
            return found;
        });
    }

    private synchronized Optional<List<VerifiedCredential>> remembered(String did) {
        return Optional.ofNullable(latest.get(did));
    }

    private synchronized void remember(String did, List<VerifiedCredential> credentials) {
        latest.put(did, List.copyOf(credentials));
    }
}
