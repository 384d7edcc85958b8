package org.ecluse.contracts.store;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a database is: a file of H2 that one process has, or a PostgreSQL server that several share.
 *
 * @param url {@code jdbc:h2:…} or {@code jdbc:postgresql://host[:port]/database}
 * @param folder the folder of a file database, made when missing and closed to everybody but its owner
 */
public record DatabaseAddress(String url, String user, String password, Optional<Path> folder) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    public DatabaseAddress {
        Objects.requireNonNull(url);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
        Objects.requireNonNull(folder);
    }

    /** The file {@code folder/name.mv.db}. No port is opened, so there is no password to keep. */
    public static DatabaseAddress file(Path folder, String name) {
        // INVARIANT: WRITE_DELAY 0. H2's default acknowledges a commit up to half a second before it is in the file.
        var url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve(name)
                + ";WRITE_DELAY=0;QUERY_CACHE_SIZE=200;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE";
        return new DatabaseAddress(url, "sa", "", Optional.of(folder));
    }

    /** @throws IllegalArgumentException when {@code url} is not of PostgreSQL */
    public static DatabaseAddress server(String url, String user, String password) {
        if (!url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException("a database server's address begins with `" + POSTGRESQL + "//`");
        }
        return new DatabaseAddress(url, user, password, Optional.empty());
    }

    boolean isFile() {
        return folder.isPresent();
    }

    /** Without the password, and without parameters, which may hold one. */
    @Override
    public String toString() {
        return url.replaceFirst("[?;].*", "");
    }
}
