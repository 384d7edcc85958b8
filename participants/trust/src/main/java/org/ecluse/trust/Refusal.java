package org.ecluse.trust;

import java.util.Objects;

/**
 * Why a token, a document or a call was not accepted.
 *
 * @param code stable and safe to show to a peer, such as {@code token.expired}
 * @param cause what was wrong, for the operator's log; foreign text is quoted and cut
 * @param cure what would put it right
 */
public record Refusal(String code, String cause, String cure) {
    private static final int FOREIGN_TEXT_MAX = 80;

    /** Refuses null in every field: an unexplained refusal is a bug. */
    public Refusal {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(cure, "cure");
    }

    /** Text from outside made safe for a log line: in backticks, one line, cut at 80 characters. */
    public static String quote(Object foreign) {
        String text = String.valueOf(foreign);
        String cut = text.length() > FOREIGN_TEXT_MAX ? text.substring(0, FOREIGN_TEXT_MAX) + "…" : text;
        StringBuilder safe = new StringBuilder(cut.length() + 2).append('`');
        cut.codePoints().forEach(c -> safe.appendCodePoint(unsafe(c) ? '?' : c));
        return safe.append('`').toString();
    }

    private static boolean unsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> codePoint == '`';
        };
    }

    @Override
    public String toString() {
        return code + ": " + cause + "; " + cure;
    }
}
