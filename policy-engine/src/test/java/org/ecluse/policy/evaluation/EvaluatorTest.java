package org.ecluse.policy.evaluation;

import static org.ecluse.policy.Samples.NOON;
import static org.ecluse.policy.Samples.forbid;
import static org.ecluse.policy.Samples.is;
import static org.ecluse.policy.Samples.offer;
import static org.ecluse.policy.Samples.permit;
import static org.ecluse.policy.evaluation.Deciding.ASKER;
import static org.ecluse.policy.evaluation.Deciding.ASSET;
import static org.ecluse.policy.evaluation.Deciding.UNHEARD_OF;
import static org.ecluse.policy.evaluation.Deciding.date;
import static org.ecluse.policy.evaluation.Deciding.negotiate;
import static org.ecluse.policy.evaluation.Deciding.role;
import static org.ecluse.policy.evaluation.Deciding.use;
import static org.ecluse.policy.evaluation.DecisionAssert.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluatorTest {
    private final Evaluator evaluator = new Evaluator(Rennes.PROFILE);

    private static Permission owing(Duty... duties) {
        return new Permission(new Action(Odrl.USE), List.of(), List.of(duties));
    }

    @Nested
    class Rules {
        @Test
        void a_policy_without_rules_permits_nothing() {
            assertThat(use(offer())).isDeniedFor(Reason.NO_PERMISSION);
        }

        @Test
        void a_permission_without_conditions_permits() {
            assertThat(use(offer(permit(Odrl.USE)))).isPermitted();
        }

        @Test
        void a_permission_to_use_covers_every_action_included_in_use() {
            var request = new Request(Odrl.DISTRIBUTE, Optional.empty(), Optional.empty(), NOON, Stage.USE);

            assertThat(evaluator.decide(offer(permit(Odrl.USE)), request, Facts.NONE))
                    .isPermitted();
        }

        @Test
        void a_permission_to_read_does_not_cover_use() {
            assertThat(use(offer(permit(Odrl.NS + "read")))).isDeniedFor(Reason.NO_PERMISSION);
        }

        @ParameterizedTest
        @EnumSource(names = {"PROHIBIT", "INVALID"})
        void a_prohibition_beats_a_permission(ConflictStrategy strategy) {
            var policy =
                    offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.USE)).withConflict(strategy);

            assertThat(use(policy)).isDeniedFor(Reason.PROHIBITED, "/prohibition/0");
        }

        @Test
        void a_permission_beats_a_prohibition_only_where_the_policy_says_so() {
            var policy =
                    offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.USE)).withConflict(ConflictStrategy.PERM);

            assertThat(use(policy)).isPermitted();
        }

        @Test
        void a_policy_that_declares_no_strategy_is_denied_in_a_conflict() {
            var policy = Policy.empty("urn:p", PolicyType.SET)
                    .withPermissions(permit(Odrl.USE))
                    .withProhibitions(forbid(Odrl.USE));

            assertThat(use(policy)).isDeniedFor(Reason.PROHIBITED);
        }

        @Test
        void a_prohibition_of_something_narrower_does_not_touch_use() {
            assertThat(use(offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.DISTRIBUTE))))
                    .isPermitted();
        }

        @Test
        void a_prohibition_whose_condition_does_not_hold_does_not_deny() {
            var policy =
                    offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.USE, is(Rennes.ROLE, Value.text("observer"))));

            assertThat(use(policy, role("applicant"))).isPermitted();
            assertThat(use(policy, role("observer"))).isDeniedFor(Reason.PROHIBITED);
        }

        @Test
        void a_prohibition_whose_condition_is_unknown_denies() {
            var policy =
                    offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.USE, is(Rennes.ROLE, Value.text("observer"))));

            assertThat(use(policy)).isDeniedFor(Reason.PROHIBITION_UNKNOWN, "/prohibition/0/constraint/0");
        }

        @Test
        void a_prohibited_action_that_nobody_knows_denies_all() {
            var policy = offer(permit(Odrl.USE)).withProhibitions(forbid(UNHEARD_OF));

            assertThat(use(policy)).isDeniedFor("policy.action.unknown", "/prohibition/0/action");
        }

        @Test
        void one_permission_that_applies_is_enough() {
            var policy = offer(permit(Odrl.USE, is(Rennes.ROLE, Value.text("observer"))), permit(Odrl.USE));

            assertThat(use(policy)).isPermitted();
        }
    }

    @Nested
    class Scopes {
        @Test
        void a_policy_for_another_asset_does_not_permit() {
            assertThat(use(offer(permit(Odrl.USE)).withTarget("urn:other"))).isDeniedFor(Reason.NO_PERMISSION);
        }

        @Test
        void a_policy_for_another_party_does_not_permit() {
            assertThat(use(offer(permit(Odrl.USE)).withAssignee("did:web:someone.else")))
                    .isDeniedFor(Reason.NO_PERMISSION);
        }

        @Test
        void a_policy_for_this_asset_and_party_permits() {
            assertThat(use(offer(permit(Odrl.USE)).withAssignee(ASKER).withTarget(ASSET)))
                    .isPermitted();
        }

        @Test
        void a_request_that_names_no_asset_does_not_match_a_policy_that_does() {
            var request = new Request(Odrl.USE, Optional.empty(), Optional.of(ASKER), NOON, Stage.USE);

            var answer = evaluator.decide(offer(permit(Odrl.USE)).withTarget(ASSET), request, Facts.NONE);

            assertThat(answer).isDeniedFor(Reason.NO_PERMISSION);
        }
    }

    @Nested
    class Duties {
        private final Duty pay = new Duty(new Action(Odrl.COMPENSATE, is(Odrl.PAY_AMOUNT, Value.number(120))));

        private Facts ledger(Fulfilment fulfilment) {
            return new Facts() {
                @Override
                public Fact fact(String leftOperand) {
                    return Fact.unknown("none");
                }

                @Override
                public Fulfilment fulfilment(Duty duty) {
                    return fulfilment;
                }
            };
        }

        @Test
        void an_unpaid_permission_can_be_signed_and_says_what_is_owed() {
            var permitted = assertThat(negotiate(offer(owing(pay)), ledger(Fulfilment.due("120 EUR"))))
                    .isPermitted();

            Assertions.assertThat(permitted.before()).containsExactly(pay);
        }

        @Test
        void an_unpaid_permission_can_not_be_used() {
            assertThat(use(offer(owing(pay)), ledger(Fulfilment.due("120 EUR"))))
                    .isDeniedFor(Reason.DUTY_UNFULFILLED, "/permission/0/duty/0");
        }

        @Test
        void a_paid_permission_can_be_used() {
            assertThat(use(offer(owing(pay)), ledger(Fulfilment.done()))).isPermitted();
        }

        @Test
        void a_payment_nobody_can_tell_denies() {
            assertThat(use(offer(owing(pay)))).isDeniedFor(Reason.DUTY_UNKNOWN);
        }

        @Test
        void an_obligation_of_the_policy_is_owed_like_a_duty_of_the_permission() {
            var policy = offer(permit(Odrl.USE)).withObligations(pay);

            assertThat(use(policy, ledger(Fulfilment.due("120 EUR"))))
                    .isDeniedFor(Reason.DUTY_UNFULFILLED, "/obligation/0");
            assertThat(use(policy, ledger(Fulfilment.done()))).isPermitted();
        }

        @Test
        void duties_are_told_by_when_they_are_owed() {
            var attribute = new Duty(new Action(Odrl.ATTRIBUTE));
            var delete = new Duty(new Action(Odrl.DELETE));

            var permitted = assertThat(use(offer(owing(delete, pay, attribute)), ledger(Fulfilment.done())))
                    .isPermitted();

            Assertions.assertThat(permitted.before()).containsExactly(pay);
            Assertions.assertThat(permitted.during()).containsExactly(attribute);
            Assertions.assertThat(permitted.after()).containsExactly(delete);
        }

        @Test
        void the_permission_that_owes_least_is_the_one_used() {
            var policy = offer(owing(pay, new Duty(new Action(Odrl.ATTRIBUTE))), owing(pay));

            var permitted = assertThat(use(policy, ledger(Fulfilment.done()))).isPermitted();

            Assertions.assertThat(permitted.during()).isEmpty();
        }

        @Test
        void a_duty_nobody_can_see_to_denies_and_is_named() {
            assertThat(use(offer(owing(new Duty(new Action(Odrl.NS + "uninstall"))))))
                    .isDeniedFor("policy.duty.unsupported", "/permission/0/duty/0");
        }
    }

    @Nested
    class Unevaluable {
        private void denies(Constraint constraint, String code) {
            var policy = offer(permit(Odrl.USE, constraint));

            assertThat(use(policy)).isDeniedFor(code, "/permission/0/constraint/0");
            Assertions.assertThat(evaluator.unevaluable(policy))
                    .extracting(Problem::code)
                    .containsExactly(code);
        }

        @Test
        void an_unknown_left_operand_is_denied_and_named() {
            denies(is(UNHEARD_OF, Value.text("x")), "policy.left-operand.unknown");
            Assertions.assertThat(evaluator
                            .unevaluable(offer(permit(Odrl.USE, is(UNHEARD_OF, Value.text("x")))))
                            .get(0)
                            .cause())
                    .contains(UNHEARD_OF);
        }

        @Test
        void a_parameter_of_a_duty_is_no_condition() {
            denies(is(Rennes.DELIVERY_POINTS, Value.number(10)), "policy.left-operand.unknown");
        }

        @Test
        void an_operator_that_does_not_fit_is_denied() {
            denies(new Atomic(Rennes.ROLE, Operator.LT, Value.text("a")), "policy.operator.unfit");
        }

        @Test
        void a_right_side_of_another_type_is_denied() {
            denies(new Atomic(Odrl.COUNT, Operator.LT, Value.text("ten")), "policy.right-operand.malformed");
        }

        @Test
        void two_right_sides_where_one_is_meant_are_denied() {
            denies(
                    new Atomic(Rennes.ROLE, Operator.EQ, Value.text("a"), Value.text("b")),
                    "policy.right-operand.count");
        }

        @Test
        void a_unit_on_something_without_unit_is_denied() {
            denies(is(Rennes.ROLE, Value.text("a")).in("EUR"), "policy.unit.unfit");
        }

        @Test
        void an_empty_alternative_is_denied() {
            denies(new Logical(LogicalOperand.OR), "policy.constraint.empty");
        }

        @Test
        void a_profile_nobody_knows_stops_everything() {
            assertThat(use(offer(permit(Odrl.USE)).withProfile(UNHEARD_OF))).isDeniedFor("policy.profile.unknown");
        }

        @Test
        void a_term_nobody_can_evaluate_stops_a_negotiation_wherever_it_is() {
            var policy = offer(permit(Odrl.USE), permit(Odrl.USE, is(UNHEARD_OF, Value.text("x"))));

            assertThat(use(policy)).isPermitted();
            assertThat(negotiate(policy, Facts.NONE)).isDeniedFor("policy.left-operand.unknown", "/permission/1");
        }

        @Test
        void a_count_can_be_signed_before_it_is_known() {
            var policy = offer(permit(Odrl.USE, new Atomic(Odrl.COUNT, Operator.LTEQ, Value.number(10))));

            assertThat(negotiate(policy, Facts.NONE)).isPermitted();
            assertThat(use(policy)).isDeniedFor(Reason.UNKNOWN);
        }
    }

    @Test
    void a_fact_is_asked_for_once_in_a_decision() {
        var asked = new HashMap<String, Integer>();
        Facts counting = operand -> {
            asked.merge(operand, 1, Integer::sum);
            return Fact.known(Value.text("a"));
        };
        var policy = offer(
                permit(Odrl.USE, is(Rennes.ROLE, Value.text("b"))),
                permit(Odrl.USE, is(Rennes.ROLE, Value.text("a")), date(Operator.LT, "2027-01-01T00:00:00Z")));

        use(policy, counting);

        Assertions.assertThat(asked).containsExactlyEntriesOf(Map.of(Rennes.ROLE, 1));
    }
}
