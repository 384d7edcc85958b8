package org.ecluse.connector;

import java.util.Objects;
import java.util.Optional;
import org.ecluse.contracts.store.DatabaseAddress;

/**
 * Where a connector keeps what must outlast it, keys and files that arrive aside.
 *
 * @param server a database server that several processes of one partner may share; empty for files of H2 in the data
 *     folder, which one process has
 * @param replica the name of this process among those that share the server; the same after a restart
 */
public record Storage(Optional<DatabaseAddress> server, String replica) {
    public static final Storage FILES = new Storage(Optional.empty(), "only");

    public Storage {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(replica, "replica");
    }

    /** The name of a file that each process has for itself, also where several have one folder. */
    public String nameOwn(String file) {
        return server.isEmpty() ? file : replica.replaceAll("[^A-Za-z0-9.-]", "_") + "-" + file;
    }

    public static Storage on(DatabaseAddress server, String replica) {
        return new Storage(Optional.of(server), replica);
    }
}
