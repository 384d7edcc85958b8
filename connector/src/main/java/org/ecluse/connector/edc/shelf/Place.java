package org.ecluse.connector.edc.shelf;

import org.ecluse.connector.edc.shelf.IndexedValue.Kind;

/** Where the database has what a criterion's left side names. */
sealed interface Place {
    /** A column beside the document. */
    record Column(String sql, Kind kind) implements Place {}

    /** The index of values, under this name. */
    record Value(String name) implements Place {}

    /** Only the document says. */
    record Document() implements Place {}

    /** Nowhere: no document has it. */
    record Nowhere() implements Place {}
}
