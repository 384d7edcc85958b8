package org.ecluse.connector.enforcement.aggregation;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.connector.enforcement.rows.RowSink;
import org.ecluse.connector.enforcement.rows.Tally;
import org.ecluse.connector.source.Mapping;
import org.ecluse.connector.source.SourceBroken;
import org.ecluse.policy.Problem;

/**
 * Lets a group of rows through only where its sums pass the threshold, beginning with the single row as an address. Only
 * the rows that failed move up to the next level, where they are put together and tested again; what fails at the last
 * is withheld. Rows leave at the end, level by level and sorted, so that their order tells nothing about the source's.
 *
 * <p>INVARIANT: for every additive column, what leaves plus what is withheld is the sum over the source.
 */
public final class AggregateStep implements RowSink {
    static final String LEVEL_COLUMN = "niveau";

    private static final int SHARED_TEXTS_MAX = 200_000;

    private final AggregateRule rule;
    private final Mapping mapping;
    private final int rowsMax;
    private final Tally tally;
    private final RowSink next;
    private final List<Item> items = new ArrayList<>();
    private final Map<String, String> shared = new HashMap<>();
    private Layout layout;

    /** One source row, its additive numbers read. */
    private record Item(String[] fields, BigDecimal[] numbers) {}

    /** @param rowsMax rows that are held at once */
    public AggregateStep(AggregateRule rule, Mapping mapping, int rowsMax, Tally tally, RowSink next) {
        this.rule = rule;
        this.mapping = mapping;
        this.rowsMax = rowsMax;
        this.tally = tally;
        this.next = next;
    }

    @Override
    public void columns(List<String> names) throws IOException {
        if (names.contains(LEVEL_COLUMN)) {
            throw new SourceBroken(new Problem(
                    "source.column.reserved",
                    "line 1",
                    "the file has a column `" + LEVEL_COLUMN + "` already, which the aggregation would add",
                    "rename the column in the file"));
        }
        layout = new Layout(names, mapping, rule);
        var out = new ArrayList<>(names);
        out.add(LEVEL_COLUMN);
        next.columns(out);
    }

    @Override
    public void row(String[] fields, long line) throws IOException {
        if (items.size() == rowsMax) {
            throw new SourceBroken(new Problem(
                    "enforcement.rows-max",
                    "line " + line,
                    "the file has more than the " + rowsMax + " rows that are aggregated at once",
                    "split the file, such as by year, or raise the limit and the memory"));
        }
        var numbers = layout.numbers(fields, line);
        for (int i = 0; i < fields.length; i++) {
            fields[i] = share(fields[i]);
        }
        items.add(new Item(fields, numbers));
    }

    /** Names of streets, blocks and communes come again and again: one copy of each is kept. */
    private String share(String text) {
        if (shared.size() >= SHARED_TEXTS_MAX) {
            return shared.getOrDefault(text, text);
        }
        var known = shared.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    @Override
    public void end() throws IOException {
        List<Item> left = items;
        for (var level : rule.levels()) {
            left = level == Level.ADDRESS ? addresses(left) : groups(level, left);
        }
        for (var item : left) {
            tally.withheldRow();
            count(item.numbers(), tally::withheld);
        }
        next.end();
    }

    private List<Item> addresses(List<Item> candidates) throws IOException {
        var failed = new ArrayList<Item>();
        var passed = new ArrayList<String[]>();
        for (var item : candidates) {
            if (layout.hasAddress(item.fields()) && passes(item.numbers())) {
                passed.add(labelled(item.fields(), Level.ADDRESS));
                count(item.numbers(), tally::sent);
            } else {
                failed.add(item);
            }
        }
        send(Level.ADDRESS, passed);
        return failed;
    }

    private List<Item> groups(Level level, List<Item> candidates) throws IOException {
        var failed = new ArrayList<Item>();
        var groups = new HashMap<List<String>, List<Item>>();
        for (var item : candidates) {
            layout.key(level, item.fields())
                    .ifPresentOrElse(
                            key -> groups.computeIfAbsent(key, any -> new ArrayList<>())
                                    .add(item),
                            () -> failed.add(item));
        }
        var passed = new ArrayList<String[]>();
        for (var group : groups.values()) {
            var sums = sums(group);
            if (passes(sums)) {
                passed.add(together(level, group, sums));
                count(sums, tally::sent);
            } else {
                failed.addAll(group);
            }
        }
        send(level, passed);
        return failed;
    }

    private boolean passes(BigDecimal[] sums) {
        return rule.passes(column -> layout.sum(sums, column));
    }

    private BigDecimal[] sums(List<Item> group) {
        var sums = new BigDecimal[layout.additive().size()];
        for (var item : group) {
            for (int i = 0; i < sums.length; i++) {
                var number = item.numbers()[i];
                if (number != null) {
                    sums[i] = sums[i] == null ? number : sums[i].add(number);
                }
            }
        }
        return sums;
    }

    private String[] together(Level level, List<Item> group, BigDecimal[] sums) {
        var row = new String[layout.width()];
        Arrays.fill(row, "");
        for (int place : layout.known(level)) {
            var value = group.get(0).fields()[place].strip();
            boolean agreed =
                    group.stream().allMatch(item -> item.fields()[place].strip().equals(value));
            row[place] = agreed ? value : "";
        }
        layout.writeSums(sums, row);
        return labelled(row, level);
    }

    private static String[] labelled(String[] fields, Level level) {
        var row = Arrays.copyOf(fields, fields.length + 1);
        row[fields.length] = level.label();
        return row;
    }

    private interface Count {
        void of(String column, java.util.Optional<BigDecimal> number);
    }

    private void count(BigDecimal[] numbers, Count count) {
        layout.additive().forEach(column -> count.of(column, layout.sum(numbers, column)));
    }

    private void send(Level level, List<String[]> rows) throws IOException {
        rows.sort(Arrays::compare);
        for (var row : rows) {
            tally.level(level.label());
            next.row(row, 0);
        }
    }
}
