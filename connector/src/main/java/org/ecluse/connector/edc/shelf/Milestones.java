package org.ecluse.connector.edc.shelf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * At which row a page begins, for those who read the catalogue page by page: the next page then costs no more than the
 * first. Forgotten when the shelf changes. Bounded; safe for threads.
 */
final class Milestones {
    private static final int READERS_MAX = 64;
    private static final int PAGES_MAX = 4_096;

    private final Map<Set<Integer>, TreeMap<Long, Long>> byAudiences = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Set<Integer>, TreeMap<Long, Long>> eldest) {
            return size() > READERS_MAX;
        }
    };

    private long version = -1;

    /** @param before how many assets come before, up to and with the row {@code after} */
    record Milestone(long before, long after) {
        static final Milestone START = new Milestone(0, 0);
    }

    synchronized Milestone nearest(long atVersion, Set<Integer> audiences, long offset) {
        var known = at(atVersion).get(audiences);
        var entry = known == null ? null : known.floorEntry(offset);
        return entry == null ? Milestone.START : new Milestone(entry.getKey(), entry.getValue());
    }

    synchronized void reached(long atVersion, Set<Integer> audiences, Milestone milestone) {
        var known = at(atVersion).computeIfAbsent(Set.copyOf(audiences), audience -> new TreeMap<>());
        known.put(milestone.before(), milestone.after());
        if (known.size() > PAGES_MAX) {
            // Who reads page by page does not come back to the first.
            known.pollFirstEntry();
        }
    }

    private Map<Set<Integer>, TreeMap<Long, Long>> at(long atVersion) {
        if (version != atVersion) {
            byAudiences.clear();
            version = atVersion;
        }
        return byAudiences;
    }
}
