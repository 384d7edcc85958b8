package org.ecluse.contracts.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.junit.jupiter.api.Test;

/** What every payment ledger keeps to. */
abstract class PaymentLedgerContract {
    static final AgreementId AGREEMENT = new AgreementId("f3b7a4a0-56a8-4f0e-9b0e-0a4c1c1d1e10");
    static final PartyId PAYER = new PartyId("did:web:127.0.0.1%3A19000:partners:startup");
    static final PartyId PAYEE = new PartyId("did:web:127.0.0.1%3A19000:partners:ouest-france");
    static final LocalDate DAY = LocalDate.parse("2026-11-20");

    abstract PaymentLedger ledger();

    @Test
    void an_open_account_says_what_is_due_and_is_not_settled() {
        var account = ledger().open(due(AGREEMENT, "120.00"));

        assertThat(account.standing()).isEqualTo(Account.Standing.UNPAID);
        assertThat(account.balance()).isEqualTo(Money.of("120", "EUR"));
        assertThat(account.settled()).isFalse();
    }

    @Test
    void opening_again_with_the_same_terms_changes_nothing() {
        ledger().open(due(AGREEMENT, "120.00"));
        ledger().record(payment("p1", AGREEMENT, "20.00"));

        var again = ledger().open(new Due(AGREEMENT, PAYER, PAYEE, Money.of("120.00", "EUR"), Instant.EPOCH));

        assertThat(again.paid()).isEqualTo(Money.of("20.00", "EUR"));
    }

    @Test
    void a_signed_price_never_changes() {
        ledger().open(due(AGREEMENT, "120.00"));

        assertThatThrownBy(() -> ledger().open(due(AGREEMENT, "99.00")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a signed price never changes");
    }

    @Test
    void part_payments_add_up_until_the_price_is_paid() {
        ledger().open(due(AGREEMENT, "120.00"));

        var first = accepted(ledger().record(payment("p1", AGREEMENT, "50.10")));
        var second = accepted(ledger().record(payment("p2", AGREEMENT, "69.90")));

        assertThat(first.standing()).isEqualTo(Account.Standing.PART_PAID);
        assertThat(first.settled()).isFalse();
        assertThat(second.standing()).isEqualTo(Account.Standing.PAID);
        assertThat(second.settled()).isTrue();
    }

    @Test
    void an_overpayment_settles_and_shows_as_credit() {
        ledger().open(due(AGREEMENT, "120.00"));

        var account = accepted(ledger().record(payment("p1", AGREEMENT, "130.00")));

        assertThat(account.standing()).isEqualTo(Account.Standing.OVERPAID);
        assertThat(account.balance()).isEqualTo(Money.of("-10.00", "EUR"));
    }

    @Test
    void the_same_payment_again_counts_once() {
        ledger().open(due(AGREEMENT, "120.00"));
        ledger().record(payment("p1", AGREEMENT, "60.00"));

        var again = accepted(ledger().record(payment("p1", AGREEMENT, "60.00")));

        assertThat(again.payments()).hasSize(1);
    }

    @Test
    void an_id_that_was_used_for_another_payment_is_refused() {
        ledger().open(due(AGREEMENT, "120.00"));
        ledger().record(payment("p1", AGREEMENT, "60.00"));

        var answer = ledger().record(payment("p1", AGREEMENT, "61.00"));

        assertThat(answer).isInstanceOf(Recorded.IdTaken.class);
        assertThat(ledger().account(AGREEMENT).orElseThrow().payments()).hasSize(1);
    }

    @Test
    void another_currency_is_refused_and_nothing_is_written() {
        ledger().open(due(AGREEMENT, "120.00"));

        var answer = ledger().record(new Payment("p1", PaymentReference.of(AGREEMENT), Money.of("120.00", "USD"), DAY));

        assertThat(answer).isInstanceOf(Recorded.CurrencyMismatch.class);
        assertThat(ledger().account(AGREEMENT).orElseThrow().payments()).isEmpty();
    }

    @Test
    void a_reference_that_nobody_owes_under_is_refused() {
        var answer = ledger().record(payment("p1", new AgreementId("unknown"), "1.00"));

        assertThat(answer).isInstanceOf(Recorded.UnknownReference.class);
    }

    @Test
    void a_receipt_is_kept_once_and_only_for_a_price_that_is_paid() {
        ledger().open(due(AGREEMENT, "120.00"));
        assertThatThrownBy(() -> ledger().keep(AGREEMENT, "jws")).isInstanceOf(IllegalStateException.class);
        ledger().record(payment("p1", AGREEMENT, "120.00"));

        var first = ledger().keep(AGREEMENT, "jws-1");
        var second = ledger().keep(AGREEMENT, "jws-2");

        assertThat(second).isEqualTo(first);
        assertThat(second.jws()).isEqualTo("jws-1");
    }

    @Test
    void a_receipt_waits_for_the_log_until_the_log_has_answered_once() {
        ledger().open(due(AGREEMENT, "120.00"));
        ledger().record(payment("p1", AGREEMENT, "120.00"));
        ledger().keep(AGREEMENT, "jws");
        assertThat(ledger().receiptsToLog(10)).hasSize(1);

        var entry = new LogEntry(7, Instant.parse("2026-11-21T10:00:00Z"));
        ledger().logged(AGREEMENT, entry);
        var second = ledger().logged(AGREEMENT, new LogEntry(8, Instant.parse("2026-11-21T11:00:00Z")));

        assertThat(second.logged()).contains(entry);
        assertThat(ledger().receiptsToLog(10)).isEmpty();
    }

    @Test
    void accounts_are_listed_newest_first_up_to_the_limit() {
        ledger().open(due(new AgreementId("a"), "1.00"));
        ledger().open(due(new AgreementId("b"), "2.00"));
        ledger().open(due(new AgreementId("c"), "3.00"));

        assertThat(ledger().accounts(2))
                .extracting(account -> account.due().agreement().value())
                .containsExactly("c", "b");
    }

    @Test
    void many_threads_that_record_the_same_payments_count_each_once() throws Exception {
        ledger().open(due(AGREEMENT, "120.00"));

        atOnce(8, () -> {
            for (int i = 0; i < 12; i++) {
                ledger().record(payment("p" + i, AGREEMENT, "10.00"));
            }
            return 0;
        });

        var account = ledger().account(AGREEMENT).orElseThrow();
        assertThat(account.standing()).isEqualTo(Account.Standing.PAID);
        assertThat(account.payments()).hasSize(12);
    }

    @Test
    void many_threads_that_open_the_same_account_get_one() throws Exception {
        atOnce(8, () -> ledger().open(due(AGREEMENT, "120.00")));

        assertThat(ledger().accounts(10)).hasSize(1);
    }

    static <T> void atOnce(int threads, Callable<T> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(work));
            }
            for (var one : running) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    static Due due(AgreementId agreement, String amount) {
        return new Due(agreement, PAYER, PAYEE, Money.of(amount, "EUR"), Instant.parse("2026-11-01T00:00:00Z"));
    }

    static Payment payment(String id, AgreementId agreement, String amount) {
        return new Payment(id, PaymentReference.of(agreement), Money.of(amount, "EUR"), DAY);
    }

    static Account accepted(Recorded answer) {
        return ((Recorded.Accepted) answer).account();
    }
}
