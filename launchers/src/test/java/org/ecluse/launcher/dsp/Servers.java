package org.ecluse.launcher.dsp;

import java.nio.file.Path;
import org.ecluse.connector.Storage;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.Engine;

/** Databases on a real PostgreSQL, which is started with the first and ended with the tests. */
public final class Servers {
    private Servers() {}

    /** An empty database; as the settings file names it. */
    public static DatabaseAddress database() {
        var address = Engine.POSTGRESQL.fresh(Path.of(""));
        return DatabaseAddress.server(address.url().replaceFirst("[?].*", ""), address.user(), address.password());
    }

    /** An empty database, for one process. */
    public static Storage fresh(String replica) {
        return Storage.on(database(), replica);
    }
}
