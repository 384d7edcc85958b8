package org.ecluse.policy.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.forbid;
import static org.ecluse.policy.Samples.offer;
import static org.ecluse.policy.Samples.permit;

import java.time.Instant;
import java.util.List;
import org.ecluse.policy.Samples;
import org.ecluse.policy.comparison.Flaw.Kind;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

class InspectionTest {
    private static final Comparer COMPARER = new Comparer(Rennes.PROFILE);

    private static Atomic count(Operator operator, int number) {
        return new Atomic(Odrl.COUNT, operator, Value.number(number));
    }

    private static List<Kind> kinds(List<Flaw> flaws) {
        return flaws.stream().map(Flaw::kind).toList();
    }

    @Test
    void the_templates_have_no_dead_rules_and_no_impossible_duties() {
        for (var template : Samples.templates()) {
            assertThat(kinds(COMPARER.inspect(template)))
                    .isEqualTo(java.util.Collections.nCopies(
                            template.prohibitions().size(), Kind.CONFLICT_SETTLED));
        }
    }

    @Test
    void a_permission_and_a_prohibition_of_the_same_use_are_shown_with_a_request() {
        var policy = offer(permit(Odrl.USE, count(Operator.LT, 5)))
                .withProhibitions(forbid(Odrl.USE, count(Operator.GT, 3)));

        var flaws = COMPARER.inspect(policy);

        assertThat(kinds(flaws)).containsExactly(Kind.CONFLICT_SETTLED);
        var witness = flaws.get(0).witness().orElseThrow();
        assertThat(flaws.get(0).at()).isEqualTo("/permission/0");
        assertThat(flaws.get(0).against()).contains("/prohibition/0");
        assertThat(new Evaluator(Rennes.PROFILE)
                        .decide(policy, witness.request(), witness.facts())
                        .permits())
                .isFalse();
        assertThat(COMPARER.inspect(offer(permit(Odrl.USE, count(Operator.LT, 3)))
                        .withProhibitions(forbid(Odrl.USE, count(Operator.GT, 3)))))
                .isEmpty();
    }

    @Test
    void a_permission_whose_conditions_contradict_each_other_never_applies() {
        var flaws = COMPARER.inspect(offer(permit(Odrl.USE, count(Operator.LT, 3), count(Operator.GT, 3))));

        assertThat(kinds(flaws)).containsExactly(Kind.PERMISSION_NEVER_APPLIES);
        assertThat(flaws.get(0).against()).isEmpty();
        assertThat(flaws.get(0).sentence().english()).startsWith("This permission can never be used");
    }

    @Test
    void a_permission_that_a_prohibition_takes_away_whole_never_applies() {
        var flaws = COMPARER.inspect(offer(permit(Odrl.DISTRIBUTE)).withProhibitions(forbid(Odrl.DISTRIBUTE)));

        assertThat(kinds(flaws)).containsExactly(Kind.PERMISSION_NEVER_APPLIES, Kind.CONFLICT_SETTLED);
        assertThat(flaws.get(0).against()).contains("/prohibition/0");
    }

    @Test
    void a_prohibition_whose_conditions_contradict_each_other_never_applies() {
        var flaws = COMPARER.inspect(offer(permit(Odrl.USE))
                .withProhibitions(forbid(Odrl.USE, count(Operator.LT, 3), count(Operator.GT, 3))));

        assertThat(kinds(flaws)).containsExactly(Kind.PROHIBITION_NEVER_APPLIES);
    }

    @Test
    void what_is_over_never_applies_from_now_on() {
        var end = Instant.parse("2026-01-01T00:00:00Z");
        var policy = offer(permit(Odrl.USE, new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(end))));

        assertThat(COMPARER.inspect(policy)).isEmpty();
        assertThat(COMPARER.inspect(policy, end.minusSeconds(1))).isEmpty();
        assertThat(kinds(COMPARER.inspect(policy, end))).containsExactly(Kind.PERMISSION_NEVER_APPLIES);
    }

    @Test
    void a_duty_whose_parameters_contradict_each_other_is_impossible() {
        var duty = new Duty(new Action(
                Rennes.AGGREGATE,
                new Logical(
                        LogicalOperand.AND,
                        new Atomic(Rennes.DELIVERY_POINTS, Operator.GT, Value.number(10)),
                        new Atomic(Rennes.DELIVERY_POINTS, Operator.LT, Value.number(5)))));

        var flaws = COMPARER.inspect(offer(new Permission(new Action(Odrl.USE), List.of(), List.of(duty))));

        assertThat(kinds(flaws)).containsExactly(Kind.DUTY_IMPOSSIBLE);
        assertThat(flaws.get(0).at()).isEqualTo("/permission/0/duty/0");
    }

    @Test
    void a_duty_to_do_what_is_forbidden_is_found() {
        var policy = offer(permit(Odrl.USE))
                .withObligations(new Duty(new Action(Odrl.DELETE)))
                .withProhibitions(forbid(Odrl.DELETE));

        assertThat(kinds(COMPARER.inspect(policy))).contains(Kind.DUTY_FORBIDDEN);
    }

    @Test
    void what_one_policy_permits_and_the_other_forbids_is_a_conflict_between_them() {
        var one = offer(permit(Odrl.DISTRIBUTE));
        var other = offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.DISTRIBUTE));

        assertThat(kinds(COMPARER.conflicts(one, other))).containsExactly(Kind.CONFLICT, Kind.NOTHING_IN_COMMON);
        assertThat(kinds(COMPARER.conflicts(other, one))).contains(Kind.CONFLICT);
        assertThat(COMPARER.conflicts(one, one)).isEmpty();
    }
}
