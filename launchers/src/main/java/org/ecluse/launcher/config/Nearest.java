package org.ecluse.launcher.config;

import java.util.Collection;
import java.util.Optional;

/** Guesses which word was meant. */
final class Nearest {
    private static final int EDITS_MAX = 3;

    private Nearest() {}

    /** The word with the fewest edits to {@code text}, when these are at most three and less than half of it. */
    static Optional<String> to(String text, Collection<String> words) {
        String best = "";
        int fewest = Math.min(EDITS_MAX, text.length() / 2) + 1;
        for (String word : words) {
            int edits = edits(text, word);
            if (edits < fewest) {
                fewest = edits;
                best = word;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Levenshtein's distance, with two neighbours swapped counted as one edit. */
    private static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
