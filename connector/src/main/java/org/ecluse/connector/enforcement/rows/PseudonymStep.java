package org.ecluse.connector.enforcement.rows;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Puts pseudonyms in the place of the values of some columns. */
public final class PseudonymStep implements RowSink {
    private final Set<String> columns;
    private final Pseudonyms pseudonyms;
    private final RowSink next;
    private int[] places = new int[0];

    public PseudonymStep(Set<String> columns, Pseudonyms pseudonyms, RowSink next) {
        this.columns = columns;
        this.pseudonyms = pseudonyms;
        this.next = next;
    }

    @Override
    public void columns(List<String> names) throws IOException {
        Columns.require(names, columns);
        places = columns.stream().mapToInt(name -> Columns.place(names, name)).toArray();
        next.columns(names);
    }

    @Override
    public void row(String[] fields, long line) throws IOException {
        for (int place : places) {
            fields[place] = pseudonyms.of(fields[place]);
        }
        next.row(fields, line);
    }

    @Override
    public void end() throws IOException {
        next.end();
    }
}
