package org.ecluse.contracts.termination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.contracts.termination.Upheld.AGREEMENT;
import static org.ecluse.contracts.termination.Upheld.NOTICE_END;
import static org.ecluse.contracts.termination.Upheld.NOW;
import static org.ecluse.contracts.termination.Upheld.stored;
import static org.ecluse.contracts.termination.Upheld.termination;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.AgreementRecord;
import org.ecluse.contracts.agreement.Agreements;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.agreement.StoredAgreement;
import org.ecluse.contracts.signature.TestKey;
import org.ecluse.policy.Problem;
import org.ecluse.policy.drafting.Conditions;
import org.ecluse.policy.drafting.Obligations;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TerminationRuleTest {

    private static Signatures by(Termination termination, TestKey... keys) {
        return Upheld.signed(termination, keys).signatures();
    }

    private static String decided(Agreement agreement, Termination termination, TestKey... keys) {
        return decided(stored(agreement), termination, NOW, keys);
    }

    private static String decided(StoredAgreement agreement, Termination termination, Instant now, TestKey... keys) {
        return TerminationRule.decide(agreement, termination, by(termination, keys), now)
                .fold(holds -> "holds", awaits -> "awaits", Problem::code);
    }

    @ParameterizedTest
    @EnumSource(names = {"BREACH", "PAYMENT_DEFAULT", "NOTICE"})
    void a_ground_that_the_agreement_names_ends_it_by_one_signature(Ground ground) {
        assertThat(decided(AGREEMENT, termination(ground), Upheld.PROVIDER)).isEqualTo("holds");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_STANDING", "WITHDRAWN_CONSENT", "LEGAL_ORDER"})
    void a_ground_that_the_agreement_does_not_name_ends_nothing(Ground ground) {
        var decision = TerminationRule.decide(
                stored(AGREEMENT), termination(ground), by(termination(ground), Upheld.PROVIDER), NOW);

        var problem = ((TerminationRule.Decision.Refused) decision).problem();
        assertThat(problem.code()).isEqualTo("termination.ground.not-agreed");
        assertThat(problem.cure()).contains("[breach, notice, paymentDefault]").contains("mutual");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MUTUAL")
    void an_agreement_that_names_no_ground_holds_against_one_party(Ground ground) {
        var plain = Upheld.agreement("a-1", new Duty[0]);

        assertThat(decided(plain, about(plain, termination(ground)), Upheld.PROVIDER))
                .isEqualTo("termination.ground.not-agreed");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MUTUAL")
    void each_ground_counts_once_it_is_named(Ground ground) {
        var named = ground == Ground.NOTICE
                ? Upheld.agreement("a-1", Obligations.upholdUnlessNotice(Period.ofDays(30)))
                : Upheld.agreement("a-1", Obligations.upholdUnless(ground.term()));

        assertThat(decided(named, about(named, termination(ground)), Upheld.PROVIDER))
                .isEqualTo("holds");
    }

    @Test
    void both_together_end_a_contract_that_names_no_ground() {
        var plain = Upheld.agreement("a-1", new Duty[0]);
        var together = about(plain, termination(Ground.MUTUAL));

        assertThat(decided(plain, together, Upheld.PROVIDER)).isEqualTo("awaits");
        assertThat(decided(plain, together, Upheld.PROVIDER, Upheld.CONSUMER)).isEqualTo("holds");
    }

    @Test
    void who_ends_a_contract_has_signed_it() {
        assertThat(decided(AGREEMENT, termination(Ground.BREACH))).isEqualTo("termination.signature.missing");
        assertThat(decided(AGREEMENT, termination(Ground.BREACH), Upheld.CONSUMER))
                .isEqualTo("termination.signature.missing");
        assertThat(decided(AGREEMENT, termination(Ground.MUTUAL), Upheld.CONSUMER))
                .isEqualTo("termination.signature.missing");
    }

    @Test
    void a_stranger_ends_nothing() {
        var stranger = termination(Ground.BREACH, new PartyId("did:web:else.example"), NOW, NOW);

        assertThat(decided(AGREEMENT, stranger, Upheld.PROVIDER)).isEqualTo("termination.party.stranger");
    }

    @Test
    void a_termination_is_about_the_terms_that_were_signed() {
        var other = Upheld.agreement("a-1", Obligations.upholdUnless(Rennes.BREACH));
        var elsewhere = Upheld.agreement("a-2");

        assertThat(decided(other, termination(Ground.BREACH), Upheld.PROVIDER))
                .isEqualTo("termination.agreement.other");
        assertThat(decided(elsewhere, termination(Ground.BREACH), Upheld.PROVIDER))
                .isEqualTo("termination.agreement.other");
    }

    @Test
    void what_is_over_is_not_ended_again() {
        var over = new StoredAgreement(
                AGREEMENT,
                AgreementRecord.hash(AGREEMENT),
                Signatures.NONE,
                Optional.of(new StoredAgreement.End(NOW, "contract.ended")));

        assertThat(decided(over, termination(Ground.BREACH), NOW, Upheld.PROVIDER))
                .isEqualTo("termination.agreement.ended");
    }

    @Test
    void a_ground_of_fault_refers_to_evidence() {
        var bare = new Termination(
                AGREEMENT.id(),
                AgreementRecord.hash(AGREEMENT),
                Ground.BREACH,
                Agreements.PROVIDER,
                NOW,
                NOW,
                "parce que",
                Optional.empty());

        assertThat(decided(AGREEMENT, bare, Upheld.PROVIDER)).isEqualTo("termination.evidence.missing");
    }

    @Test
    void notice_is_given_for_as_long_as_was_agreed() {
        assertThat(decided(AGREEMENT, notice(NOW, NOTICE_END.minusSeconds(1)), Upheld.PROVIDER))
                .isEqualTo("termination.notice.short");
        assertThat(decided(AGREEMENT, notice(NOW, NOTICE_END), Upheld.PROVIDER)).isEqualTo("holds");
    }

    @Test
    void a_notice_that_is_dated_back_counts_from_when_it_came() {
        var longAgo = NOW.minus(Duration.ofDays(10));
        var stored = stored(AGREEMENT);

        assertThat(decided(stored, notice(longAgo, NOTICE_END.minus(Duration.ofDays(10))), NOW, Upheld.PROVIDER))
                .isEqualTo("termination.notice.short");
        assertThat(decided(stored, notice(longAgo, NOTICE_END.minus(Duration.ofDays(1))), NOW, Upheld.PROVIDER))
                .isEqualTo("holds");
    }

    @Test
    void the_longest_notice_that_was_agreed_counts() {
        var twice = Upheld.agreement(
                "a-1",
                Obligations.upholdUnlessNotice(Period.ofDays(30)),
                Obligations.upholdUnlessNotice(Period.ofMonths(3)));

        assertThat(decided(twice, about(twice, notice(NOW, NOTICE_END)), Upheld.PROVIDER))
                .isEqualTo("termination.notice.short");
        assertThat(decided(twice, about(twice, notice(NOW, Instant.parse("2027-03-01T12:00:00Z"))), Upheld.PROVIDER))
                .isEqualTo("holds");
    }

    @Test
    void notice_without_its_time_and_an_obligation_under_conditions_name_nothing() {
        var timeless = Upheld.agreement("a-1", Obligations.upholdUnless(Rennes.NOTICE));
        var plain = Obligations.upholdUnless(Rennes.BREACH);
        var conditional = Upheld.agreement("a-1", new Duty(plain.action(), Conditions.usesAtMost(3)));

        assertThat(decided(timeless, about(timeless, termination(Ground.NOTICE)), Upheld.PROVIDER))
                .isEqualTo("termination.ground.not-agreed");
        assertThat(decided(conditional, about(conditional, termination(Ground.BREACH)), Upheld.PROVIDER))
                .isEqualTo("termination.ground.not-agreed");
    }

    @Test
    void a_termination_works_neither_backwards_nor_from_the_future() {
        var later = NOW.plus(Duration.ofMinutes(6));

        for (var wrong : new Termination[] {
            termination(Ground.BREACH, Agreements.PROVIDER, NOW, NOW.minusSeconds(1)),
            termination(Ground.BREACH, Agreements.PROVIDER, later, later),
            termination(Ground.BREACH, Agreements.PROVIDER, Agreements.SIGNED.minusSeconds(1), NOW)
        }) {
            assertThat(decided(AGREEMENT, wrong, Upheld.PROVIDER)).isEqualTo("termination.time");
        }
        var skewed = NOW.plus(Duration.ofMinutes(5));
        assertThat(decided(AGREEMENT, termination(Ground.BREACH, Agreements.PROVIDER, skewed, skewed), Upheld.PROVIDER))
                .isEqualTo("holds");
    }

    private static Termination notice(Instant writtenAt, Instant effectiveAt) {
        return termination(Ground.NOTICE, Agreements.PROVIDER, writtenAt, effectiveAt);
    }

    private static Termination about(Agreement agreement, Termination termination) {
        return new Termination(
                new AgreementId(agreement.id().value()),
                AgreementRecord.hash(agreement),
                termination.ground(),
                termination.by(),
                termination.writtenAt(),
                termination.effectiveAt(),
                termination.reason(),
                termination.evidence());
    }
}
