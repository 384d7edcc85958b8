package org.ecluse.launcher.demo.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ecluse.connector.source.CsvRows;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.ReadLimits;

/** A CSV file in UTF-8 with a header, whatever separates its columns. */
public final class CsvFile {
    private static final int FIRST_LINE_BYTES_MAX = 1 << 16;

    private CsvFile() {}

    /**
     * Its rows; the caller closes them.
     *
     * @throws IOException when it cannot be read as such; the message says where and why
     */
    public static CsvRows rows(Path file) throws IOException {
        Format.Csv format = new Format.Csv(delimiter(file), StandardCharsets.UTF_8, true);
        return new CsvRows(Files.newInputStream(file), format, ReadLimits.DEFAULT);
    }

    /** The one of the three usual ones that the first line has most of. */
    private static char delimiter(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(FIRST_LINE_BYTES_MAX);
        }
        String text = new String(head, StandardCharsets.UTF_8);
        String line = text.lines().findFirst().orElse("");
        char best = ';';
        for (char candidate : new char[] {',', '\t'}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char character) {
        return line.chars().filter(c -> c == character).count();
    }
}
