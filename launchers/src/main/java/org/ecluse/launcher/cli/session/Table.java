package org.ecluse.launcher.cli.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows under headings on a terminal, each on two lines where the terminal is too narrow for columns; rows alone with tabs
 * between the cells in a pipe.
 */
public final class Table {
    private static final int CELL_MAX = 60;

    private final Session session;
    private final List<List<String>> rows = new ArrayList<>();

    Table(Session session, String... headingKeys) {
        this.session = session;
        if (session.terminal()) {
            rows.add(Arrays.stream(headingKeys)
                    .map(key -> session.texts().say("heading." + key))
                    .toList());
        }
    }

    public void row(String... cells) {
        rows.add(Arrays.stream(cells).map(Table::oneLine).toList());
    }

    public void print() {
        int width = rows.isEmpty() ? 0 : 2 * (rows.get(0).size() - 1);
        for (int column = 0; !rows.isEmpty() && column < rows.get(0).size(); column++) {
            width += width(column);
        }
        boolean fits = width <= session.columns();
        for (List<String> row : rows) {
            session.out().println(line(row, fits));
        }
    }

    private String line(List<String> row, boolean fits) {
        if (!session.terminal()) {
            return String.join("\t", row);
        }
        return fits ? aligned(row) : stacked(row);
    }

    private String aligned(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = cut(row.get(column));
            line.append(cell);
            if (column < row.size() - 1) {
                line.append(" ".repeat(width(column) - cell.length() + 2));
            }
        }
        return line.toString().stripTrailing();
    }

    /** What the next command takes on a line of its own, and the rest below it. */
    private String stacked(List<String> row) {
        List<String> rest = row.stream()
                .skip(1)
                .filter(cell -> !cell.isBlank())
                .map(Table::cut)
                .toList();
        return row.get(0) + "\n  " + Folded.text(String.join(" · ", rest), session.columns() - 2, "  ");
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> cut(row.get(column)).length())
                .max()
                .orElse(0);
    }

    private static String cut(String cell) {
        return cell.length() <= CELL_MAX ? cell : cell.substring(0, CELL_MAX - 1) + "…";
    }

    private static String oneLine(String cell) {
        return cell.replaceAll("\\p{Cntrl}+", " ");
    }
}
