package org.ecluse.connector.enforcement.aggregation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.connector.enforcement.rows.Columns;
import org.ecluse.connector.source.Mapping;
import org.ecluse.connector.source.SourceBroken;

/** Where in the rows of one file an aggregation finds its keys and its sums; looked up once. */
final class Layout {
    private final Numbers numbers;
    private final int width;
    private final List<String> additive;
    private final int[] additivePlaces;
    private final Map<Level, List<Meaning>> keys = new EnumMap<>(Level.class);
    private final Map<Level, int[]> known = new EnumMap<>(Level.class);
    private final Meaning address;

    /** Where the columns of one meaning are, and which of them may be blank in a key. */
    private record Meaning(int[] places, boolean[] mayBeBlank) {
        static Meaning of(String name, List<String> names, Mapping mapping) {
            var columns = mapping.columnsOf(name);
            var mayBeBlank = new boolean[columns.size()];
            for (int i = 0; i < mayBeBlank.length; i++) {
                mayBeBlank[i] = mapping.mayBeBlank(name, columns.get(i));
            }
            return new Meaning(Columns.places(names, columns), mayBeBlank);
        }

        /** Adds its part to a key; false when the row does not say it. What no column says is the same for all rows. */
        boolean addTo(List<String> key, String[] fields) {
            boolean some = places.length == 0;
            for (int i = 0; i < places.length; i++) {
                var value = fields[places[i]].strip();
                if (value.isEmpty() && !mayBeBlank[i]) {
                    return false;
                }
                some |= !value.isEmpty();
                key.add(value);
            }
            return some;
        }
    }

    Layout(List<String> names, Mapping mapping, AggregateRule rule) throws SourceBroken {
        this.numbers = new Numbers(mapping.decimalSign());
        this.width = names.size();
        var summed = new LinkedHashSet<String>();
        rule.measures().values().forEach(measure -> summed.add(measure.column()));
        summed.addAll(mapping.columnsOf(Mapping.ADDITIVE));
        this.additive = List.copyOf(summed);
        Columns.require(names, additive);
        this.additivePlaces = Columns.places(names, additive);
        Columns.require(names, mapping.columnsOf(Mapping.YEAR));
        Columns.require(names, mapping.columnsOf(Mapping.ADDRESS));
        this.address = Meaning.of(Mapping.ADDRESS, names, mapping);
        for (var level : rule.levels()) {
            keys.put(level, key(level, names, mapping));
            known.put(level, known(level, names, mapping));
        }
    }

    private static List<Meaning> key(Level level, List<String> names, Mapping mapping) throws SourceBroken {
        var key = new ArrayList<Meaning>();
        key.add(Meaning.of(Mapping.YEAR, names, mapping));
        for (var meaning : level.key()) {
            Columns.require(names, mapping.columnsOf(meaning));
            key.add(Meaning.of(meaning, names, mapping));
        }
        return key;
    }

    private static int[] known(Level level, List<String> names, Mapping mapping) {
        var columns = new LinkedHashSet<String>(mapping.columnsOf(Mapping.YEAR));
        level.key().forEach(meaning -> columns.addAll(mapping.columnsOf(meaning)));
        level.known().forEach(meaning -> columns.addAll(mapping.columnsOf(meaning)));
        return columns.stream()
                .mapToInt(names::indexOf)
                .filter(place -> place >= 0)
                .toArray();
    }

    /** The columns that are summed. */
    List<String> additive() {
        return additive;
    }

    int width() {
        return width;
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
        var key = new ArrayList<String>(4);
        for (var meaning : keys.get(level)) {
            if (!meaning.addTo(key, fields)) {
                return Optional.empty();
            }
        }
        return Optional.of(key);
    }

    /** Whether the row says which address it is. */
    boolean hasAddress(String[] fields) {
        return address.addTo(new ArrayList<>(4), fields);
    }

    /** The places of the columns that still say something at a level, beside its sums. */
    int[] known(Level level) {
        return known.get(level);
    }

    void writeSums(BigDecimal[] sums, String[] target) {
        for (int i = 0; i < sums.length; i++) {
            target[additivePlaces[i]] = sums[i] == null ? "" : numbers.write(sums[i]);
        }
    }
}
