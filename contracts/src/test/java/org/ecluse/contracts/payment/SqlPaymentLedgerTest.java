package org.ecluse.contracts.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class SqlPaymentLedgerTest extends PaymentLedgerContract {
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
    }

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Override
    PaymentLedger ledger() {
        return new SqlPaymentLedger(database);
    }

    @Test
    void accounts_payments_and_receipts_are_there_after_a_restart() {
        ledger().open(due(AGREEMENT, "120.00"));
        ledger().record(payment("p1", AGREEMENT, "120.00"));
        var receipt = ledger().keep(AGREEMENT, "jws");

        database.close();
        database = Database.open(address);

        assertThat(ledger().account(AGREEMENT).orElseThrow().settled()).isTrue();
        assertThat(ledger().receipt(AGREEMENT)).contains(receipt);
    }
}
