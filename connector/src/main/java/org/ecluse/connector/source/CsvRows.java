package org.ecluse.connector.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.ecluse.policy.Problem;

/**
 * The rows of a CSV file, one at a time, each with as many fields as there are columns. Empty lines are no rows. A row
 * that is ragged, too long or badly quoted ends in a {@link SourceBroken}. For one thread.
 */
public final class CsvRows implements Closeable {
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;
    private final boolean firstRowPending;
    private CsvRecord current;
    private boolean started;

    /** Reads the header at once. Closing closes the stream. */
    public CsvRows(InputStream content, Format.Csv format, ReadLimits limits) throws IOException {
        this.reader = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(limits.rowCharsMax())
                .ofCsvRecord(new StrictText(content, format.charset()));
        this.records = reader.iterator();
        if (!advance()) {
            throw broken("source.empty", "", "the file has no row at all", "give a file with content");
        }
        this.columns = format.header() ? header(limits) : numbered(current.getFieldCount(), limits);
        this.firstRowPending = !format.header();
    }

    private List<String> header(ReadLimits limits) throws SourceBroken {
        checkCount(current.getFieldCount(), limits);
        var names = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var field : current.getFields()) {
            var name = field.strip();
            if (name.isEmpty() || !seen.add(name)) {
                throw broken(
                        "source.header",
                        "line " + line() + ", column " + (names.size() + 1),
                        "the column's name " + Problem.quote(name) + " is empty or used twice",
                        "give each column a name of its own in the first row");
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    private List<String> numbered(int count, ReadLimits limits) throws SourceBroken {
        checkCount(count, limits);
        var names = new ArrayList<String>();
        for (int i = 1; i <= count; i++) {
            names.add(Integer.toString(i));
        }
        return List.copyOf(names);
    }

    private void checkCount(int count, ReadLimits limits) throws SourceBroken {
        if (count > limits.columnsMax()) {
            throw broken(
                    "source.too-wide",
                    "line " + line(),
                    "the first row has " + count + " columns; at most " + limits.columnsMax() + " are taken",
                    "publish fewer columns");
        }
    }

    public List<String> columns() {
        return columns;
    }

    /** Goes to the next row; false after the last. */
    public boolean next() throws IOException {
        boolean there = !started && firstRowPending || advance();
        started = true;
        if (there && current.getFieldCount() != columns.size()) {
            throw ragged();
        }
        return there;
    }

    /** The current row's fields; the caller may change the array. */
    public String[] fields() {
        return current.getFields().toArray(String[]::new);
    }

    /** The line on which the current row begins, counted from 1. */
    public long line() {
        return current.getStartingLineNumber();
    }

    private boolean advance() throws IOException {
        try {
            if (!records.hasNext()) {
                return false;
            }
            current = records.next();
            return true;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw unreadable(e);
        }
    }

    private SourceBroken unreadable(CsvParseException e) {
        var cause = e.getCause();
        if (cause instanceof SourceBroken broken) {
            return broken;
        }
        return new SourceBroken(
                new Problem(
                        "source.csv",
                        current == null ? "line 1" : "after line " + line(),
                        "the row cannot be read: " + Problem.quote(String.valueOf(e.getMessage())),
                        "check the quotes of that row, its length, and the delimiter named when publishing"),
                e);
    }

    private SourceBroken ragged() {
        int count = current.getFieldCount();
        var where = count < columns.size()
                ? "column " + (count + 1) + " " + Problem.quote(columns.get(count))
                : "column " + (columns.size() + 1);
        return broken(
                "source.ragged",
                "line " + line() + ", " + where,
                "the row has " + count + " fields, the file has " + columns.size() + " columns",
                "complete the row, or quote the field that contains the delimiter");
    }

    private static SourceBroken broken(String code, String at, String cause, String cure) {
        return new SourceBroken(new Problem(code, at, cause, cure));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
