package org.ecluse.contracts.people;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Somebody who acts for this connector.
 *
 * @param name 1 to 64 lower case letters, digits, dots and dashes; nobody else's, ever
 * @param addedBy the person who let this one in
 */
public record Person(String name, PersonRole role, Instant addedAt, String addedBy) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    public Person {
        if (!isName(name)) {
            throw new IllegalArgumentException("a name is 1 to 64 lower case letters, digits, dots and dashes");
        }
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
