package org.ecluse.contracts.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that every store runs on, each test in one of its own. */
public enum Engine {
    H2 {
        @Override
        public DatabaseAddress fresh(Path dir) {
            return DatabaseAddress.file(dir, "contracts");
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseAddress fresh(Path dir) {
            assumeTrue(Server.RUNNING != null, "PostgreSQL does not run on this machine");
            return Server.database();
        }
    };

    /** An empty database. */
    public abstract DatabaseAddress fresh(Path dir);

    /** A real server, started once for all tests of this JVM and ended with it. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();
        private static final AtomicInteger DATABASES = new AtomicInteger();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setConnectConfig("connectTimeout", "10")
                        .start();
            } catch (IOException | RuntimeException notHere) {
                System.getLogger(Server.class.getName()).log(System.Logger.Level.WARNING, "no PostgreSQL", notHere);
                return null;
            }
        }

        static DatabaseAddress database() {
            var name = "contracts" + DATABASES.incrementAndGet();
            try (var connection = RUNNING.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return DatabaseAddress.server(RUNNING.getJdbcUrl("postgres", name), "postgres", "postgres");
        }
    }
}
