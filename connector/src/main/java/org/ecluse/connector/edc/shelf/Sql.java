package org.ecluse.connector.edc.shelf;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A piece of SQL and the values for its question marks. Foreign text is only ever a value.
 *
 * @param values text, numbers, booleans, {@link Optional}s of these; for {@code = any(?)}, a {@link List} of
 *     texts or an array of {@link Long}
 */
record Sql(String text, List<Object> values) {
    static final Sql NEVER = of("1 = 0");

    Sql {
        values = List.copyOf(values);
    }

    /** What one row of an answer says. */
    @FunctionalInterface
    interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }

    static Sql of(String text, Object... values) {
        return new Sql(text, Arrays.asList(values));
    }

    /** A value for {@code = any(?)}. */
    static Object anyOf(Collection<Long> numbers) {
        return numbers.toArray(Long[]::new);
    }

    Sql with(Sql more) {
        var all = new ArrayList<>(values);
        all.addAll(more.values);
        return new Sql(text + " " + more.text, all);
    }

    Sql with(String more, Object... values) {
        return with(of(more, values));
    }

    static Sql all(Collection<Sql> conditions) {
        return conditions.isEmpty() ? of("1 = 1") : joined(conditions, " and ");
    }

    static Sql any(Collection<Sql> conditions) {
        return conditions.isEmpty() ? NEVER : joined(conditions, " or ");
    }

    private static Sql joined(Collection<Sql> parts, String between) {
        return new Sql(
                parts.stream().map(Sql::text).collect(joining(between, "(", ")")),
                parts.stream().flatMap(part -> part.values.stream()).toList());
    }

    <R> List<R> list(Connection connection, Row<R> row) throws SQLException {
        try (var statement = prepared(connection);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<R>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    <R> Optional<R> first(Connection connection, Row<R> row) throws SQLException {
        return list(connection, row).stream().findFirst();
    }

    boolean found(Connection connection) throws SQLException {
        return first(connection, row -> true).isPresent();
    }

    /** @return how many rows were changed */
    int run(Connection connection) throws SQLException {
        try (var statement = prepared(connection)) {
            return statement.executeUpdate();
        }
    }

    /** @return the {@code seq} of the one row inserted */
    long insert(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(text, new String[] {"seq"})) {
            bind(statement, values);
            statement.executeUpdate();
            try (var keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private PreparedStatement prepared(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(text);
        try {
            bind(statement, values);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i) instanceof Optional<?> optional ? optional.orElse(null) : values.get(i);
            if (value instanceof List<?> texts) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("varchar", texts.toArray()));
            } else if (value instanceof Long[] numbers) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("bigint", numbers));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
