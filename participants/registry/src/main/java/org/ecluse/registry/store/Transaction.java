package org.ecluse.registry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One transaction of {@link Database#commit}. Values go in as arguments, never as part of the SQL. */
public final class Transaction {
    private final Connection connection;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /** Turns the current row into a value. */
    @FunctionalInterface
    public interface RowReader<T> {
        /** The value of one row. */
        T read(Row row) throws SQLException;
    }

    /** All rows of a query. */
    public <T> List<T> all(String sql, RowReader<T> reader, Object... arguments) {
        try (PreparedStatement statement = prepared(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(new Row(rows)));
            }
            return found;
        } catch (SQLException e) {
            throw Database.translated(e);
        }
    }

    /** The one row of a query by key, or none. */
    public <T> Optional<T> one(String sql, RowReader<T> reader, Object... arguments) {
        return all(sql, reader, arguments).stream().findFirst();
    }

    /** Inserts, updates or deletes; returns how many rows were touched. */
    public int change(String sql, Object... arguments) {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw Database.translated(e);
        }
    }

    private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.length; i++) {
                Object value = arguments[i] instanceof Instant instant
                        ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)
                        : arguments[i];
                statement.setObject(i + 1, value);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** The current row of a query; columns by name. */
    public static final class Row {
        private final ResultSet row;

        Row(ResultSet row) {
            this.row = row;
        }

        /** A text column that is never null. */
        public String text(String column) throws SQLException {
            return row.getString(column);
        }

        /** A text column that may be null. */
        public Optional<String> maybeText(String column) throws SQLException {
            return Optional.ofNullable(row.getString(column));
        }

        /** A number column. */
        public long number(String column) throws SQLException {
            return row.getLong(column);
        }

        /** A time column that is never null. */
        public Instant time(String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }

        /** A time column that may be null. */
        public Optional<Instant> maybeTime(String column) throws SQLException {
            return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant);
        }
    }
}
