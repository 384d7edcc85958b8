package org.ecluse.policy.reading;

/** Names that JSON-LD takes as they are, wherever they stand. In doubt the answer is no. */
final class Iris {
    private static final String MARKS = "-._~/?#@!$&'()*+,;=:";

    private Iris() {}

    /** An absolute IRI of unreserved and reserved ASCII characters, with whole percent escapes. */
    static boolean isPlain(String iri) {
        int colon = iri.indexOf(':');
        if (colon < 1 || !isLetter(iri.charAt(0)) || colon == iri.length() - 1) {
            return false;
        }
        boolean fragment = false;
        for (int i = 0; i < iri.length(); i++) {
            char c = iri.charAt(i);
            if (i < colon ? !isSchemeCharacter(c) : !isLetter(c) && !isDigit(c) && MARKS.indexOf(c) < 0) {
                if (i < colon || c != '%' || !isEscape(iri, i)) {
                    return false;
                }
            }
            if (c == '#') {
                if (fragment) {
                    return false;
                }
                fragment = true;
            }
        }
        return true;
    }

    /** A language tag in lower case. */
    static boolean isLanguage(String tag) {
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            boolean inside = i > 0 && i < tag.length() - 1 && tag.charAt(i - 1) != '-';
            if (!(c >= 'a' && c <= 'z') && !(isDigit(c) && i > 1) && !(c == '-' && inside)) {
                return false;
            }
        }
        return tag.length() >= 2 && tag.length() <= 8;
    }

    private static boolean isEscape(String iri, int at) {
        return at + 2 < iri.length()
                && Character.digit(iri.charAt(at + 1), 16) >= 0
                && Character.digit(iri.charAt(at + 2), 16) >= 0;
    }

    private static boolean isSchemeCharacter(char c) {
        return isLetter(c) || isDigit(c) || c == '+' || c == '-' || c == '.';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
