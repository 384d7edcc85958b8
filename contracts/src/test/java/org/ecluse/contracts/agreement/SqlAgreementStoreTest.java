package org.ecluse.contracts.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.signature.TestKey;
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
        return store(SignatureVerifier.trustingKeptKeys());
    }

    private AgreementStore store(SignatureVerifier verifier) {
        return new SqlAgreementStore(database, CLOCK, verifier);
    }

    @Test
    void an_agreement_that_was_altered_in_the_database_is_refused() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        store().keep(agreement);

        rows().run("update agreement set canonical = replace(canonical, 'startup', 'startus')");

        assertThatThrownBy(() -> store().find(agreement.id()))
                .isInstanceOf(AgreementAltered.class)
                .hasMessageContaining("its bytes do not fit its hash");
    }

    @Test
    void an_agreement_whose_record_was_swapped_for_anothers_is_refused() {
        store().keep(Agreements.of("a-1", OPEN.offer("urn:uuid:1")));
        store().keep(Agreements.of("a-2", OPEN.offer("urn:uuid:2")));

        rows().run("update agreement set canonical = (select canonical from agreement where id = 'a-2'),"
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

    @Test
    void no_byte_of_the_record_or_of_a_signature_can_change_without_the_agreement_being_refused() {
        var agreement = signedByBoth("a-1");

        rows().expectRefusalOfEveryChange(
                        List.of("canonical", "hash", "provider_jws", "provider_key", "consumer_jws", "consumer_key"),
                        () -> store().find(agreement.id()),
                        AgreementAltered.class);

        assertThat(store().find(agreement.id())).isPresent();
    }

    @Test
    void a_record_that_says_the_same_in_other_json_is_refused_even_with_its_hash_made_to_fit() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        store().keep(agreement);
        var text = rows().read("canonical");
        var spellings = List.of(
                text.replace("\"asset\":", "\"asset\": "),
                text.replaceFirst("\\{\"asset\":(\"[^\"]*\"),(.*)}$", "{$2,\"asset\":$1}"),
                text.replaceFirst("\\{\"asset\":(\"[^\"]*\")", "{\"asset\":$1,\"asset\":$1"),
                text.replaceFirst("news-archive", "\\\\u006eews-archive"),
                text.substring(0, text.length() - 1) + ",\"zzz\":1.0}");

        for (var spelling : spellings) {
            assertThat(spelling).isNotEqualTo(text);
            rows().write("canonical", spelling);
            rows().write("hash", CanonicalJson.sha256(spelling.getBytes(UTF_8)));
            assertThatThrownBy(() -> store().find(agreement.id()))
                    .isInstanceOf(AgreementAltered.class)
                    .hasMessageContaining("cannot be read");
        }
    }

    @Test
    void half_a_signature_is_refused() {
        var agreement = signedByBoth("a-1");

        rows().write("provider_key", null);

        assertThatThrownBy(() -> store().find(agreement.id()))
                .isInstanceOf(AgreementAltered.class)
                .hasMessageContaining("half of a signature is missing");
    }

    @Test
    void an_agreement_that_was_written_anew_with_other_keys_in_our_name_is_refused() {
        var ours = TestKey.of(Agreements.PROVIDER.did());
        var forger = TestKey.of(Agreements.PROVIDER.did());
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        store().keep(agreement);
        store().sign(agreement.id(), Signatory.PROVIDER, signature(agreement, Signatory.PROVIDER, forger));

        assertThatThrownBy(() -> store(new SignatureVerifier(ours)).find(agreement.id()))
                .isInstanceOf(AgreementAltered.class)
                .hasMessageContaining("does not fit what was agreed");
        assertThat(store(new SignatureVerifier(forger)).find(agreement.id())).isPresent();
    }

    @Test
    void signatures_are_there_after_a_restart() {
        var agreement = signedByBoth("a-1");

        database.close();
        database = Database.open(address);

        assertThat(store().find(agreement.id()).orElseThrow().signatures().state())
                .isEqualTo(Signatures.State.BY_BOTH);
    }

    @Test
    void what_is_kept_and_signed_in_a_callers_transaction_is_there_or_not_with_it() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        var store = new SqlAgreementStore(database, CLOCK, SignatureVerifier.trustingKeptKeys());
        var signature = signature(agreement, Signatory.PROVIDER, PROVIDER_KEY);

        assertThatThrownBy(() -> database.transaction(connection -> {
                    store.keep(connection, agreement);
                    throw new IllegalStateException("the caller changes its mind");
                }))
                .hasMessageContaining("changes its mind");
        assertThat(store.find(agreement.id())).isEmpty();

        database.transaction(connection -> {
            store.keep(connection, agreement);
            return store.sign(connection, agreement.id(), Signatory.PROVIDER, signature);
        });
        assertThat(store.find(agreement.id()).orElseThrow().signatures().provider())
                .contains(signature);
    }

    private Agreement signedByBoth(String id) {
        var agreement = Agreements.of(id, OPEN.offer("urn:uuid:1"));
        store().keep(agreement);
        store().sign(agreement.id(), Signatory.PROVIDER, signature(agreement, Signatory.PROVIDER, PROVIDER_KEY));
        store().sign(agreement.id(), Signatory.CONSUMER, signature(agreement, Signatory.CONSUMER, CONSUMER_KEY));
        return agreement;
    }

    private Tampering rows() {
        return new Tampering(database, "agreement");
    }
}
