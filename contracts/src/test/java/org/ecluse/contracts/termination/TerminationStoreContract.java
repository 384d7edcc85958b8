package org.ecluse.contracts.termination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.contracts.termination.Upheld.AGREEMENT;
import static org.ecluse.contracts.termination.Upheld.NOTICE_END;
import static org.ecluse.contracts.termination.Upheld.NOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.ecluse.contracts.agreement.Agreements;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.signature.TestKey;
import org.junit.jupiter.api.Test;

/** What every store of terminations keeps to. {@link Upheld#AGREEMENT} is kept beside it. */
abstract class TerminationStoreContract {

    abstract TerminationStore store();

    private static SignedTermination mutual(int secondsLater, TestKey... keys) {
        var at = NOW.plusSeconds(secondsLater);
        return Upheld.signed(Upheld.termination(Ground.MUTUAL, Agreements.PROVIDER, at, at), keys);
    }

    @Test
    void what_ends_a_contract_reads_back() {
        var termination = Upheld.signed(Upheld.termination(Ground.BREACH), Upheld.PROVIDER);

        assertThat(store().accept(termination, NOW, false)).isEqualTo(termination);

        assertThat(store().accepted(AGREEMENT.id())).contains(termination);
        assertThat(store().find(termination.hash())).contains(termination);
        assertThat(store().undelivered(1)).containsExactly(termination);
    }

    @Test
    void the_first_termination_stays() {
        var first = Upheld.signed(Upheld.termination(Ground.BREACH), Upheld.PROVIDER);
        store().accept(first, NOW, true);

        var second =
                store().accept(Upheld.signed(Upheld.termination(Ground.PAYMENT_DEFAULT), Upheld.PROVIDER), NOW, true);

        assertThat(second).isEqualTo(first);
        assertThat(store().accept(first, NOW, true)).isEqualTo(first);
    }

    @Test
    void of_many_terminations_at_once_one_ends_the_contract_and_all_are_told_which() throws Exception {
        var tries = new ArrayList<Callable<SignedTermination>>();
        for (int i = 0; i < 8; i++) {
            var one = mutual(i, Upheld.PROVIDER, Upheld.CONSUMER);
            tries.add(() -> store().accept(one, NOW, true));
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<SignedTermination>();
            for (var answer : pool.invokeAll(tries)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(store().accepted(AGREEMENT.id()).orElseThrow());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_proposal_gets_its_second_signature_later() {
        var proposal = mutual(0, Upheld.PROVIDER);
        assertThat(store().propose(proposal, true)).isTrue();
        assertThat(store().propose(proposal, true)).isTrue();
        assertThat(store().proposals(AGREEMENT.id())).containsExactly(proposal);

        var both = new SignedTermination(
                proposal.termination(),
                proposal.signatures()
                        .with(
                                Signatory.CONSUMER,
                                Upheld.signed(proposal.termination(), Upheld.CONSUMER)
                                        .signatures()
                                        .consumer()
                                        .orElseThrow()));
        store().accept(both, NOW, false);

        assertThat(store().accepted(AGREEMENT.id())).contains(both);
        assertThat(store().proposals(AGREEMENT.id())).isEmpty();
        assertThat(store().undelivered(10)).containsExactly(both);
    }

    @Test
    void unanswered_proposals_are_limited() {
        for (int i = 0; i < TerminationStore.PROPOSALS_MAX; i++) {
            assertThat(store().propose(mutual(i, Upheld.PROVIDER), true)).isTrue();
        }

        assertThat(store().propose(mutual(999, Upheld.PROVIDER), true)).isFalse();
        assertThat(store().proposals(AGREEMENT.id())).hasSize(TerminationStore.PROPOSALS_MAX);
    }

    @Test
    void a_termination_ends_the_contract_when_it_takes_effect() {
        store().accept(Upheld.signed(Upheld.termination(Ground.NOTICE), Upheld.PROVIDER), NOW, true);

        assertThat(store().nextDue()).contains(NOTICE_END);
        assertThat(store().endDue(NOTICE_END.minusSeconds(1))).isEmpty();
        assertThat(store().endDue(NOTICE_END.plus(Duration.ofDays(1)))).containsExactly(AGREEMENT.id());
        assertThat(store().nextDue()).isEmpty();
    }

    @Test
    void a_breach_is_on_record_once_with_its_evidence() {
        var breach = Breach.of(AGREEMENT.id(), Agreements.PROVIDER, NOW, "termination.x", new byte[] {0, -1, 2});
        var other = Breach.of(AGREEMENT.id(), Agreements.PROVIDER, NOW, "termination.x", new byte[] {3});

        List.of(breach, breach, other).forEach(store()::record);

        assertThat(store().breaches(AGREEMENT.id())).containsExactly(breach, other);
    }

    @Test
    void what_was_never_kept_is_not_found() {
        assertThat(store().accepted(AGREEMENT.id())).isEmpty();
        assertThat(store().find("0".repeat(64))).isEmpty();
        assertThat(store().nextDue()).isEmpty();
        assertThat(store().undelivered(1)).isEmpty();
        assertThat(store().breaches(AGREEMENT.id())).isEmpty();
    }
}
