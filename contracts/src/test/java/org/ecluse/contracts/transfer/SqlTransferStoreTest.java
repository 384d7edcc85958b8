package org.ecluse.contracts.transfer;

import java.nio.file.Path;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class SqlTransferStoreTest extends TransferStoreContract {
    @Parameter
    Engine engine;

    @TempDir
    Path dir;

    private DatabaseAddress address;
    private Database database;

    @Override
    TransferStore store() {
        address = engine.fresh(dir);
        database = Database.open(address);
        return new SqlTransferStore(database);
    }

    @Override
    TransferStore reopened() {
        database.close();
        database = Database.open(address);
        return new SqlTransferStore(database);
    }

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }
}
