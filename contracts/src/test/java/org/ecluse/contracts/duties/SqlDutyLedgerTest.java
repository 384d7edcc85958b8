package org.ecluse.contracts.duties;

import java.nio.file.Path;
import java.time.InstantSource;
import org.ecluse.contracts.agreement.Kept;
import org.ecluse.contracts.ledger.Ledger;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class SqlDutyLedgerTest extends DutyLedgerContract {
    @Parameter
    Engine engine;

    @TempDir
    Path dir;

    private DatabaseAddress address;
    private Database database;

    @BeforeEach
    void openDatabase() {
        address = engine.fresh(dir);
        database = Database.open(address);
        Kept.agreements(database, "agreement-1", "agreement-2", "agreement-3");
    }

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Override
    DutyLedger ledger() {
        return new SqlDutyLedger(database, new Ledger(database, InstantSource.system()));
    }
}
