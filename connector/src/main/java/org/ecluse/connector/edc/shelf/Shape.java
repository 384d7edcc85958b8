package org.ecluse.connector.edc.shelf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.edc.participantcontext.spi.types.AbstractParticipantResource;
import org.eclipse.edc.util.reflection.PathItem;
import org.ecluse.connector.edc.shelf.IndexedValue.Kind;

/**
 * How one of the shell's types lies in the database.
 *
 * @param table its table; the values that are searched for are in the table {@code <table>_value}
 * @param columns what stands beside the document, by the name that the shell has for it
 * @param own the columns that only this type has, in the order in which {@code ownValues} gives them
 * @param values what can be searched for in a document
 * @param names how the left side of a criterion is read
 */
record Shape<T extends AbstractParticipantResource>(
        String table,
        Class<T> type,
        Map<String, Place.Column> columns,
        List<String> own,
        Function<T, List<Object>> ownValues,
        Function<T, List<IndexedValue>> values,
        Names names) {
    static final Place.Column ID = text("id");
    static final Place.Column PARTICIPANT = text("participant");
    static final Place.Column CREATED_AT = new Place.Column("t.created_at", Kind.NUMBER);

    /** Reads the left side of a criterion. */
    @FunctionalInterface
    interface Names {
        /** @param known whether any document has an indexed value under a name */
        Place place(String left, Known known) throws java.sql.SQLException;
    }

    /** Whether any document has an indexed value under a name. */
    @FunctionalInterface
    interface Known {
        boolean is(String name) throws java.sql.SQLException;
    }

    static Place.Column text(String column) {
        return new Place.Column("t." + column, Kind.STRING);
    }

    /** Paths into the fields of a type: columns, then these indexed paths, else the document. */
    static Names fields(Map<String, Place.Column> columns, Set<String> indexed, String mapField) {
        return (left, known) -> {
            var path = PathItem.parse(left).stream().map(PathItem::toString).toList();
            if (path.stream().anyMatch(item -> item.endsWith("]"))) {
                return new Place.Document();
            }
            var name = String.join(".", path);
            if (path.size() == 1 && columns.containsKey(name)) {
                return columns.get(name);
            }
            var isIndexed =
                    indexed.contains(name) || path.size() == 2 && path.get(0).equals(mapField);
            return isIndexed && IndexedValue.canName(name) ? new Place.Value(name) : new Place.Document();
        };
    }
}
