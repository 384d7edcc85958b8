package org.ecluse.policy.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.forbid;
import static org.ecluse.policy.Samples.is;
import static org.ecluse.policy.Samples.offer;
import static org.ecluse.policy.Samples.permit;
import static org.ecluse.policy.Samples.texts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.comparison.Comparison.Verdict;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

/** Which of two duties asks for more, and which are the same however they are written. */
class DutiesComparedTest {
    private static final Constraint POINTS = new Atomic(Rennes.DELIVERY_POINTS, Operator.GT, Value.number(10));
    private static final Constraint ENERGY = new Atomic(Rennes.ENERGY_MWH, Operator.GT, Value.number(200));
    private static final Duty DELETE = new Duty(new Action(Odrl.DELETE));
    private static final Duty ATTRIBUTE = new Duty(new Action(Odrl.ATTRIBUTE));

    private static Verdict compare(Duty first, Duty second) {
        return new Comparer(Rennes.PROFILE).compare(owing(first), owing(second)).verdict();
    }

    private static Policy owing(Duty duty) {
        return offer(new Permission(new Action(Odrl.USE), List.of(), List.of(duty)));
    }

    private static Duty aggregate(Constraint... refinements) {
        return new Duty(new Action(Rennes.AGGREGATE, refinements));
    }

    private static Duty under(Constraint... constraints) {
        return new Duty(Terms.of(new Action(Odrl.DELETE), List.of(constraints)), List.of());
    }

    private static Atomic before(String instant) {
        return new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(Instant.parse(instant)));
    }

    @Test
    void an_earlier_deadline_is_narrower_than_a_later_one_and_than_none() {
        var early = under(before("2027-01-01T00:00:00Z"));
        var late = under(before("2028-01-01T00:00:00Z"));

        assertThat(compare(early, late)).isEqualTo(Verdict.NARROWER);
        assertThat(compare(late, early)).isEqualTo(Verdict.WIDER);
        assertThat(compare(early, early)).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void duties_under_different_conditions_are_different_duties() {
        var one = under(is(Rennes.ROLE, Value.text("a")));
        var other = under(is(Rennes.ROLE, Value.text("b")));

        assertThat(compare(one, other)).isNotIn(Verdict.EQUIVALENT, Verdict.NARROWER, Verdict.WIDER);
    }

    @Test
    void a_consequence_makes_a_duty_narrower_and_their_order_does_not_count() {
        var bare = new Duty(new Action(Odrl.COMPENSATE));
        var one = new Duty(bare.terms(), List.of(DELETE));
        var both = new Duty(bare.terms(), List.of(DELETE, ATTRIBUTE));
        var turned = new Duty(bare.terms(), List.of(ATTRIBUTE, DELETE));

        assertThat(compare(one, bare)).isEqualTo(Verdict.NARROWER);
        assertThat(compare(bare, one)).isEqualTo(Verdict.WIDER);
        assertThat(compare(both, turned)).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void parameters_mean_the_same_in_any_order_but_in_a_sequence() {
        assertThat(compare(aggregate(POINTS, ENERGY), aggregate(ENERGY, POINTS)))
                .isEqualTo(Verdict.EQUIVALENT);
        for (var operand : List.of(LogicalOperand.OR, LogicalOperand.AND, LogicalOperand.XONE)) {
            assertThat(compare(
                            aggregate(new Logical(operand, POINTS, ENERGY)),
                            aggregate(new Logical(operand, ENERGY, POINTS))))
                    .as(operand.name())
                    .isEqualTo(Verdict.EQUIVALENT);
        }
        assertThat(compare(
                        aggregate(new Logical(LogicalOperand.AND_SEQUENCE, POINTS, ENERGY)),
                        aggregate(new Logical(LogicalOperand.AND_SEQUENCE, ENERGY, POINTS))))
                .isNotEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void one_of_two_thresholds_is_wider_than_the_first_alone() {
        assertThat(compare(aggregate(new Logical(LogicalOperand.OR, POINTS, ENERGY)), aggregate(POINTS)))
                .isEqualTo(Verdict.WIDER);
    }

    @Test
    void texts_that_say_what_it_is_done_to_are_each_asked_for() {
        var one = new Duty(new Action(Rennes.PSEUDONYMISE, is(Rennes.COLUMN, Value.text("card"))));
        var both = new Duty(new Action(
                Rennes.PSEUDONYMISE,
                new Atomic(Rennes.COLUMN, Operator.IS_ALL_OF, texts("card", "line"), Details.NONE)));
        var other = new Duty(new Action(Rennes.PSEUDONYMISE, is(Rennes.COLUMN, Value.text("line"))));

        assertThat(compare(both, one)).isEqualTo(Verdict.NARROWER);
        assertThat(compare(one, other)).isEqualTo(Verdict.INCOMPARABLE);
    }

    @Test
    void what_a_duty_is_called_does_not_count() {
        var named = new Duty(
                new Terms(Optional.of("urn:duty"), new Action(Odrl.DELETE), Scope.NONE, List.of(), Extras.NONE),
                List.of());

        assertThat(compare(named, DELETE)).isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void a_duty_about_another_asset_is_another_duty() {
        assertThat(compare(about("urn:a"), about("urn:b"))).isEqualTo(Verdict.INCOMPARABLE);
    }

    private static Duty about(String target) {
        var scope = Scope.NONE.withTarget(Asset.of(target));
        return new Duty(new Terms(Optional.empty(), new Action(Odrl.DELETE), scope, List.of(), Extras.NONE), List.of());
    }

    @Test
    void a_refined_collection_is_left_open_and_named() {
        var comparison = new Comparer(Rennes.PROFILE).compare(refined(POINTS), refined(ENERGY));

        assertThat(comparison.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(comparison.open()).extracting("code").contains("policy.comparison.group");
        assertThat(new Comparer(Rennes.PROFILE)
                        .compare(refined(POINTS), offer(permit(Odrl.USE)))
                        .verdict())
                .isEqualTo(Verdict.NARROWER);
    }

    private static Policy refined(Constraint refinement) {
        var members = new Asset(Optional.empty(), Optional.of("urn:c"), List.of(), List.of(refinement), Extras.NONE);
        var scope = Scope.NONE.withTarget(members);
        return offer(new Permission(
                new Terms(Optional.empty(), new Action(Odrl.USE), scope, List.of(), Extras.NONE), List.of()));
    }

    @Test
    void an_action_that_nobody_knows_may_be_forbidden_by_anything() {
        var strange = offer(permit(Odrl.USE)).withProhibitions(forbid("https://example.org/unheard-of"));

        var comparison = new Comparer(Rennes.PROFILE).compare(strange, offer(permit(Odrl.USE)));

        assertThat(comparison.neverWider()).isTrue();
        assertThat(comparison.verdict()).isIn(Verdict.UNKNOWN, Verdict.NARROWER);
        assertThat(comparison.neverNarrower()).isFalse();
    }
}
