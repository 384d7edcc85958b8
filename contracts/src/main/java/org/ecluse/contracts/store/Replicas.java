package org.ecluse.contracts.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Which processes share a server. Each holds a lock of PostgreSQL by its name, on a connection of its own: when the process
 * dies, in whatever way, its connection ends and the lock with it, so nobody need write or read a sign of life. Safe for
 * threads.
 */
final class Replicas implements AutoCloseable {
    /** How long a name may still be held by a life of ours that has just ended. */
    private static final int JOIN_WITHIN_SECONDS = 10;

    private static final int ANSWER_WITHIN_SECONDS = 5;
    /** A machine that is gone with its connections open is known to be after about half a minute. */
    private static final String KEEPALIVE =
            "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4";

    private final DatabaseAddress address;
    private final String name;
    private Connection held;

    private Replicas(DatabaseAddress address, String name) {
        this.address = address;
        this.name = name;
    }

    /** @throws StoreUnavailable when another process works under this name */
    static Replicas join(DatabaseAddress address, String name) {
        var replicas = new Replicas(address, name);
        replicas.hold();
        return replicas;
    }

    String name() {
        return name;
    }

    /** Sees to it that we hold our name still, as after a restart of the server. */
    synchronized void hold() {
        try {
            if (held != null && held.isValid(ANSWER_WITHIN_SECONDS)) {
                return;
            }
            close();
            held = connected();
            begin();
        } catch (SQLException e) {
            close();
            throw new StoreUnavailable("the database cannot be joined as replica `" + name + "`; see the cause", e);
        }
    }

    private Connection connected() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "ecluse replica");
        return DriverManager.getConnection(address.url(), properties);
    }

    private void begin() throws SQLException {
        try (var statement = held.createStatement()) {
            statement.execute(KEEPALIVE);
            statement.execute("set lock_timeout = '" + JOIN_WITHIN_SECONDS + "s'");
        }
        try (var lock = held.prepareStatement("select pg_advisory_lock(?)")) {
            lock.setLong(1, key(name));
            lock.execute();
        } catch (SQLException e) {
            throw new StoreUnavailable(
                    "another process works on `" + address + "` as replica `" + name
                            + "`; end it, or give each process a name of its own (`replica`)",
                    e);
        }
        try (var life = held.prepareStatement("insert into replica (name, life) values (?, 1)"
                + " on conflict (name) do update set life = replica.life + 1")) {
            life.setString(1, name);
            life.executeUpdate();
        }
    }

    /** A process by its name, and which of its lives. */
    record Life(String replica, long number) {}

    /** The others under whose name no process works now. */
    List<Life> gone(Connection connection) throws SQLException {
        var gone = new ArrayList<Life>();
        for (var other : others(connection)) {
            // Granted when nobody has it, and given back at the end of this transaction.
            try (var probe = connection.prepareStatement("select pg_try_advisory_xact_lock_shared(?)")) {
                probe.setLong(1, key(other.replica()));
                try (var answer = probe.executeQuery()) {
                    if (answer.next() && answer.getBoolean(1)) {
                        gone.add(other);
                    }
                }
            }
        }
        return gone;
    }

    private List<Life> others(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select name, life from replica where name <> ?")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                var others = new ArrayList<Life>();
                while (rows.next()) {
                    others.add(new Life(rows.getString(1), rows.getLong(2)));
                }
                return others;
            }
        }
    }

    private static long key(String replica) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(("ecluse replica " + replica).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (held != null) {
                held.close();
            }
        } catch (SQLException e) {
            // The server lets go of a connection that is broken by itself.
            return;
        } finally {
            held = null;
        }
    }
}
