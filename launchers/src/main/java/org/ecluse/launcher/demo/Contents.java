package org.ecluse.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ecluse.connector.source.CsvRows;
import org.ecluse.launcher.demo.data.CsvFile;

/** What is in the files that came through. */
final class Contents {
    private Contents() {}

    /**
     * One column compared between what was published and what came through.
     *
     * @param rows how many rows came
     * @param values how many different values the column has
     * @param originals how many rows still show the original value
     * @param otherDifferences how many rows differ in another column
     * @param oneToOne whether equal values stayed equal and different ones different
     */
    record Replaced(long rows, int values, long originals, long otherDifferences, boolean oneToOne) {
        boolean faithful() {
            return rows > 0 && originals == 0 && otherDifferences == 0 && oneToOne;
        }
    }

    static long lines(Path file) throws IOException {
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    /** How many entries an answer lists. */
    static int entries(JsonNode answer, String name) {
        return answer.isArray() ? answer.size() : answer.path(name).size();
    }

    /** Compares two CSV files with the same columns and the rows in the same order. */
    static Replaced replaced(Path source, Path taken, String column) throws IOException {
        try (CsvRows before = CsvFile.rows(source);
                CsvRows after = CsvFile.rows(taken)) {
            Comparison comparison = new Comparison(before.columns().indexOf(column));
            comparison.otherDifferences += before.columns().equals(after.columns()) ? 0 : 1;
            while (after.next()) {
                comparison.compare(before.next() ? before.fields() : new String[0], after.fields());
            }
            comparison.otherDifferences += before.next() ? 1 : 0;
            return comparison.result();
        }
    }

    /** Two files of rows being compared, all columns but one of which must be the same. */
    private static final class Comparison {
        private final int place;
        private final Map<String, String> pseudonyms = new HashMap<>();
        private final Set<String> targets = new HashSet<>();
        private long rows;
        private long originals;
        private long otherDifferences;
        private boolean consistent = true;

        Comparison(int place) {
            this.place = place;
        }

        void compare(String[] old, String[] now) {
            rows++;
            if (old.length != now.length) {
                otherDifferences++;
                return;
            }
            String card = old[place];
            originals += card.equals(now[place]) ? 1 : 0;
            consistent &= now[place].equals(pseudonyms.computeIfAbsent(card, any -> now[place]));
            targets.add(now[place]);
            old[place] = now[place];
            otherDifferences += Arrays.equals(old, now) ? 0 : 1;
        }

        Replaced result() {
            boolean oneToOne = consistent && targets.size() == pseudonyms.size();
            return new Replaced(rows, pseudonyms.size(), originals, otherDifferences, oneToOne);
        }
    }
}
