package org.ecluse.contracts.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * An open database of contracts: agreements, duties, payments, receipts, uses. H2 has it in one file, which one process
 * at a time has; PostgreSQL serves it to several. Many threads may use it.
 */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 8;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Tables CONTRACTS = new Tables(Database.class, "db/contracts", "flyway_schema_history");

    private final HikariDataSource pool;
    private final Optional<SharedSync> sync;
    private final DatabaseAddress address;
    private volatile Optional<Replicas> replicas = Optional.empty();

    /**
     * The tables of one capability, with a history of their own. In their scripts <code>${binary}</code>, behind a text
     * type, says that text is compared code unit by code unit, whatever the server's language.
     *
     * @param owner whose class loader sees the scripts
     * @param scripts the class path folder of its scripts, e.g. {@code db/connector}
     * @param history the name of the table that records which of them have run
     */
    public record Tables(Class<?> owner, String scripts, String history) {}

    private Database(HikariDataSource pool, DatabaseAddress address) {
        this.pool = pool;
        this.address = address;
        this.sync = address.isFile() ? Optional.of(new SharedSync(this::checkpoint)) : Optional.empty();
    }

    /** As {@link #open(DatabaseAddress)}, with the file {@code dir/contracts.mv.db}. */
    public static Database open(Path dir) {
        return open(DatabaseAddress.file(dir, "contracts"));
    }

    /**
     * Opens the database, a file made when missing, and brings it to the current schema.
     *
     * @throws StoreUnavailable when the folder cannot be written, another process has the file, the file is damaged, or
     *     the server does not let us in
     */
    public static Database open(DatabaseAddress address) {
        return open(address, CONTRACTS);
    }

    /** As {@link #open(DatabaseAddress)}, with other tables than those of contracts. */
    public static Database open(DatabaseAddress address, Tables tables) {
        try {
            if (address.folder().isPresent()) {
                makeOwnerOnly(address.folder().get());
            }
            return opened(address, tables);
        } catch (IOException | RuntimeException e) {
            throw new StoreUnavailable(
                    "the database `" + address + "` cannot be opened; "
                            + (address.isFile()
                                    ? "see that the folder is writable and that no other process uses it, or restore it"
                                            + " from a copy"
                                    : "see that the server runs, and that the user may log in and make tables"),
                    e);
        }
    }

    private static void makeOwnerOnly(Path dir) throws IOException {
        Files.createDirectories(dir);
        if (Files.getFileStore(dir).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static Database opened(DatabaseAddress address, Tables tables) {
        var config = new HikariConfig();
        config.setPoolName(tables.scripts());
        config.setDriverClassName(address.isFile() ? "org.h2.Driver" : "org.postgresql.Driver");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        if (address.isFile()) {
            config.setConnectionInitSql("SET WRITE_DELAY 0");
        }
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        var pool = new HikariDataSource(config);
        try {
            var database = new Database(pool, address);
            database.migrate(tables);
            return database;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /**
     * Makes all that was committed outlast a loss of power, and returns when it does. A server does that at each commit;
     * a file is brought to the disk, once for all who wait.
     *
     * @throws StoreUnavailable when that failed
     */
    public void settle() {
        sync.ifPresent(SharedSync::await);
    }

    private void checkpoint() {
        transaction(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("checkpoint sync");
            }
        });
    }

    /**
     * Makes or updates the tables of a capability, also of one that lives outside this module.
     *
     * @throws StoreUnavailable when a script fails
     */
    public void migrate(Tables tables) {
        try {
            Flyway.configure(tables.owner().getClassLoader())
                    .dataSource(pool)
                    .locations("classpath:" + tables.scripts())
                    .failOnMissingLocations(true)
                    .table(tables.history())
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .placeholders(Map.of("binary", isShared() ? "collate \"C\"" : ""))
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            throw new StoreUnavailable(
                    "the tables of `" + tables.scripts() + "` cannot be brought to their current form; see the cause",
                    e);
        }
    }

    /**
     * Writes the database as it is at one instant into a zip file that is not there yet, while others go on writing.
     *
     * @throws StoreUnavailable when that failed, or when a server has the database: its own tools copy it
     */
    public void backUp(Path zip) {
        if (isShared()) {
            throw new StoreUnavailable(
                    "a database server's contents are copied by its own tools, such as pg_dump", null);
        }
        transaction(connection -> backUp(connection, zip));
    }

    /** As {@link #backUp(Path)}, of a file that no process has open. */
    public static void backUp(DatabaseAddress file, Path zip) {
        try (var connection =
                DriverManager.getConnection(file.url() + ";IFEXISTS=TRUE", file.user(), file.password())) {
            backUp(connection, zip);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static boolean backUp(Connection connection, Path zip) throws SQLException {
        try (var backup = connection.prepareStatement("backup to ?")) {
            backup.setString(1, zip.toAbsolutePath().toString());
            return backup.execute();
        }
    }

    /** Whether other processes may use it at the same time. */
    public boolean isShared() {
        return sync.isEmpty();
    }

    /**
     * From now on this process works on a server under this name. What it leaves when it dies is known to be its own when it
     * joins again, and that it has died is known to the others. On a file, which nobody shares, nothing happens.
     *
     * @throws StoreUnavailable when another process works under this name, or the server does not answer
     */
    public void joinAs(String replica) {
        if (isShared()) {
            replicas = Optional.of(Replicas.join(address, replica));
        }
    }

    /** The name that this process has joined under. */
    public Optional<String> replica() {
        return replicas.map(Replicas::name);
    }

    Optional<Replicas> replicas() {
        return replicas;
    }

    /** Where others leave their work, by their names; each of their deaths is told of once. */
    public Departures departures() {
        return new Departures(this);
    }

    public DataSource dataSource() {
        return pool;
    }

    /** Work inside one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does the work in one transaction: committed when it returns, rolled back when it throws.
     *
     * @throws StoreUnavailable when the database fails; whether a commit that failed took place is then not known
     */
    public <T> T transaction(Work<T> work) {
        try {
            return committed(work);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /**
     * As {@link #transaction}, for work that inserts what another may just have inserted: where a unique key is taken,
     * everything is undone and the second work is done in a transaction of its own.
     */
    public <T> T insertOr(Work<T> insert, Work<T> whenTaken) {
        try {
            return committed(insert);
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return transaction(whenTaken);
            }
            throw unavailable(e);
        }
    }

    private <T> T committed(Work<T> work) throws SQLException {
        try (var connection = pool.getConnection()) {
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

    private static StoreUnavailable unavailable(SQLException e) {
        return new StoreUnavailable("the database failed (" + e.getSQLState() + "); see the cause", e);
    }

    @Override
    public void close() {
        replicas.ifPresent(Replicas::close);
        pool.close();
    }
}
