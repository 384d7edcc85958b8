package org.ecluse.contracts.bargain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.contracts.negotiation.Handling.Reaction;
import org.ecluse.contracts.negotiation.NegotiationMessage;
import org.ecluse.contracts.negotiation.NegotiationState;
import org.ecluse.contracts.negotiation.Offer;
import org.ecluse.contracts.negotiation.Stance;
import org.ecluse.policy.drafting.Obligations;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;
import org.junit.jupiter.api.Test;

class BargainingTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Peer PEER = new Peer(new PartyId("did:web:peer"), "https://peer.example/dsp", "dsp");
    private static final Policy FOR_A_YEAR = until("2027-01-01T00:00:00Z");
    private static final Policy FOR_A_MONTH = until("2026-04-01T00:00:00Z");
    private static final Handling COUNTERS =
            new Handling(Reaction.ACCEPT, Reaction.ACCEPT, Reaction.COUNTER, Duration.ofDays(7), Duration.ofDays(1));

    private final Bargaining usual = new Bargaining(Handling.USUAL);
    private final Bargaining countering = new Bargaining(COUNTERS);

    @Test
    void a_provider_accepts_the_terms_that_it_published_and_narrower_ones() {
        assertThat(usual.question(requested(Stance.USUAL, FOR_A_YEAR))
                        .orElseThrow()
                        .reaction())
                .isEqualTo(Reaction.ACCEPT);

        var narrower =
                usual.question(requested(published(FOR_A_YEAR), FOR_A_MONTH)).orElseThrow();

        assertThat(narrower.standing()).isEqualTo(Standing.WITHIN);
        assertThat(narrower.reaction()).isEqualTo(Reaction.ACCEPT);
    }

    @Test
    void a_provider_asks_a_person_about_wider_terms_and_can_say_what_differs_in_both_languages() {
        var wider =
                usual.question(requested(published(FOR_A_MONTH), FOR_A_YEAR)).orElseThrow();

        assertThat(wider.standing()).isEqualTo(Standing.BEYOND);
        assertThat(wider.isForPerson()).isTrue();
        var difference =
                usual.comparison(wider).orElseThrow().differences().get(0).sentence();
        assertThat(difference.french()).isNotBlank().isNotEqualTo(difference.english());
    }

    @Test
    void a_consumer_takes_what_gives_it_no_less_and_asks_a_person_about_what_gives_it_less() {
        assertThat(reactionOfConsumer(usual, FOR_A_MONTH, FOR_A_YEAR)).isEqualTo(Reaction.ACCEPT);
        assertThat(reactionOfConsumer(usual, FOR_A_MONTH, FOR_A_MONTH)).isEqualTo(Reaction.ACCEPT);
        assertThat(reactionOfConsumer(usual, FOR_A_YEAR, FOR_A_MONTH)).isEqualTo(Reaction.ASK);
        assertThat(reactionOfConsumer(usual, FOR_A_YEAR, owing(FOR_A_YEAR, price("10"))))
                .isEqualTo(Reaction.ASK);
    }

    @Test
    void what_a_provider_offers_unasked_is_for_a_person_whatever_the_rule() {
        assertThat(countering
                        .question(negotiation(Role.CONSUMER, NegotiationState.OFFERED, Stance.USUAL, FOR_A_YEAR))
                        .orElseThrow()
                        .reaction())
                .isEqualTo(Reaction.ASK);
    }

    @Test
    void a_duty_that_is_laid_on_the_provider_is_not_taken_for_one_of_the_consumers() {
        var scope = new Scope(List.of(), List.of(), java.util.Map.of()).withParty(Odrl.ASSIGNEE, "did:web:self");
        var pays = new Duty(
                new Terms(Optional.empty(), new Action(Odrl.COMPENSATE), scope, List.of(), Extras.NONE), List.of());

        var asked = usual.question(requested(published(FOR_A_YEAR), FOR_A_YEAR.withObligations(pays)))
                .orElseThrow();

        assertThat(asked.standing()).isEqualTo(Standing.BEYOND);
    }

    @Test
    void other_grounds_for_an_early_end_are_for_a_person_on_both_sides() {
        var upheld = FOR_A_YEAR.withObligations(Obligations.upholdUnless("breach"));

        assertThat(usual.question(requested(published(FOR_A_YEAR), upheld))
                        .orElseThrow()
                        .standing())
                .isEqualTo(Standing.BEYOND);
        assertThat(reactionOfConsumer(usual, upheld, FOR_A_YEAR)).isEqualTo(Reaction.ASK);
    }

    @Test
    void more_pay_than_asked_for_is_within_and_less_is_beyond() {
        var published = owing(FOR_A_YEAR, price("10"));

        assertThat(standingOfProvider(published, owing(FOR_A_YEAR, price("11"))))
                .isEqualTo(Standing.WITHIN);
        assertThat(standingOfProvider(published, owing(FOR_A_YEAR, price("9")))).isEqualTo(Standing.BEYOND);
        assertThat(standingOfProvider(published, FOR_A_YEAR)).isEqualTo(Standing.BEYOND);
    }

    @Test
    void terms_of_very_many_clauses_are_not_compared() {
        var windows = new ArrayList<Constraint>();
        for (int day = 1; day <= 400; day++) {
            windows.add(before(NOON.plus(Duration.ofDays(day)).toString()));
        }

        assertThat(standingOfProvider(FOR_A_YEAR, permitting(windows))).isEqualTo(Standing.BEYOND);
    }

    @Test
    void an_offer_that_a_person_looks_at_is_asked_about_whatever_is_asked_for() {
        var approval = new Stance(Optional.empty(), Optional.of(Handling.USUAL.byPerson()));

        var question = usual.question(requested(approval, FOR_A_YEAR)).orElseThrow();

        assertThat(question.isForPerson()).isTrue();
        assertThat(question.standing()).isEqualTo(Standing.SAME);
        assertThat(usual.question(requested(
                                new Stance(Optional.of(FOR_A_YEAR), Optional.of(Handling.USUAL.byPerson())),
                                FOR_A_MONTH))
                        .orElseThrow()
                        .isForPerson())
                .isTrue();
    }

    @Test
    void what_a_person_has_offered_need_not_be_decided_again() {
        var approval = new Stance(Optional.of(FOR_A_MONTH), Optional.of(Handling.USUAL.byPerson()));

        var taken = usual.question(negotiation(
                        Role.PROVIDER, NegotiationState.REQUESTED, approval, FOR_A_YEAR, FOR_A_MONTH, FOR_A_MONTH))
                .orElseThrow();

        assertThat(taken.reaction()).isEqualTo(Reaction.ACCEPT);
    }

    @Test
    void by_a_rule_that_counters_this_side_says_again_what_it_stands_by() {
        var question = countering
                .question(requested(published(FOR_A_MONTH), FOR_A_YEAR))
                .orElseThrow();

        assertThat(question.reaction()).isEqualTo(Reaction.COUNTER);
        assertThat(Bargaining.counter(question).orElseThrow().policy()).isEqualTo(FOR_A_MONTH);
        assertThat(Bargaining.counter(question).orElseThrow().id()).isEqualTo("offer");
    }

    @Test
    void who_repeats_itself_is_not_countered_again_but_shown_to_a_person() {
        var question = countering
                .question(negotiation(
                        Role.PROVIDER,
                        NegotiationState.REQUESTED,
                        published(FOR_A_MONTH),
                        FOR_A_YEAR,
                        FOR_A_MONTH,
                        FOR_A_YEAR))
                .orElseThrow();

        assertThat(question.reaction()).isEqualTo(Reaction.ASK);
    }

    @Test
    void two_rules_that_counter_come_to_an_end_however_both_move() {
        var offers = new ArrayList<Policy>();
        offers.add(until("2028-01-01T00:00:00Z"));
        int counters = 0;
        while (counters <= 20) {
            offers.add(FOR_A_MONTH);
            offers.add(until("2028-01-01T00:00:0" + counters % 10 + "Z"));
            var question = countering
                    .question(negotiation(
                            Role.PROVIDER,
                            NegotiationState.REQUESTED,
                            published(FOR_A_MONTH),
                            offers.toArray(Policy[]::new)))
                    .orElseThrow();
            if (question.isForPerson()) {
                break;
            }
            counters++;
        }

        assertThat(counters).isLessThanOrEqualTo(Bargaining.COUNTERS_MAX);
    }

    @Test
    void it_is_nobodys_turn_here_while_the_other_side_has_the_word_or_a_message_is_under_way() {
        assertThat(usual.question(negotiation(Role.CONSUMER, NegotiationState.REQUESTED, Stance.USUAL, FOR_A_YEAR)))
                .isEmpty();
        assertThat(usual.question(
                        negotiation(Role.PROVIDER, NegotiationState.OFFERED, Stance.USUAL, FOR_A_YEAR, FOR_A_MONTH)))
                .isEmpty();
        var begun = new ContractNegotiation(
                Exchange.begunByUs("pid", Role.PROVIDER, PEER, NegotiationState.REQUESTED, "m", NOON),
                List.of(new Offer("offer", "asset", FOR_A_YEAR)),
                Optional.empty(),
                List.of());
        assertThat(usual.question(begun)).isEmpty();
    }

    @Test
    void a_person_has_until_the_deadline_and_is_reminded_before_it() {
        var question =
                usual.question(requested(published(FOR_A_MONTH), FOR_A_YEAR)).orElseThrow();
        var end = usual.undecided(question.negotiation()).orElseThrow();

        assertThat(question.remindAt()).isEqualTo(NOON.plus(Duration.ofDays(12)));
        assertThat(end.at()).isEqualTo(NOON.plus(Duration.ofDays(14))).isEqualTo(question.decideBy());
        assertThat(end.message())
                .isEqualTo(new NegotiationMessage.Terminated(
                        new Ending(Role.PROVIDER, "negotiation.undecided", "nobody decided within PT336H")));
        assertThat(usual.undecided(requested(Stance.USUAL, FOR_A_YEAR))).isEmpty();
    }

    @Test
    void no_rule_accepts_what_goes_beyond() {
        assertThatThrownBy(() -> new Handling(
                        Reaction.ACCEPT, Reaction.ACCEPT, Reaction.ACCEPT, Duration.ofDays(1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Standing standingOfProvider(Policy published, Policy asked) {
        return usual.question(requested(published(published), asked))
                .orElseThrow()
                .standing();
    }

    private static Reaction reactionOfConsumer(Bargaining bargaining, Policy asked, Policy offered) {
        return bargaining
                .question(negotiation(Role.CONSUMER, NegotiationState.OFFERED, Stance.USUAL, asked, offered))
                .orElseThrow()
                .reaction();
    }

    private static Stance published(Policy policy) {
        return new Stance(Optional.of(policy), Optional.empty());
    }

    private static ContractNegotiation requested(Stance stance, Policy asked) {
        return negotiation(Role.PROVIDER, NegotiationState.REQUESTED, stance, asked);
    }

    private static ContractNegotiation negotiation(Role role, NegotiationState state, Stance stance, Policy... offers) {
        var exchange = new Exchange<>(
                "pid",
                role,
                PEER,
                Optional.of("peer-pid"),
                state,
                NOON,
                NOON,
                NOON,
                Optional.empty(),
                List.of("m"),
                Optional.empty(),
                1);
        var all = java.util.Arrays.stream(offers)
                .map(policy -> new Offer("offer", "asset", policy))
                .toList();
        return new ContractNegotiation(exchange, all, Optional.empty(), Signatures.NONE, List.of(), stance, List.of());
    }

    private static Policy until(String instant) {
        return permitting(List.of(before(instant)));
    }

    private static Constraint before(String instant) {
        return new Constraint.Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(Instant.parse(instant)));
    }

    private static Policy permitting(List<Constraint> constraints) {
        return Policy.empty("urn:terms", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), constraints, List.of()));
    }

    private static Policy owing(Policy policy, Duty duty) {
        var permission = policy.permissions().get(0);
        return policy.withPermissions(new Permission(permission.terms(), List.of(duty)));
    }

    private static Duty price(String amount) {
        return Obligations.payOnce(new Obligations.Price(new BigDecimal(amount), "EUR", "Ouest-France"));
    }
}
