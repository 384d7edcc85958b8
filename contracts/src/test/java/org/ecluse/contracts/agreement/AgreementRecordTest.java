package org.ecluse.contracts.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.templates.OfferTerms;
import org.junit.jupiter.api.Test;

class AgreementRecordTest {
    private static final Agreement AGREEMENT =
            Agreements.of("agreement-1", OfferTerms.Conditional.ENERGY_BY_ADDRESS.offer("urn:uuid:1"));

    @Test
    void what_is_written_reads_back_as_the_same_agreement() {
        assertThat(AgreementRecord.read(AgreementRecord.canonical(AGREEMENT))).isEqualTo(AGREEMENT);
    }

    @Test
    void both_sides_have_the_same_bytes_whatever_way_the_policy_came() {
        var other = AgreementRecord.read(AgreementRecord.canonical(AGREEMENT));

        assertThat(AgreementRecord.canonical(other)).isEqualTo(AgreementRecord.canonical(AGREEMENT));
        assertThat(AgreementRecord.hash(other))
                .isEqualTo(AgreementRecord.hash(AGREEMENT))
                .hasSize(64);
    }

    @Test
    void the_instant_is_kept_to_the_second_as_the_protocol_carries_it() {
        var fine = new Agreement(
                AGREEMENT.id(),
                AGREEMENT.provider(),
                AGREEMENT.consumer(),
                AGREEMENT.assetId(),
                AGREEMENT.policy(),
                Instant.parse("2026-11-20T09:30:00.987654Z"));

        assertThat(AgreementRecord.hash(fine)).isEqualTo(AgreementRecord.hash(AGREEMENT));
    }

    @Test
    void every_part_of_an_agreement_is_in_its_hash() {
        var other = Agreements.of(
                "agreement-1",
                new OfferTerms.Conditional(
                                11,
                                OfferTerms.Conditional.ENERGY_BY_ADDRESS.energyMwh(),
                                OfferTerms.Conditional.ALL_LEVELS,
                                Optional.empty())
                        .offer("urn:uuid:1"));

        assertThat(AgreementRecord.hash(other)).isNotEqualTo(AgreementRecord.hash(AGREEMENT));
    }

    @Test
    void a_member_that_agreements_do_not_have_is_refused() {
        var text = new String(AgreementRecord.canonical(AGREEMENT), UTF_8);
        var extended = text.substring(0, text.length() - 1) + ",\"zzz\":1}";

        assertThatThrownBy(() -> AgreementRecord.read(extended.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("members that an agreement does not have");
    }

    @Test
    void no_byte_of_the_record_can_change_without_being_noticed() {
        var canonical = AgreementRecord.canonical(AGREEMENT);
        var hash = AgreementRecord.hash(AGREEMENT);

        for (int i = 0; i < canonical.length; i++) {
            var altered = canonical.clone();
            altered[i] ^= 1;
            assertThat(CanonicalJson.sha256(altered)).isNotEqualTo(hash);
        }
    }
}
