package org.ecluse.connector.edc.shelf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One row of an index of values.
 *
 * @param place 0, or in a list from 1 on
 * @param isPublic whether a peer that sees the document sees the value
 */
record IndexedValue(String name, int place, Kind kind, Optional<String> text, Optional<Double> num, boolean isPublic) {
    private static final int NAME_MAX = 255;
    private static final int TEXT_MAX = 200;

    /** What kind of thing a value is, as far as the index can tell. */
    enum Kind {
        STRING("s"),
        NUMBER("n"),
        BOOLEAN("b"),
        LIST("l"),
        ELEMENT("e"),
        /** Too long, or too rich: only the document says what it is. */
        OPAQUE("x");

        final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    static boolean canName(String name) {
        return name.length() <= NAME_MAX && storable(name);
    }

    /** @return the rows that say what {@code value} is; none for a name that cannot be searched for */
    static List<IndexedValue> of(String name, Object value, boolean isPublic) {
        if (!canName(name) || value == null) {
            return List.of();
        }
        var rows = new ArrayList<IndexedValue>();
        rows.add(row(name, 0, value, isPublic));
        if (value instanceof Collection<?> elements) {
            elements(name, elements, isPublic, rows);
        }
        return rows;
    }

    private static IndexedValue row(String name, int place, Object value, boolean isPublic) {
        if (value instanceof String text) {
            return searchable(text)
                    ? new IndexedValue(name, place, Kind.STRING, Optional.of(text), Optional.empty(), isPublic)
                    : opaque(name, place, isPublic);
        }
        if (value instanceof Number number && comparable(number)) {
            return new IndexedValue(
                    name,
                    place,
                    Kind.NUMBER,
                    Optional.of(number.toString()),
                    Optional.of(number.doubleValue()),
                    isPublic);
        }
        if (value instanceof Boolean truth) {
            return new IndexedValue(
                    name, place, Kind.BOOLEAN, Optional.of(truth.toString()), Optional.empty(), isPublic);
        }
        return value instanceof Collection<?>
                ? new IndexedValue(name, place, Kind.LIST, Optional.empty(), Optional.empty(), isPublic)
                : opaque(name, place, isPublic);
    }

    /** Only text in a list is searched for; text that the index cannot hold makes the whole list opaque. */
    private static void elements(String name, Collection<?> elements, boolean isPublic, List<IndexedValue> rows) {
        for (var element :
                Set.copyOf(elements.stream().filter(String.class::isInstance).toList())) {
            var text = (String) element;
            rows.add(
                    searchable(text)
                            ? new IndexedValue(
                                    name, rows.size(), Kind.ELEMENT, Optional.of(text), Optional.empty(), isPublic)
                            : opaque(name, rows.size(), isPublic));
        }
    }

    private static IndexedValue opaque(String name, int place, boolean isPublic) {
        return new IndexedValue(name, place, Kind.OPAQUE, Optional.empty(), Optional.empty(), isPublic);
    }

    /** @return whether the database orders this number as the shell does, which tells the two signs of zero apart */
    static boolean comparable(Number number) {
        return Double.isFinite(number.doubleValue()) && Double.compare(number.doubleValue(), -0.0) != 0;
    }

    /** @return whether the database compares this text as the shell does */
    private static boolean searchable(String text) {
        return text.length() <= TEXT_MAX && text.chars().noneMatch(IndexedValue::isOdd) && storable(text);
    }

    /** Line breaks, which patterns do not cross; characters that are two units long; those whose small letter is ASCII. */
    private static boolean isOdd(int unit) {
        return switch (unit) {
            case '\n', '\r', 0x85, 0x2028, 0x2029, 0x130, 0x212A -> true;
            default -> Character.isSurrogate((char) unit);
        };
    }

    /** @return whether both databases can hold this text: no NUL, and no half of a character */
    static boolean storable(String text) {
        return text.indexOf(0) < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
