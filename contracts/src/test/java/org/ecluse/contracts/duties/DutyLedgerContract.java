package org.ecluse.contracts.duties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.ecluse.contracts.agreement.AgreementId;
import org.junit.jupiter.api.Test;

/** What every duty ledger keeps to. */
abstract class DutyLedgerContract {
    private static final AgreementId AGREEMENT = new AgreementId("agreement-1");
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    abstract DutyLedger ledger();

    @Test
    void a_duty_done_is_on_record() {
        var done = ledger().fulfil(AGREEMENT, 2, AT, "https://example.org/paper");

        assertThat(ledger().fulfilments(AGREEMENT)).containsExactly(done);
        assertThat(ledger().fulfilments(new AgreementId("other"))).isEmpty();
    }

    @Test
    void the_first_record_stays() {
        var first = ledger().fulfil(AGREEMENT, 2, AT, "first");

        var second = ledger().fulfil(AGREEMENT, 2, AT.plusSeconds(1), "second");

        assertThat(second).isEqualTo(first);
    }
}
