package org.ecluse.registry.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.function.Function;
import org.flywaydb.core.Flyway;

/** The open database of one registry. Safe for threads; close it last. */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 8;

    /** The database did not do what it was asked; the transaction is undone. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A row with this key is already there; the transaction is undone. */
    public static final class Duplicate extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Duplicate(Throwable cause) {
            super("a row with this key is already there", cause);
        }
    }

    private final HikariDataSource connections;

    private Database(HikariDataSource connections) {
        this.connections = connections;
    }

    /** Opens, or makes, the database file {@code registry.mv.db} in this folder and brings its tables up to date. */
    public static Database open(Path folder) {
        HikariConfig config = new HikariConfig();
        // WRITE_DELAY 0: H2 otherwise acknowledges commits that a killed process loses.
        // DB_CLOSE_ON_EXIT off: H2's own hook runs when the server has already taken its classes away; we close it.
        config.setJdbcUrl("jdbc:h2:file:" + folder.toAbsolutePath().resolve("registry")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        config.setDriverClassName("org.h2.Driver");
        config.setUsername("sa");
        config.setPassword("");
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setAutoCommit(false);
        config.setPoolName("registry");
        HikariDataSource connections = new HikariDataSource(config);
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(connections)
                    .locations("classpath:db/registry")
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
        return new Database(connections);
    }

    /**
     * Runs work in one transaction and commits it when it returns.
     *
     * @throws Duplicate when a key was taken
     * @throws Failed for every other failure of the database
     */
    public <T> T commit(Function<Transaction, T> work) {
        try (Connection connection = connections.getConnection()) {
            try {
                T result = work.apply(new Transaction(connection));
                connection.commit();
                return result;
            } catch (RuntimeException | Error e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    static RuntimeException translated(SQLException e) {
        return e instanceof SQLIntegrityConstraintViolationException || "23505".equals(e.getSQLState())
                ? new Duplicate(e)
                : new Failed("the registry's database failed", e);
    }

    @Override
    public void close() {
        connections.close();
    }
}
