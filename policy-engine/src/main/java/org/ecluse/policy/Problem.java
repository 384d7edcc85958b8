package org.ecluse.policy;

import java.util.Objects;

/**
 * What was wrong, where, and what would put it right. Written for an operator; a peer only ever gets the {@code code}.
 *
 * @param code stable, lower case, dotted, such as {@code policy.left-operand.unknown}
 * @param at where: a pointer into the policy such as {@code /permission/0/constraint/1}, or empty for the whole
 * @param cause one sentence; foreign text in backticks, cut at 80 characters
 * @param cure one sentence
 */
public record Problem(String code, String at, String cause, String cure) {

    private static final int QUOTED_CHARACTERS_MAX = 80;

    public Problem {
        Objects.requireNonNull(code);
        Objects.requireNonNull(at);
        Objects.requireNonNull(cause);
        Objects.requireNonNull(cure);
    }

    /** Foreign text made safe for a message: in backticks, on one line, at most 80 characters. */
    public static String quote(String foreign) {
        return "`" + oneLine(foreign).replace('`', '\'') + "`";
    }

    /** Foreign text on one line, without control characters, at most 80 characters. */
    public static String oneLine(String foreign) {
        var safe = new StringBuilder();
        foreign.codePoints().limit(QUOTED_CHARACTERS_MAX).forEach(point -> safe.appendCodePoint(printable(point)));
        if (foreign.codePointCount(0, foreign.length()) > QUOTED_CHARACTERS_MAX) {
            safe.append('…');
        }
        return safe.toString();
    }

    /** The same problem, found at another place. */
    public Problem movedTo(String place) {
        return new Problem(code, place, cause, cure);
    }

    private static int printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> '\uFFFD';
            default -> point;
        };
    }

    @Override
    public String toString() {
        return code + (at.isEmpty() ? "" : " at " + at) + ": " + cause + "; " + cure;
    }
}
