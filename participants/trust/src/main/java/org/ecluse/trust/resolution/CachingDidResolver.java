package org.ecluse.trust.resolution;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;

/**
 * Remembers documents, and for a shorter time that there was none: a key that was taken out is refused after
 * {@link #FRESH} at the latest, and a stranger's bad DID costs its host one call in {@link #REFUSAL_FRESH}.
 * At most {@value #ENTRIES_MAX} DIDs; the least recently used goes first. Safe for threads.
 */
public final class CachingDidResolver implements DidResolver {
    /** How long a document is believed. */
    public static final Duration FRESH = Duration.ofSeconds(60);

    /** How long a failure is believed. */
    public static final Duration REFUSAL_FRESH = Duration.ofSeconds(2);

    /** How many DIDs are remembered. */
    public static final int ENTRIES_MAX = 10_000;

    private record Entry(Verdict<DidDocument> answer, Instant until) {}

    private final DidResolver source;
    private final InstantSource clock;
    private final Map<Did, Entry> entries = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Did, Entry> eldest) {
            return size() > ENTRIES_MAX;
        }
    };

    /** A cache in front of another resolver. */
    public CachingDidResolver(DidResolver source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Verdict<DidDocument> resolve(Did did) {
        Instant now = clock.instant();
        synchronized (entries) {
            Entry known = entries.get(did);
            if (known != null && now.isBefore(known.until())) {
                return known.answer();
            }
        }
        // outside the lock: a slow host delays only those who ask for it
        Verdict<DidDocument> answer = source.resolve(did);
        Duration fresh = answer.fold(document -> FRESH, refusal -> REFUSAL_FRESH);
        synchronized (entries) {
            entries.put(did, new Entry(answer, now.plus(fresh)));
        }
        return answer;
    }

    /** Forgets one document, so that the next look-up asks its host. */
    public void forget(Did did) {
        synchronized (entries) {
            entries.remove(did);
        }
    }
}
