package org.ecluse.policy.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ecluse.policy.Samples.forbid;
import static org.ecluse.policy.Samples.offer;
import static org.ecluse.policy.Samples.permit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.policy.Samples;
import org.ecluse.policy.comparison.Flaw.Kind;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
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
    private final Comparer comparer = new Comparer(Rennes.PROFILE);

    private static Atomic count(Operator operator, int number) {
        return new Atomic(Odrl.COUNT, operator, Value.number(number));
    }

    private static List<Kind> kinds(List<Flaw> flaws) {
        return flaws.stream().map(Flaw::kind).toList();
    }

    @Test
    void the_templates_have_no_dead_rules_and_no_impossible_duties() {
        for (var template : Samples.templates()) {
            assertThat(kinds(comparer.inspect(template)))
                    .isEqualTo(java.util.Collections.nCopies(
                            template.prohibitions().size(), Kind.CONFLICT_SETTLED));
        }
    }

    @Test
    void a_permission_and_a_prohibition_of_the_same_use_are_shown_with_a_request() {
        var policy = offer(permit(Odrl.USE, count(Operator.LT, 5)))
                .withProhibitions(forbid(Odrl.USE, count(Operator.GT, 3)));

        var flaws = comparer.inspect(policy);

        assertThat(kinds(flaws)).containsExactly(Kind.CONFLICT_SETTLED);
        var witness = flaws.get(0).witness().orElseThrow();
        assertThat(flaws.get(0).at()).isEqualTo("/permission/0");
        assertThat(flaws.get(0).against()).contains("/prohibition/0");
        assertThat(new Evaluator(Rennes.PROFILE)
                        .decide(policy, witness.request(), witness.facts())
                        .permits())
                .isFalse();
        assertThat(comparer.inspect(offer(permit(Odrl.USE, count(Operator.LT, 3)))
                        .withProhibitions(forbid(Odrl.USE, count(Operator.GT, 3)))))
                .isEmpty();
    }

    @Test
    void a_permission_whose_conditions_contradict_each_other_never_applies() {
        var flaws = comparer.inspect(offer(permit(Odrl.USE, count(Operator.LT, 3), count(Operator.GT, 3))));

        assertThat(kinds(flaws)).containsExactly(Kind.PERMISSION_NEVER_APPLIES);
        assertThat(flaws.get(0).against()).isEmpty();
        assertThat(flaws.get(0).sentence().english()).startsWith("This permission can never be used");
    }

    @Test
    void a_permission_that_a_prohibition_takes_away_whole_never_applies() {
        var flaws = comparer.inspect(offer(permit(Odrl.DISTRIBUTE)).withProhibitions(forbid(Odrl.DISTRIBUTE)));

        assertThat(kinds(flaws)).containsExactly(Kind.PERMISSION_NEVER_APPLIES, Kind.CONFLICT_SETTLED);
        assertThat(flaws.get(0).against()).contains("/prohibition/0");
    }

    @Test
    void a_prohibition_whose_conditions_contradict_each_other_never_applies() {
        var flaws = comparer.inspect(offer(permit(Odrl.USE))
                .withProhibitions(forbid(Odrl.USE, count(Operator.LT, 3), count(Operator.GT, 3))));

        assertThat(kinds(flaws)).containsExactly(Kind.PROHIBITION_NEVER_APPLIES);
    }

    @Test
    void what_is_over_never_applies_from_now_on() {
        var end = Instant.parse("2026-01-01T00:00:00Z");
        var policy = offer(permit(Odrl.USE, new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(end))));

        assertThat(comparer.inspect(policy)).isEmpty();
        assertThat(comparer.inspect(policy, end.minusSeconds(1))).isEmpty();
        assertThat(kinds(comparer.inspect(policy, end))).containsExactly(Kind.PERMISSION_NEVER_APPLIES);
    }

    @Test
    void a_duty_whose_parameters_contradict_each_other_is_impossible() {
        var duty = new Duty(new Action(
                Rennes.AGGREGATE,
                new Logical(
                        LogicalOperand.AND,
                        new Atomic(Rennes.DELIVERY_POINTS, Operator.GT, Value.number(10)),
                        new Atomic(Rennes.DELIVERY_POINTS, Operator.LT, Value.number(5)))));

        var flaws = comparer.inspect(offer(new Permission(new Action(Odrl.USE), List.of(), List.of(duty))));

        assertThat(kinds(flaws)).containsExactly(Kind.DUTY_IMPOSSIBLE);
        assertThat(flaws.get(0).at()).isEqualTo("/permission/0/duty/0");
    }

    @Test
    void a_duty_to_do_what_is_forbidden_is_found() {
        var policy = offer(permit(Odrl.USE))
                .withObligations(new Duty(new Action(Odrl.DELETE)))
                .withProhibitions(forbid(Odrl.DELETE));

        assertThat(kinds(comparer.inspect(policy))).contains(Kind.DUTY_FORBIDDEN);
    }

    @Test
    void what_one_policy_permits_and_the_other_forbids_is_a_conflict_between_them() {
        var one = offer(permit(Odrl.DISTRIBUTE));
        var other = offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.DISTRIBUTE));

        assertThat(kinds(comparer.conflicts(one, other))).containsExactly(Kind.CONFLICT, Kind.NOTHING_IN_COMMON);
        assertThat(kinds(comparer.conflicts(other, one))).contains(Kind.CONFLICT);
        assertThat(comparer.conflicts(one, one)).isEmpty();
    }

    @Test
    void a_policy_with_too_many_alternatives_is_said_not_to_be_inspected() {
        var parts = new ArrayList<Constraint>();
        for (int i = 0; i < 3_000; i++) {
            parts.add(new Atomic(Odrl.DATE_TIME, Operator.EQ, Value.instant(Instant.EPOCH.plusSeconds(i))));
        }
        var large = offer(permit(Odrl.USE, new Logical(LogicalOperand.OR, parts.toArray(Constraint[]::new))));

        assertThat(kinds(comparer.inspect(large))).containsExactly(Kind.NOT_INSPECTED);
        assertThat(kinds(comparer.conflicts(large, offer(permit(Odrl.USE, count(Operator.LT, 3))))))
                .containsExactly(Kind.NOT_INSPECTED);
        assertThat(comparer.meet(large, offer(permit(Odrl.USE, count(Operator.LT, 3)))))
                .satisfies(meeting -> assertThat(meeting.verdict()).isEqualTo(Meeting.Verdict.UNKNOWN))
                .satisfies(meeting ->
                        assertThat(meeting.open()).extracting("code").containsExactly("policy.comparison.size"));
    }

    @Test
    void each_flaw_is_said_in_french_and_in_english() {
        var policy = offer(new Permission(
                        new Action(Odrl.USE),
                        List.of(count(Operator.LT, 3)),
                        List.of(new Duty(new Action(Odrl.DELETE)))))
                .withProhibitions(
                        forbid(Odrl.DELETE),
                        forbid(Odrl.USE, count(Operator.GT, 3), count(Operator.LT, 1)),
                        forbid(Odrl.USE, count(Operator.LT, 9)));

        var flaws = comparer.inspect(policy);

        assertThat(flaws)
                .extracting(Flaw::kind, Flaw::at, flaw -> flaw.against().orElse(""))
                .containsExactly(
                        tuple(Kind.PERMISSION_NEVER_APPLIES, "/permission/0", "/prohibition/2"),
                        tuple(Kind.DUTY_FORBIDDEN, "/permission/0/duty/0", "/prohibition/0"),
                        tuple(Kind.DUTY_FORBIDDEN, "/permission/0/duty/0", "/prohibition/2"),
                        tuple(Kind.PROHIBITION_NEVER_APPLIES, "/prohibition/1", ""),
                        tuple(Kind.CONFLICT_SETTLED, "/permission/0", "/prohibition/0"),
                        tuple(Kind.CONFLICT_SETTLED, "/permission/0", "/prohibition/2"));
        assertThat(flaws.get(0).sentence().english())
                .startsWith("A prohibition takes away all that this permission gives: “");
        assertThat(flaws.get(0).sentence().french())
                .startsWith("Une interdiction retire tout ce que cette permission accorde : « ");
        assertThat(flaws.get(4).sentence().english())
                .startsWith("The same request can be both permitted and forbidden: “");
        assertThat(flaws.get(4).sentence().french())
                .startsWith("Une même demande peut être à la fois permise et interdite : « ");
    }

    @Test
    void a_prohibition_that_nobody_can_evaluate_is_not_said_never_to_apply() {
        var strange = new Atomic("https://example.org/moon", Operator.EQ, Value.text("full"));

        var flaws = comparer.inspect(
                offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.USE, strange, count(Operator.LT, 1))));

        assertThat(kinds(flaws)).doesNotContain(Kind.PROHIBITION_NEVER_APPLIES);
    }

    @Test
    void under_invalid_a_conflict_is_not_settled_and_under_perm_a_prohibition_takes_nothing_away() {
        var both = offer(permit(Odrl.DISTRIBUTE)).withProhibitions(forbid(Odrl.DISTRIBUTE));

        assertThat(kinds(comparer.inspect(both.withConflict(ConflictStrategy.INVALID))))
                .containsExactly(Kind.PERMISSION_NEVER_APPLIES, Kind.CONFLICT);
        assertThat(kinds(comparer.inspect(both.withConflict(ConflictStrategy.PERM))))
                .containsExactly(Kind.CONFLICT_SETTLED);
    }

    @Test
    void obligations_of_one_that_the_other_forbids_are_found_with_their_places() {
        var one = offer(permit(Odrl.USE))
                .withObligations(new Duty(new Action(Odrl.ATTRIBUTE)), new Duty(new Action(Odrl.DELETE)));
        var other = offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.TRANSFER), forbid(Odrl.DELETE));

        var flaws = comparer.conflicts(one, other);

        assertThat(flaws)
                .filteredOn(flaw -> flaw.kind() == Kind.DUTY_FORBIDDEN)
                .extracting(Flaw::at, flaw -> flaw.against().orElse(""))
                .containsExactly(tuple("/obligation/1", "/prohibition/1"));
    }
}
