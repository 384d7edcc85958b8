package org.ecluse.contracts.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.Agreements;
import org.ecluse.contracts.duties.DutyState.Standing;
import org.ecluse.contracts.payment.Account;
import org.ecluse.contracts.payment.Money;
import org.ecluse.contracts.payment.Payment;
import org.ecluse.contracts.payment.Settlement;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.policy.profile.DutyMode;
import org.junit.jupiter.api.Test;

class DutiesTest {
    private static final Instant END = Instant.parse("2027-06-30T22:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duties.Record NOTHING = new Duties.Record(List.of(), Optional.empty(), Optional.empty());

    @Test
    void duties_are_told_apart_by_when_they_are_owed() {
        var states = Duties.standing(research(Optional.of(END)), NOTHING, NOW);

        assertThat(states)
                .extracting(DutyState::mode)
                .containsExactly(DutyMode.ONGOING, DutyMode.AFTER, DutyMode.AFTER);
        assertThat(states)
                .extracting(DutyState::standing)
                .containsExactly(Standing.APPLIED_AT_USE, Standing.OPEN, Standing.OPEN);
    }

    @Test
    void deletion_falls_due_its_retention_after_the_end() {
        var states = Duties.standing(research(Optional.of(END)), NOTHING, NOW);

        assertThat(states.get(1).dueAt()).contains(Instant.parse("2027-12-30T22:00:00Z"));
    }

    @Test
    void without_an_end_deletion_counts_from_the_first_use() {
        var used = new Duties.Record(List.of(), Optional.empty(), Optional.of(NOW));

        assertThat(Duties.standing(research(Optional.empty()), NOTHING, NOW)
                        .get(1)
                        .dueAt())
                .isEmpty();
        assertThat(Duties.standing(research(Optional.empty()), used, NOW).get(1).dueAt())
                .contains(Instant.parse("2027-05-22T10:00:00Z"));
    }

    @Test
    void a_duty_that_is_not_done_by_its_date_is_overdue() {
        var states = Duties.standing(research(Optional.of(END)), NOTHING, Instant.parse("2027-12-30T22:00:01Z"));

        assertThat(states.get(1).standing()).isEqualTo(Standing.OVERDUE);
    }

    @Test
    void a_duty_that_was_done_stays_done() {
        var done = new Duties.Record(
                List.of(new Fulfilment(1, NOW, "https://example.org/certificate")), Optional.empty(), Optional.empty());

        var states = Duties.standing(research(Optional.of(END)), done, Instant.parse("2030-01-01T00:00:00Z"));

        assertThat(states.get(1).standing()).isEqualTo(Standing.FULFILLED);
        assertThat(states.get(1).evidence()).contains("https://example.org/certificate");
    }

    @Test
    void payment_is_fulfilled_when_the_account_is_settled() {
        var agreement = Agreements.of(
                "a-1",
                new OfferTerms.Paid(Money.of("120.00", "EUR"), "Ouest-France", Period.ofMonths(1), Optional.empty())
                        .offer("urn:uuid:1"));

        assertThat(standing(agreement, "119.99")).isEqualTo(Standing.OPEN);
        assertThat(standing(agreement, "120.00")).isEqualTo(Standing.FULFILLED);
    }

    @Test
    void a_duty_done_needs_evidence() {
        assertThatThrownBy(() -> new Fulfilment(0, NOW, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Standing standing(Agreement agreement, String paid) {
        var due = Settlement.due(agreement).orElseThrow();
        var payment = new Payment("p1", due.reference(), Money.of(paid, "EUR"), LocalDate.parse("2026-11-21"));
        var record = new Duties.Record(List.of(), Optional.of(new Account(due, List.of(payment))), Optional.empty());
        return Duties.standing(agreement, record, NOW).get(0).standing();
    }

    private static Agreement research(Optional<Instant> end) {
        return Agreements.of(
                "a-1",
                new OfferTerms.ResearchOnly(
                                List.of(),
                                OfferTerms.ResearchOnly.ANY_RESEARCH,
                                List.of("card_id"),
                                end,
                                Period.ofMonths(6),
                                Period.ofYears(1))
                        .offer("urn:uuid:1"));
    }
}
