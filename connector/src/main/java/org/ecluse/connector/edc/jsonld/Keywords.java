package org.ecluse.connector.edc.jsonld;

import java.util.Set;
import java.util.regex.Pattern;

/** The words of JSON-LD that are handled here, and the shapes of names. (JSON-LD 1.1, 1.7) */
final class Keywords {
    static final String CONTEXT = "@context";
    static final String ID = "@id";
    static final String LIST = "@list";
    static final String NONE = "@none";
    static final String SET = "@set";
    static final String TYPE = "@type";
    static final String VALUE = "@value";
    static final String VOCAB = "@vocab";

    private static final Set<String> ALL = Set.of(
            "@base",
            CONTEXT,
            "@container",
            "@default",
            "@direction",
            "@embed",
            "@explicit",
            "@graph",
            ID,
            "@import",
            "@included",
            "@index",
            "@json",
            "@language",
            LIST,
            "@nest",
            NONE,
            "@null",
            "@omitDefault",
            "@prefix",
            "@preserve",
            "@propagate",
            "@protected",
            "@requireAll",
            "@reverse",
            SET,
            TYPE,
            VALUE,
            "@version",
            VOCAB);

    // Narrower than RFC 3987, so that what is taken for an IRI here is one everywhere.
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]*");

    private Keywords() {}

    static boolean is(String name) {
        return !name.isEmpty() && name.charAt(0) == '@' && ALL.contains(name);
    }

    /** Whether a name looks as a keyword does, which keeps it for later versions. (JSON-LD 1.1, 1.7) */
    static boolean resembles(String name) {
        if (name.length() < 2 || name.charAt(0) != '@') {
            return false;
        }
        return name.substring(1).chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
    }

    static boolean isAbsoluteIri(String name) {
        return ABSOLUTE.matcher(name).matches();
    }
}
