package org.ecluse.connector.enforcement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.source.Mapping;
import org.ecluse.connector.source.SourceBroken;

/** Where in the rows of one file an aggregation finds its keys and its sums. */
final class Layout {
    private final List<String> names;
    private final Mapping mapping;
    private final Numbers numbers;
    private final List<String> additive;
    private final int[] additivePlaces;

    Layout(List<String> names, Mapping mapping, AggregateRule rule) throws SourceBroken {
        this.names = names;
        this.mapping = mapping;
        this.numbers = new Numbers(mapping.decimalSign());
        var summed = new LinkedHashSet<String>();
        rule.measures().values().forEach(measure -> summed.add(measure.column()));
        summed.addAll(mapping.columnsOf(Mapping.ADDITIVE));
        this.additive = List.copyOf(summed);
        Columns.require(names, additive);
        for (var level : rule.levels()) {
            for (var meaning : level.key()) {
                Columns.require(names, mapping.columnsOf(meaning));
            }
        }
        Columns.require(names, mapping.columnsOf(Mapping.YEAR));
        this.additivePlaces = Columns.places(names, additive);
    }

    /** The columns that are summed. */
    List<String> additive() {
        return additive;
    }

    int width() {
        return names.size();
    }

    /** The numbers of the additive columns; null where blank, to be small in memory. */
    BigDecimal[] numbers(String[] fields, long line) throws SourceBroken {
        var found = new BigDecimal[additivePlaces.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = numbers.read(fields[additivePlaces[i]], additive.get(i), line)
                    .orElse(null);
        }
        return found;
    }

    Optional<BigDecimal> sum(BigDecimal[] sums, String column) {
        return Optional.ofNullable(sums[additive.indexOf(column)]);
    }

    /** What makes rows one at a level, its year first; empty when a part of it is blank, so that it makes nothing one. */
    Optional<List<String>> key(Level level, String[] fields) {
        var key = new ArrayList<String>();
        boolean whole = addTo(key, Mapping.YEAR, fields);
        for (var meaning : level.key()) {
            whole &= addTo(key, meaning, fields);
        }
        return whole ? Optional.of(key) : Optional.empty();
    }

    private boolean addTo(List<String> key, String meaning, String[] fields) {
        boolean whole = true;
        boolean some = mapping.columnsOf(meaning).isEmpty();
        for (var column : mapping.columnsOf(meaning)) {
            var value = fields[Columns.place(names, column)].strip();
            whole &= !value.isEmpty() || mapping.mayBeBlank(meaning, column);
            some |= !value.isEmpty();
            key.add(value);
        }
        return whole && some;
    }

    /** Whether the row says which address it is. */
    boolean hasAddress(String[] fields) {
        return addTo(new ArrayList<>(), Mapping.ADDRESS, fields);
    }

    /** The places of the columns that still say something at a level, beside its sums. */
    int[] known(Level level) {
        var columns = new LinkedHashSet<String>(mapping.columnsOf(Mapping.YEAR));
        level.key().forEach(meaning -> columns.addAll(mapping.columnsOf(meaning)));
        level.known().forEach(meaning -> columns.addAll(mapping.columnsOf(meaning)));
        return columns.stream()
                .mapToInt(names::indexOf)
                .filter(place -> place >= 0)
                .toArray();
    }

    void writeSums(BigDecimal[] sums, String[] target) {
        for (int i = 0; i < sums.length; i++) {
            target[additivePlaces[i]] = sums[i] == null ? "" : numbers.write(sums[i]);
        }
    }
}
