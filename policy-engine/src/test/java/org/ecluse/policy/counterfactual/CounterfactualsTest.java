package org.ecluse.policy.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.RandomPolicies;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

class CounterfactualsTest {
    private static final Evaluator EVALUATOR = new Evaluator(Rennes.PROFILE);
    private static final Counterfactuals COUNTERFACTUALS = new Counterfactuals(Rennes.PROFILE);

    private static Request use() {
        return Request.use("urn:a", "did:web:x", NOON, Stage.USE);
    }

    private static Advice advice(Policy policy, Facts facts) {
        return COUNTERFACTUALS.of(policy, use(), facts);
    }

    private static List<List<Change>> ways(Advice advice) {
        return advice.fold(Advice.Changes::ways, List::of, List::of);
    }

    @Property(tries = 1_500)
    void whoever_does_what_is_said_is_permitted_and_no_part_of_it_is_enough(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var policy = draw.policy();
        var now = new Situation(draw.request(), draw.facts());
        if (permits(policy, now)) {
            return;
        }

        for (var way : ways(COUNTERFACTUALS.of(policy, now.request(), now.facts()))) {
            assertThat(permits(policy, now.after(way))).isTrue();
            for (var left : way) {
                var fewer = way.stream().filter(change -> change != left).toList();
                assertThat(permits(policy, now.after(fewer))).isFalse();
            }
        }
    }

    @Property(tries = 400)
    void where_nothing_is_said_to_help_nothing_does(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var policy = draw.policy();
        var now = new Situation(draw.request(), draw.facts());
        if (permits(policy, now)
                || !(COUNTERFACTUALS.of(policy, now.request(), now.facts()) instanceof Advice.Nothing)) {
            return;
        }

        var attempts = new Attempts(now);
        Arbitraries.randomValue(attempts::draw).sampleStream().limit(500).forEach(attempt -> assertThat(
                        permits(policy, attempt))
                .isFalse());
    }

    private static boolean permits(Policy policy, Situation situation) {
        return EVALUATOR.decide(policy, situation.request(), situation.facts()).permits();
    }

    @Test
    void a_start_up_learns_everything_that_is_missing_and_nothing_else() {
        var facts = Facts.of(Map.of(
                Rennes.ACCREDITATION, Fact.known(),
                Rennes.STUDY, Fact.known(),
                Odrl.PURPOSE, Fact.known(Value.iri(Rennes.DPV + "CommercialPurpose"))));

        var ways = ways(advice(Samples.researchOnly(), facts));

        assertThat(ways).hasSize(1);
        assertThat(ways.get(0))
                .extracting(Change::subject)
                .containsExactlyInAnyOrder(Rennes.ACCREDITATION, Rennes.STUDY, Odrl.PURPOSE);
    }

    @Test
    void a_purpose_that_may_be_commercial_is_made_precise() {
        var policy = Samples.offer(Samples.permit(
                        Odrl.USE,
                        new Atomic(Odrl.PURPOSE, Operator.IS_A, Value.iri(Rennes.DPV + "ResearchAndDevelopment"))))
                .withProhibitions(Samples.forbid(
                        Odrl.USE,
                        new Atomic(Odrl.PURPOSE, Operator.IS_A, Value.iri(Rennes.DPV + "CommercialPurpose"))));
        var facts = Facts.of(Map.of(Odrl.PURPOSE, Fact.known(Value.iri(Rennes.DPV + "ResearchAndDevelopment"))));

        assertThat(ways(advice(policy, facts))).isNotEmpty().allSatisfy(way -> assertThat(way)
                .hasSize(1));
    }

    @Test
    void a_window_that_has_not_begun_is_waited_for_and_one_that_is_over_is_not() {
        var opens = NOON.plus(Duration.ofDays(3));
        var ahead = Samples.offer(Samples.permit(Odrl.USE, date(Operator.GTEQ, opens)));
        var over = Samples.offer(Samples.permit(Odrl.USE, date(Operator.LT, NOON.minusSeconds(1))));

        assertThat(ways(advice(ahead, Facts.NONE))).contains(List.of(new Change.Wait(opens)));
        assertThat(advice(over, Facts.NONE)).isInstanceOf(Advice.Nothing.class);
    }

    @Test
    void a_count_that_is_used_up_cannot_be_undone() {
        var policy = Samples.offer(Samples.permit(Odrl.USE, new Atomic(Odrl.COUNT, Operator.LTEQ, Value.number(10))));

        assertThat(advice(policy, Facts.of(Map.of(Odrl.COUNT, Fact.known(Value.number(11))))))
                .isInstanceOf(Advice.Nothing.class);
    }

    @Test
    void a_term_that_nobody_can_evaluate_is_nothing_an_asker_can_change() {
        var policy = Samples.offer(
                Samples.permit(Odrl.USE, new Atomic("https://example.org/weather", Operator.EQ, Value.text("sunny"))));

        assertThat(advice(policy, Facts.NONE)).isInstanceOf(Advice.Nothing.class);
    }

    @Test
    void another_action_is_only_suggested_when_nothing_helps_with_the_one_that_was_asked_for() {
        var policy = Samples.offer(Samples.permit(Odrl.NS + "read"));

        assertThat(ways(advice(policy, Facts.NONE))).containsExactly(List.of(new Change.AskFor(Odrl.NS + "read")));
    }

    @Test
    void a_role_that_stands_in_the_way_is_given_up() {
        var policy = Samples.offer(
                Samples.permit(Odrl.USE, new Atomic(Rennes.ROLE, Operator.IS_NONE_OF, Value.text("animateur"))));
        var facts = Facts.of(Map.of(Rennes.ROLE, Fact.known(Value.text("animateur"), Value.text("demandeur"))));

        assertThat(ways(advice(policy, facts)).get(0))
                .containsExactly(new Change.Have(
                        Rennes.ROLE, List.of(Value.text("demandeur")), Optional.empty(), Asserter.ANYONE));
    }

    @Test
    void a_huge_policy_is_answered_in_bounded_time() {
        var values = IntStream.range(0, 50_000)
                .mapToObj(number -> Value.text("role-" + number))
                .toList();
        var many = IntStream.range(0, 2_000)
                .mapToObj(number -> new Atomic(Rennes.ROLE, Operator.EQ, Value.text("role-" + number)))
                .toArray(Atomic[]::new);
        var facts = Facts.of(Map.of(Rennes.ROLE, Fact.known()));

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            advice(
                    Samples.offer(Samples.permit(
                            Odrl.USE, new Atomic(Rennes.ROLE, Operator.IS_ALL_OF, values, Details.NONE))),
                    facts);
            assertThat(advice(Samples.offer(Samples.permit(Odrl.USE, many)), facts))
                    .isInstanceOf(Advice.Undecided.class);
        });
    }

    private static Atomic date(Operator operator, Instant at) {
        return new Atomic(Odrl.DATE_TIME, operator, Value.instant(at));
    }
}
