package org.ecluse.launcher.cli.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Text cut between its words so that no line is wider than the reader's terminal. A word that is wider by itself, such as
 * an address, stays whole, so that it can be copied.
 */
public final class Folded {
    private Folded() {}

    /**
     * @param text one line or several; each is folded by itself
     * @param hang what the lines after the first begin with
     */
    public static String text(String text, int columns, String hang) {
        return String.join(
                "\n",
                text.lines()
                        .map(line -> pieces(List.of(line.split(" ")), columns, hang, ""))
                        .toList());
    }

    /** A command over several lines, as a shell reads it; an option stays on one line with its value. */
    public static String command(List<String> words, int columns, String hang) {
        List<String> pieces = new ArrayList<>();
        for (String word : words) {
            int last = pieces.size() - 1;
            boolean value = last >= 0 && pieces.get(last).matches("--?[a-z-]+") && !word.startsWith("-");
            if (value) {
                pieces.set(last, pieces.get(last) + " " + word);
            } else {
                pieces.add(word);
            }
        }
        return pieces(pieces, columns, hang, " \\");
    }

    private static String pieces(List<String> pieces, int columns, String hang, String lineEnd) {
        StringBuilder folded = new StringBuilder();
        StringBuilder line = new StringBuilder();
        boolean begun = false;
        for (String piece : pieces) {
            if (begun && line.length() + 1 + piece.length() > columns - lineEnd.length()) {
                folded.append(line).append(lineEnd).append('\n');
                line = new StringBuilder(hang);
                begun = false;
            }
            line.append(begun ? " " : "").append(piece);
            begun = true;
        }
        return folded.append(line).toString();
    }
}
