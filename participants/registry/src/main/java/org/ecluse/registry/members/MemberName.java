package org.ecluse.registry.members;

import static org.ecluse.trust.Refusal.quote;

import java.util.regex.Pattern;
import org.ecluse.trust.Verdict;

/**
 * The short name of a member, {@code enedis}: also the last segment of a hosted DID.
 *
 * @param value 1-63 lower-case letters, digits and dashes, beginning with a letter or digit
 */
public record MemberName(String value) implements Comparable<MemberName> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** Refuses other shapes: from outside use {@link #read}. */
    public MemberName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a member name: " + quote(value));
        }
    }

    /** Reads a name from outside. */
    public static Verdict<MemberName> read(String text) {
        return text != null && SHAPE.matcher(text).matches()
                ? Verdict.accepted(new MemberName(text))
                : Verdict.refused(
                        "member.name-malformed",
                        "name " + quote(text) + " is not usable",
                        "use 1-63 lower-case letters, digits and dashes");
    }

    @Override
    public int compareTo(MemberName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
