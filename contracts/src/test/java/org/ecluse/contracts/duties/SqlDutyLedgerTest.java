package org.ecluse.contracts.duties;

import java.nio.file.Path;
import org.ecluse.contracts.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqlDutyLedgerTest extends DutyLedgerContract {
    @TempDir
    Path dir;

    private Database database;

    @BeforeEach
    void openDatabase() {
        database = Database.open(dir);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Override
    DutyLedger ledger() {
        return new SqlDutyLedger(database);
    }
}
