package org.ecluse.registry.studies;

import static org.ecluse.trust.Refusal.quote;

import java.util.regex.Pattern;
import org.ecluse.trust.Verdict;

/**
 * A study's identifier, {@code urn:ecluse:study:flux-campus}; policies name it.
 *
 * @param slug 1-100 lower-case letters, digits and dashes
 */
public record StudyId(String slug) {
    private static final String PREFIX = "urn:ecluse:study:";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

    /** Refuses other shapes: from outside use {@link #read}. */
    public StudyId {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("not a study id: " + quote(slug));
        }
    }

    /** Reads an id from outside, with its prefix or without. */
    public static Verdict<StudyId> read(String text) {
        String slug = text != null && text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        return slug != null && SLUG.matcher(slug).matches()
                ? Verdict.accepted(new StudyId(slug))
                : Verdict.refused(
                        "study.id-malformed",
                        "study id " + quote(text) + " is not usable",
                        "use " + PREFIX + " and 1-100 lower-case letters, digits and dashes");
    }

    /** The whole identifier. */
    @Override
    public String toString() {
        return PREFIX + slug;
    }
}
