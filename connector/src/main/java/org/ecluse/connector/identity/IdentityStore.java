package org.ecluse.connector.identity;

import java.nio.file.Path;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.Database.Tables;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.StoreUnavailable;

/**
 * The tables of spent token ids and held credentials: in the file {@code FOLDER/identity.mv.db}, which one process has at a
 * time, or on the server where the connector keeps everything. Safe for threads.
 */
public final class IdentityStore implements AutoCloseable {
    private static final String SCRIPTS = "db/identity";

    private final Database database;

    private IdentityStore(Database database) {
        this.database = database;
    }

    /** As {@link #open(DatabaseAddress)}, in a file of the folder. */
    public static IdentityStore open(Path folder) {
        return open(DatabaseAddress.file(folder, "identity"));
    }

    /**
     * Opens the database, a file made when missing, and brings the tables to their current form.
     *
     * @throws StoreFailed when that cannot be done: another process has the file, it is damaged, the server lets nobody in
     */
    public static IdentityStore open(DatabaseAddress address) {
        // A server has the histories of several capabilities side by side; the file has one.
        var history = address.folder().isPresent() ? "flyway_schema_history" : "identity_history";
        try {
            return new IdentityStore(Database.open(address, new Tables(IdentityStore.class, SCRIPTS, history)));
        } catch (StoreUnavailable e) {
            throw new StoreFailed("who this connector is cannot be read: " + e.getMessage(), e);
        }
    }

    /** The database cannot be asked just now. */
    public static final class StoreFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoreFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
