package org.ecluse.connector.enforcement.rows;

import java.io.IOException;
import java.util.List;

/**
 * One step that rows go through, in the order {@link #columns}, {@link #row} any number of times, {@link #end}. A step
 * passes on to the next; the last one writes. For one thread.
 */
public interface RowSink {

    void columns(List<String> names) throws IOException;

    /**
     * @param fields as many as columns; the step may keep and change them
     * @param line where the row begins in the source, for messages
     */
    void row(String[] fields, long line) throws IOException;

    void end() throws IOException;
}
