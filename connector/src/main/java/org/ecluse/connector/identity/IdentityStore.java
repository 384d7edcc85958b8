package org.ecluse.connector.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The database {@code FOLDER/identity.mv.db}: spent token ids and held credentials. One process has it at a time; no port
 * is opened. Safe for threads.
 */
public final class IdentityStore implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 8;

    private final JdbcConnectionPool pool;

    private IdentityStore(JdbcConnectionPool pool) {
        this.pool = pool;
    }

    /**
     * Opens the folder's database, made when missing, and brings it to the current schema.
     *
     * @throws StoreFailed when the folder cannot be written, another process has the file, or the file is damaged
     */
    public static IdentityStore open(Path folder) {
        try {
            Files.createDirectories(folder);
            // INVARIANT: WRITE_DELAY 0. H2's default acknowledges a commit up to half a second before it is in the
            // file.
            var url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("identity")
                    + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE";
            var pool = JdbcConnectionPool.create(url, "sa", "");
            pool.setMaxConnections(CONNECTIONS_MAX);
            Flyway.configure(IdentityStore.class.getClassLoader())
                    .dataSource(pool)
                    .locations("classpath:db/identity")
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
            return new IdentityStore(pool);
        } catch (IOException | RuntimeException e) {
            throw new StoreFailed(
                    "the identity database in " + folder
                            + " cannot be opened; see that the folder is writable and that no"
                            + " other process uses it, or restore it from a copy",
                    e);
        }
    }

    /** The database cannot be asked just now. */
    public static final class StoreFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoreFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Work inside one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Committed when the work returns, rolled back when it throws. */
    <T> T transaction(Work<T> work) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
