package org.ecluse.contracts.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.TestKey;
import org.ecluse.contracts.templates.OfferTerms;
import org.junit.jupiter.api.Test;

/** What every store of agreements keeps to. */
abstract class AgreementStoreContract {
    static final OfferTerms OPEN = new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Rennes Métropole");

    static final TestKey PROVIDER_KEY = TestKey.of(Agreements.PROVIDER.did());
    static final TestKey CONSUMER_KEY = TestKey.ed25519(Agreements.CONSUMER.did());

    abstract AgreementStore store();

    static Signature signature(Agreement agreement, Signatory side, TestKey key) {
        return Agreements.signature(agreement, side, key);
    }

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

    @Test
    void an_agreement_is_signed_by_one_side_and_later_by_the_other() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        store().keep(agreement);

        var none = store().find(agreement.id()).orElseThrow();
        var one = store().sign(
                        agreement.id(), Signatory.PROVIDER, signature(agreement, Signatory.PROVIDER, PROVIDER_KEY));
        var both = store().sign(
                        agreement.id(), Signatory.CONSUMER, signature(agreement, Signatory.CONSUMER, CONSUMER_KEY));

        assertThat(none.signatures().state()).isEqualTo(Signatures.State.BY_NOBODY);
        assertThat(one.signatures().state()).isEqualTo(Signatures.State.BY_PROVIDER_ONLY);
        assertThat(both.signatures().state()).isEqualTo(Signatures.State.BY_BOTH);
        assertThat(store().find(agreement.id())).contains(both);
        assertThat(store().all(1)).containsExactly(both);
    }

    @Test
    void a_peer_that_cannot_sign_leaves_an_agreement_signed_by_us_only() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        store().keep(agreement);

        var signed = store().sign(
                        agreement.id(), Signatory.CONSUMER, signature(agreement, Signatory.CONSUMER, CONSUMER_KEY));

        assertThat(signed.signatures().state()).isEqualTo(Signatures.State.BY_CONSUMER_ONLY);
    }

    @Test
    void the_first_signature_of_a_side_stays() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        var first = signature(agreement, Signatory.PROVIDER, PROVIDER_KEY);
        store().keep(agreement);
        store().sign(agreement.id(), Signatory.PROVIDER, first);

        var again = store().sign(
                        agreement.id(), Signatory.PROVIDER, signature(agreement, Signatory.PROVIDER, PROVIDER_KEY));

        assertThat(again.signatures().provider()).contains(first);
        assertThat(store().keep(agreement)).isEqualTo(again);
    }

    @Test
    void an_agreement_is_kept_with_its_signatures_and_kept_again_with_one_more() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        var provider = signature(agreement, Signatory.PROVIDER, PROVIDER_KEY);
        var consumer = signature(agreement, Signatory.CONSUMER, CONSUMER_KEY);
        var one = Signatures.NONE.with(Signatory.PROVIDER, provider);

        var first = store().keep(agreement, one);
        var second = store().keep(agreement, one.with(Signatory.CONSUMER, consumer));

        assertThat(first.signatures()).isEqualTo(one);
        assertThat(second.signatures().state()).isEqualTo(Signatures.State.BY_BOTH);
        assertThat(store().find(agreement.id())).contains(second);
        assertThat(store().keep(agreement)).isEqualTo(second);
    }

    @Test
    void an_agreement_with_a_signature_that_is_not_its_own_is_not_kept_at_all() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        var other = Agreements.of("a-1", OPEN.offer("urn:uuid:2"));
        var foreign = Signatures.NONE.with(Signatory.PROVIDER, signature(other, Signatory.PROVIDER, PROVIDER_KEY));

        assertThatThrownBy(() -> store().keep(agreement, foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("agreement.signature.invalid");
        assertThat(store().find(agreement.id())).isEmpty();
    }

    @Test
    void a_signature_over_another_agreement_is_not_kept() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        var other = Agreements.of("a-1", OPEN.offer("urn:uuid:2"));
        store().keep(agreement);

        assertThatThrownBy(() -> store().sign(
                                agreement.id(), Signatory.PROVIDER, signature(other, Signatory.PROVIDER, PROVIDER_KEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("agreement.signature.invalid");
    }

    @Test
    void a_signature_of_one_side_is_not_the_others() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        store().keep(agreement);

        assertThatThrownBy(() -> store().sign(
                                agreement.id(),
                                Signatory.CONSUMER,
                                signature(agreement, Signatory.PROVIDER, PROVIDER_KEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("agreement.signature.signer");
    }

    @Test
    void an_agreement_that_is_not_kept_cannot_be_signed() {
        var agreement = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));

        assertThatThrownBy(() -> store().sign(
                                agreement.id(),
                                Signatory.PROVIDER,
                                signature(agreement, Signatory.PROVIDER, PROVIDER_KEY)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not kept here");
    }
}
