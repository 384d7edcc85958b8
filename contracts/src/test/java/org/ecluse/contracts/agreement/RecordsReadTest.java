package org.ecluse.contracts.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.templates.OfferTerms;
import org.junit.jupiter.api.Test;

class RecordsReadTest {
    private static final OfferTerms OPEN = new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Rennes Métropole");

    private final RecordsRead records = new RecordsRead();

    private Agreement read(byte[] canonical) {
        return records.of(CanonicalJson.sha256(canonical), canonical);
    }

    @Test
    void the_same_bytes_are_read_once() {
        var canonical = AgreementRecord.canonical(Agreements.of("a-1", OPEN.offer("urn:uuid:1")));

        assertThat(read(canonical.clone())).isSameAs(read(canonical));
    }

    @Test
    void other_bytes_are_read_as_what_they_are() {
        var one = Agreements.of("a-1", OPEN.offer("urn:uuid:1"));
        var other = Agreements.of("a-1", OPEN.offer("urn:uuid:2"));

        assertThat(read(AgreementRecord.canonical(one))).isEqualTo(one);
        assertThat(read(AgreementRecord.canonical(other))).isEqualTo(other);
    }

    @Test
    void what_cannot_be_read_is_not_remembered() {
        assertThatThrownBy(() -> read(new byte[] {'{', '}'})).isInstanceOf(IllegalArgumentException.class);
        assertThat(records.remembered()).isZero();
    }

    @Test
    void no_more_are_remembered_than_there_is_room_for() {
        for (int i = 0; i <= RecordsRead.REMEMBERED_MAX; i++) {
            read(AgreementRecord.canonical(Agreements.of("a-" + i, OPEN.offer("urn:uuid:1"))));
        }

        assertThat(records.remembered()).isEqualTo(RecordsRead.REMEMBERED_MAX);
    }
}
