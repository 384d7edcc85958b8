package org.ecluse.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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

    /** Compares two files of comma-separated rows in the same order; no cell holds a comma or a quote. */
    static Replaced replaced(Path source, Path taken, String column) throws IOException {
        Map<String, String> pseudonyms = new HashMap<>();
        Set<String> targets = new HashSet<>();
        long rows = 0;
        long originals = 0;
        long others = 0;
        boolean consistent = true;
        try (BufferedReader before = Files.newBufferedReader(source);
                BufferedReader after = Files.newBufferedReader(taken)) {
            int place = Arrays.asList(before.readLine().split(",")).indexOf(column);
            others += Arrays.asList(after.readLine().split(",")).indexOf(column) == place ? 0 : 1;
            for (String line = after.readLine(); line != null; line = after.readLine()) {
                String[] old = Objects.requireNonNullElse(before.readLine(), "").split(",", -1);
                String[] now = line.split(",", -1);
                rows++;
                if (old.length != now.length) {
                    others++;
                    continue;
                }
                originals += old[place].equals(now[place]) ? 1 : 0;
                consistent &= now[place].equals(pseudonyms.computeIfAbsent(old[place], card -> now[place]));
                targets.add(now[place]);
                old[place] = now[place];
                others += Arrays.equals(old, now) ? 0 : 1;
            }
            others += before.readLine() == null ? 0 : 1;
        }
        return new Replaced(
                rows, pseudonyms.size(), originals, others, consistent && targets.size() == pseudonyms.size());
    }
}
