package org.ecluse.connector.enforcement.rows;

import java.util.List;
import org.ecluse.connector.source.SourceBroken;
import org.ecluse.policy.Problem;

/** Where columns stand in a file. */
public final class Columns {
    private Columns() {}

    /** @throws IllegalStateException when there is no such column: a plan is only run on columns that it was checked on */
    public static int place(List<String> names, String column) {
        int place = names.indexOf(column);
        if (place < 0) {
            throw new IllegalStateException("no column " + Problem.quote(column));
        }
        return place;
    }

    public static int[] places(List<String> names, List<String> columns) {
        return columns.stream().mapToInt(column -> place(names, column)).toArray();
    }

    /** A file may have changed since its publication was checked. */
    public static void require(List<String> names, Iterable<String> columns) throws SourceBroken {
        for (var column : columns) {
            if (!names.contains(column)) {
                throw new SourceBroken(new Problem(
                        "source.column.missing",
                        "line 1",
                        "the column " + Problem.quote(column) + ", which the policy's rules need, is not in the file",
                        "publish the asset again with a mapping that fits its columns"));
            }
        }
    }
}
