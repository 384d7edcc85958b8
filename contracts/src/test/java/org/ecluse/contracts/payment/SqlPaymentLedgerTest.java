package org.ecluse.contracts.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.ecluse.contracts.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlPaymentLedgerTest extends PaymentLedgerContract {
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
    PaymentLedger ledger() {
        return new SqlPaymentLedger(database);
    }

    @Test
    void accounts_payments_and_receipts_are_there_after_a_restart() {
        ledger().open(due(AGREEMENT, "120.00"));
        ledger().record(payment("p1", AGREEMENT, "120.00"));
        var receipt = ledger().keep(AGREEMENT, "jws");

        database.close();
        database = Database.open(dir);

        assertThat(ledger().account(AGREEMENT).orElseThrow().settled()).isTrue();
        assertThat(ledger().receipt(AGREEMENT)).contains(receipt);
    }
}
