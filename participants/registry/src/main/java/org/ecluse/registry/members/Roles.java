package org.ecluse.registry.members;

import static org.ecluse.trust.Refusal.quote;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ecluse.trust.Verdict;

/**
 * What a member does in the data space, in words of one's own choice.
 *
 * @param values at most 10, each of 1-40 lower-case letters and dashes
 */
public record Roles(SortedSet<String> values) {
    private static final int ROLES_MAX = 10;
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z-]{0,39}");

    /** Copies the set in. */
    public Roles {
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    /** No role. */
    public static Roles none() {
        return new Roles(new TreeSet<>());
    }

    /** Reads roles from outside. */
    public static Verdict<Roles> read(Collection<String> texts) {
        List<String> odd =
                texts.stream().filter(text -> !SHAPE.matcher(text).matches()).toList();
        return odd.isEmpty() && texts.size() <= ROLES_MAX
                ? Verdict.accepted(new Roles(new TreeSet<>(texts)))
                : Verdict.refused(
                        "member.roles-malformed",
                        "roles " + quote(texts) + " are not usable",
                        "use at most " + ROLES_MAX + " roles of lower-case letters and dashes");
    }

    String joined() {
        return String.join(",", values);
    }

    static Roles ofJoined(String joined) {
        return joined.isEmpty() ? none() : new Roles(new TreeSet<>(Arrays.asList(joined.split(",", -1))));
    }
}
