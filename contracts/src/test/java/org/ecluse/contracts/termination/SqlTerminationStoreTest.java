package org.ecluse.contracts.termination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.ecluse.contracts.termination.Upheld.AGREEMENT;
import static org.ecluse.contracts.termination.Upheld.NOW;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.ecluse.contracts.agreement.Agreements;
import org.ecluse.contracts.agreement.SqlAgreementStore;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.Engine;
import org.ecluse.contracts.store.Tampering;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class SqlTerminationStoreTest extends TerminationStoreContract {
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

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
        agreements().keep(AGREEMENT);
    }

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    private SqlAgreementStore agreements() {
        return new SqlAgreementStore(database, CLOCK, SignatureVerifier.trustingKeptKeys());
    }

    @Override
    TerminationStore store() {
        return new SqlTerminationStore(database, agreements(), SignatureVerifier.trustingKeptKeys(), CLOCK);
    }

    @Test
    void no_byte_of_a_termination_can_change_without_its_being_refused() {
        store().accept(Upheld.signed(Upheld.termination(Ground.MUTUAL), Upheld.PROVIDER, Upheld.CONSUMER), NOW, true);

        rows().expectRefusalOfEveryChange(
                        List.of("canonical", "hash", "provider_jws", "provider_key", "consumer_jws", "consumer_key"),
                        () -> store().accepted(AGREEMENT.id()),
                        TerminationAltered.class);

        assertThat(store().accepted(AGREEMENT.id())).isPresent();
    }

    @Test
    void the_time_at_which_a_contract_ends_is_the_one_that_was_signed() {
        store().accept(Upheld.signed(Upheld.termination(Ground.NOTICE), Upheld.PROVIDER), NOW, true);

        rows().run("update termination set effective_at = stored_at");

        assertThat(catchThrowable(() -> store().endDue(NOW)))
                .isInstanceOf(TerminationAltered.class)
                .hasMessageContaining("its row says other things than its record");
    }

    @Test
    void evidence_that_was_altered_is_refused() {
        store().record(Breach.of(AGREEMENT.id(), Agreements.PROVIDER, NOW, "termination.x", new byte[] {1, 2, 3}));

        rows().run("update breach set evidence = 'AQIE'");

        assertThat(catchThrowable(() -> store().breaches(AGREEMENT.id()))).isInstanceOf(TerminationAltered.class);
    }

    @Test
    void a_termination_and_the_end_it_made_are_there_after_a_restart() {
        var termination = Upheld.signed(Upheld.termination(Ground.BREACH), Upheld.PROVIDER);
        store().accept(termination, NOW, true);

        database.close();
        database = Database.open(address);

        assertThat(store().accepted(AGREEMENT.id())).contains(termination);
        assertThat(agreements()
                        .find(AGREEMENT.id())
                        .orElseThrow()
                        .ended()
                        .orElseThrow()
                        .code())
                .isEqualTo("contract.terminated.breach");
    }

    private Tampering rows() {
        return new Tampering(database, "termination");
    }
}
