package org.ecluse.contracts.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
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
class SqlAgreementStoreTest extends AgreementStoreContract {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

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
    AgreementStore store() {
        return new SqlAgreementStore(database, CLOCK);
    }

    @Test
    void an_agreement_that_was_altered_in_the_database_is_refused() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        store().keep(agreement);

        alter("update agreement set canonical = replace(canonical, 'startup', 'startus')");

        assertThatThrownBy(() -> store().find(agreement.id()))
                .isInstanceOf(AgreementAltered.class)
                .hasMessageContaining("its bytes do not fit its hash");
    }

    @Test
    void an_agreement_whose_record_was_swapped_for_anothers_is_refused() {
        store().keep(Agreements.of("a-1", OPEN.offer("urn:uuid:1")));
        store().keep(Agreements.of("a-2", OPEN.offer("urn:uuid:2")));

        alter("update agreement set canonical = (select canonical from agreement where id = 'a-2'),"
                + " hash = (select hash from agreement where id = 'a-2') where id = 'a-1'");

        assertThatThrownBy(() -> store().find(new AgreementId("a-1")))
                .isInstanceOf(AgreementAltered.class)
                .hasMessageContaining("another agreement's");
    }

    @Test
    void agreements_are_there_after_a_restart() {
        store().keep(Agreements.of("a-1", OPEN.offer("urn:uuid:1")));

        database.close();
        database = Database.open(address);

        assertThat(store().all(10)).hasSize(1);
    }

    private void alter(String sql) {
        int changed = database.transaction(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
        assertThat(changed).isEqualTo(1);
    }
}
