package org.ecluse.policy.reading;

import jakarta.json.JsonObject;
import org.ecluse.policy.profile.Profile;

/** Reads ODRL JSON-LD: expanded, compacted or with prefixes, all give the same policy. Immutable, for all threads. */
public final class PolicyReader {
    private final Profile profile;
    private final ReadingLimits limits;

    public PolicyReader(Profile profile) {
        this(profile, ReadingLimits.STANDARD);
    }

    public PolicyReader(Profile profile, ReadingLimits limits) {
        this.profile = profile;
        this.limits = limits;
    }

    public Reading read(String json) {
        throw new UnsupportedOperationException(profile + " " + limits);
    }

    public Reading read(JsonObject document) {
        return read(document.toString());
    }
}
