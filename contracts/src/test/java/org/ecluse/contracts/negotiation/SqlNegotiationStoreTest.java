package org.ecluse.contracts.negotiation;

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
class SqlNegotiationStoreTest extends NegotiationStoreContract {
    @Parameter
    Engine engine;

    @TempDir
    Path dir;

    private DatabaseAddress address;
    private Database database;

    @Override
    NegotiationStore store() {
        address = engine.fresh(dir);
        database = Database.open(address);
        return new SqlNegotiationStore(database);
    }

    @Override
    NegotiationStore reopened() {
        database.close();
        database = Database.open(address);
        return new SqlNegotiationStore(database);
    }

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }
}
