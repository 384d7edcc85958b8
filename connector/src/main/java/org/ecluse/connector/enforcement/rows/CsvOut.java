package org.ecluse.connector.enforcement.rows;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import org.ecluse.connector.source.Format;

/** Writes rows as CSV of the source's own delimiter, charset and header. */
public final class CsvOut implements RowSink {
    private static final int BUFFER_CHARS = 16 * 1024;

    private final Format.Csv format;
    private final Writer text;
    private final CsvWriter csv;
    private final Tally tally;

    public CsvOut(Format.Csv format, OutputStream out, Tally tally) {
        var encoder = format.charset()
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.format = format;
        this.text = new BufferedWriter(new OutputStreamWriter(out, encoder), BUFFER_CHARS);
        this.csv = CsvWriter.builder()
                .fieldSeparator(format.delimiter())
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(text);
        this.tally = tally;
    }

    @Override
    public void columns(List<String> names) throws IOException {
        if (format.header()) {
            write(names.toArray(String[]::new));
        }
    }

    @Override
    public void row(String[] fields, long line) throws IOException {
        write(fields);
        tally.row();
    }

    private void write(String[] fields) throws IOException {
        try {
            csv.writeRecord(fields);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void end() throws IOException {
        text.flush();
    }
}
