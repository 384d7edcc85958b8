package org.ecluse.policy.reading;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Where in a document each part of the model was seen, by identity. Used by one thread, while reading. */
final class Sightings {
    private final Map<Object, String> seen;

    private Sightings(Map<Object, String> seen) {
        this.seen = seen;
    }

    static Sightings kept() {
        return new Sightings(new IdentityHashMap<>());
    }

    /** For a reading that nobody asks for origins. */
    static Sightings notKept() {
        return new Sightings(null);
    }

    <T> T at(String place, T part) {
        if (seen != null) {
            seen.putIfAbsent(part, place);
        }
        return part;
    }

    Optional<String> of(Object part) {
        return seen == null ? Optional.empty() : Optional.ofNullable(seen.get(part));
    }
}
