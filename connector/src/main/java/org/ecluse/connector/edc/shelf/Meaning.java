package org.ecluse.connector.edc.shelf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.edc.spi.query.Criterion;
import org.ecluse.connector.edc.shelf.IndexedValue.Kind;

/**
 * What a criterion says of a value, in SQL; as the shell's own operators have it, so that both give one answer.
 *
 * @param matches by kind of value, the condition under which it matches; {@code {}} is the value. Other kinds do not match
 * @param negated whether the criterion holds for values that do not match
 * @param unclear kinds of value of which only the document can tell
 */
record Meaning(Map<Kind, Sql> matches, boolean negated, Set<Kind> unclear) {
    private static final String VALUE = "{}";
    private static final Set<Kind> TOO_RICH = EnumSet.of(Kind.OPAQUE);
    private static final Set<Kind> LISTS_TOO = EnumSet.of(Kind.OPAQUE, Kind.LIST);

    /** @return nothing where SQL cannot say it for any value */
    static Optional<Meaning> of(Criterion criterion) {
        var right = criterion.getOperandRight();
        var operator = criterion.getOperator().toLowerCase(Locale.ROOT);
        return switch (operator) {
            case "=" -> equal(right, false);
            case "!=" -> equal(right, true);
            case "in" -> in(right, false);
            case "not in" -> in(right, true);
            case "like" -> like(right, VALUE + " like ? escape ''");
            case "ilike" ->
                right instanceof String pattern && pattern.chars().allMatch(c -> c < 0x80)
                        ? like(pattern.toLowerCase(Locale.ROOT), "lower(" + VALUE + ") like ? escape ''")
                        : Optional.empty();
            case "contains" ->
                right instanceof String text
                        ? meaning(Map.of(Kind.ELEMENT, value(" = ?", text)), false, TOO_RICH)
                        : Optional.empty();
            case "<", "<=", ">", ">=" -> compare(operator, right);
            default -> Optional.empty();
        };
    }

    /** The condition on a row of values. */
    Sql onRow(String row) {
        return Sql.any(matches.keySet().stream()
                .map(kind -> Sql.all(List.of(Sql.of(row + ".kind = ?", kind.code), onRow(row, kind))))
                .toList());
    }

    Sql onRow(String row, Kind kind) {
        return on(row + (kind == Kind.NUMBER ? ".num" : ".text"), kind);
    }

    /** The condition on a column that holds this kind; not where only the document tells. */
    Sql onColumn(String column, Kind kind) {
        var match = matches.containsKey(kind) ? on(column, kind) : Sql.NEVER;
        return negated ? Sql.of(column + " is not null and not").with(match) : match;
    }

    private Sql on(String expression, Kind kind) {
        var match = matches.get(kind);
        return new Sql("(" + match.text().replace(VALUE, expression) + ")", match.values());
    }

    private static Optional<Meaning> equal(Object right, boolean negated) {
        if (right instanceof String text) {
            return meaning(
                    Map.of(
                            Kind.STRING, value(" = ?", text),
                            Kind.ELEMENT, value(" = ?", text),
                            Kind.BOOLEAN, value(" = ?", String.valueOf(Boolean.parseBoolean(text)))),
                    negated,
                    TOO_RICH);
        }
        if (right instanceof Number number && IndexedValue.comparable(number)) {
            return meaning(
                    Map.of(Kind.NUMBER, value(" = ?", number.doubleValue()), Kind.BOOLEAN, value(" = ?", "false")),
                    negated,
                    LISTS_TOO);
        }
        return right instanceof Boolean truth
                ? meaning(Map.of(Kind.BOOLEAN, value(" = ?", truth.toString())), negated, LISTS_TOO)
                : Optional.empty();
    }

    private static Optional<Meaning> in(Object right, boolean negated) {
        if (!(right instanceof Iterable<?> several)) {
            throw new IllegalArgumentException(
                    "operators `in` and `not in` need a list on the right, and were given one value; write [\"a\", \"b\"]");
        }
        var texts = new ArrayList<String>();
        for (var one : several) {
            if (!(one instanceof String text)) {
                return Optional.empty();
            }
            if (IndexedValue.storable(text)) {
                texts.add(text);
            }
        }
        return meaning(Map.of(Kind.STRING, value(" = any(?)", texts)), negated, TOO_RICH);
    }

    private static Optional<Meaning> like(Object right, String condition) {
        if (!(right instanceof String pattern)) {
            return meaning(Map.of(), false, Set.of());
        }
        var match = Sql.of(condition, pattern);
        return meaning(
                Map.of(Kind.STRING, match, Kind.BOOLEAN, match),
                false,
                EnumSet.of(Kind.OPAQUE, Kind.LIST, Kind.NUMBER));
    }

    private static Optional<Meaning> compare(String operator, Object right) {
        if (right instanceof String text) {
            return meaning(Map.of(Kind.STRING, value(" " + operator + " ?", text)), false, TOO_RICH);
        }
        return right instanceof Number number && IndexedValue.comparable(number)
                ? meaning(Map.of(Kind.NUMBER, value(" " + operator + " ?", number.doubleValue())), false, TOO_RICH)
                : Optional.empty();
    }

    private static Sql value(String condition, Object right) {
        return Sql.of(VALUE + condition, right);
    }

    private static Optional<Meaning> meaning(Map<Kind, Sql> matches, boolean negated, Set<Kind> unclear) {
        var searched = matches.values().stream().flatMap(sql -> sql.values().stream());
        if (searched.anyMatch(value -> value instanceof String text && !IndexedValue.storable(text))) {
            return Optional.empty();
        }
        return Optional.of(new Meaning(matches.isEmpty() ? Map.of() : new EnumMap<>(matches), negated, unclear));
    }
}
