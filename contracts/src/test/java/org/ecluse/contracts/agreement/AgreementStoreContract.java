package org.ecluse.contracts.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.ecluse.contracts.templates.OfferTerms;
import org.junit.jupiter.api.Test;

/** What every store of agreements keeps to. */
abstract class AgreementStoreContract {
    static final OfferTerms OPEN = new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Rennes Métropole");

    abstract AgreementStore store();

    @Test
    void an_agreement_reads_back_with_its_hash() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));

        store().keep(agreement);

        var found = store().find(agreement.id()).orElseThrow();
        assertThat(found.agreement()).isEqualTo(agreement);
        assertThat(found.hash()).isEqualTo(AgreementRecord.hash(agreement));
        assertThat(found.ended()).isEmpty();
    }

    @Test
    void keeping_the_same_agreement_again_changes_nothing() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        store().keep(agreement);

        store().keep(agreement);

        assertThat(store().all(10)).hasSize(1);
    }

    @Test
    void a_signed_contract_holds() {
        store().keep(Agreements.of("a-1", OPEN.offer("urn:uuid:1")));

        assertThatThrownBy(() -> store().keep(Agreements.of("a-1", OPEN.offer("urn:uuid:2"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a signed contract holds");
    }

    @Test
    void what_was_never_kept_is_not_found() {
        assertThat(store().find(new AgreementId("never"))).isEmpty();
    }

    @Test
    void agreements_are_listed_newest_first_up_to_the_limit() {
        store().keep(Agreements.of("a-1", OPEN.offer("urn:uuid:1")));
        store().keep(Agreements.of("a-2", OPEN.offer("urn:uuid:2")));
        store().keep(Agreements.of("a-3", OPEN.offer("urn:uuid:3")));

        assertThat(store().all(2))
                .extracting(kept -> kept.agreement().id().value())
                .containsExactly("a-3", "a-2");
    }

    @Test
    void the_first_end_stays() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        store().keep(agreement);
        var at = Instant.parse("2027-01-01T00:00:00Z");

        store().end(agreement.id(), at, "contract.ended");
        var second = store().end(agreement.id(), at.plusSeconds(60), "other");

        assertThat(second.ended()).contains(new StoredAgreement.End(at, "contract.ended"));
    }
}
