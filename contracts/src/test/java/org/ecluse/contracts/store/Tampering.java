package org.ecluse.contracts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.Callable;

/** Somebody who can write to the one row of a table, and has no keys. */
public record Tampering(Database database, String table) {

    public String read(String column) {
        return database.transaction(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select " + column + " from " + table)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    /** @param value null empties it */
    public void write(String column, String value) {
        database.transaction(connection -> {
            try (var update = connection.prepareStatement("update " + table + " set " + column + " = ?")) {
                update.setString(1, value);
                return update.executeUpdate();
            }
        });
    }

    /** Changes one row by any statement. */
    public void run(String sql) {
        int changed = database.transaction(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
        assertThat(changed).isEqualTo(1);
    }

    /** Changes each character of each column in turn, and expects each load to be refused; leaves the row as it was. */
    public void expectRefusalOfEveryChange(
            List<String> columns, Callable<?> load, Class<? extends RuntimeException> refusal) {
        for (var column : columns) {
            var text = read(column);
            for (int i = 0; i < text.length(); i++) {
                write(column, text.substring(0, i) + (char) (text.charAt(i) ^ 1) + text.substring(i + 1));
                assertThat(catchThrowable(load::call)).as(column + " at " + i).isInstanceOf(refusal);
            }
            write(column, text);
        }
    }
}
