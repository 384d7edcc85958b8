package org.ecluse.policy.evaluation;

import static org.ecluse.policy.Samples.NOON;
import static org.ecluse.policy.Samples.STUDY;
import static org.ecluse.policy.Samples.forbid;
import static org.ecluse.policy.Samples.is;
import static org.ecluse.policy.Samples.offer;
import static org.ecluse.policy.Samples.permit;
import static org.ecluse.policy.evaluation.DecisionAssert.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.ecluse.policy.Problem;
import org.ecluse.policy.Samples;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Extras;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluatorTest {
    private static final String ASSET = "urn:ecluse:asset:energy-by-address";
    private static final String ASKER = "did:web:example.org:irisa";
    private static final String UNHEARD_OF = "https://example.org/unheard-of";

    private final Evaluator evaluator = new Evaluator(Rennes.PROFILE);

    private Decision use(Policy policy, Facts facts) {
        return evaluator.decide(policy, Request.use(ASSET, ASKER, NOON, Stage.USE), facts);
    }

    private Decision use(Policy policy) {
        return use(policy, Facts.NONE);
    }

    private Decision negotiate(Policy policy, Facts facts) {
        return evaluator.decide(policy, Request.use(ASSET, ASKER, NOON, Stage.NEGOTIATION), facts);
    }

    private static Facts role(String... roles) {
        return Facts.of(Map.of(Rennes.ROLE, Fact.known(Samples.texts(roles))));
    }

    private static Atomic date(Operator operator, String text) {
        return new Atomic(Odrl.DATE_TIME, operator, new Value.Literal(text, Odrl.XSD + "dateTime", Optional.empty()));
    }

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
    class Conditions {
        @Test
        void a_condition_that_does_not_hold_denies_and_says_what_was_known() {
            var policy = offer(permit(Odrl.USE, is(Rennes.ACCREDITATION, Value.text(Rennes.RESEARCHER))));

            var answer = use(policy, Facts.of(Map.of(Rennes.ACCREDITATION, Fact.known())));

            var denied = assertThat(answer).isDeniedFor(Reason.UNSATISFIED, "/permission/0/constraint/0");
            Assertions.assertThat(denied.reasons().get(0).fact()).contains(Fact.known());
            Assertions.assertThat(denied.reasons().get(0).rule())
                    .contains(policy.permissions().get(0));
        }

        @Test
        void a_condition_nobody_can_tell_denies() {
            var policy = offer(permit(Odrl.USE, is(Rennes.ACCREDITATION, Value.text(Rennes.RESEARCHER))));

            assertThat(use(policy)).isDeniedFor(Reason.UNKNOWN, "/permission/0/constraint/0");
        }

        @Test
        void every_condition_must_hold() {
            var policy = offer(permit(
                    Odrl.USE, is(Rennes.ROLE, Value.text("applicant")), is(Rennes.ROLE, Value.text("observer"))));

            assertThat(use(policy, role("applicant", "observer"))).isPermitted();
            assertThat(use(policy, role("applicant"))).isDeniedFor(Reason.UNSATISFIED, "/permission/0/constraint/1");
        }

        @Test
        void a_registered_study_is_any_study_that_is_known() {
            var any = offer(
                    permit(Odrl.USE, new Atomic(Rennes.STUDY, Operator.IS_A, Value.iri(Rennes.REGISTERED_STUDY))));

            assertThat(use(any, Facts.of(Map.of(Rennes.STUDY, Fact.known(Value.iri(STUDY))))))
                    .isPermitted();
            assertThat(use(any, Facts.of(Map.of(Rennes.STUDY, Fact.known())))).isDeniedFor(Reason.UNSATISFIED);
        }

        @Test
        void a_name_is_the_same_whether_written_as_an_iri_or_as_a_text() {
            var policy = offer(permit(Odrl.USE, is(Rennes.STUDY, Value.iri(STUDY))));

            assertThat(use(policy, Facts.of(Map.of(Rennes.STUDY, Fact.known(Value.text(STUDY))))))
                    .isPermitted();
        }

        @ParameterizedTest
        @CsvSource({
            "IS_ANY_OF, a b, b, true", "IS_ANY_OF, a b, c, false",
            "IS_ALL_OF, a b, a b c, true", "IS_ALL_OF, a b, a, false",
            "IS_NONE_OF, a b, c, true", "IS_NONE_OF, a b, b c, false",
            "EQ, a, a b, true", "EQ, a, b, false",
            "NEQ, a, b, true", "NEQ, a, a b, false",
        })
        void sets_of_names_are_compared_as_odrl_says(Operator operator, String right, String left, boolean holds) {
            var asked = new Atomic(Rennes.ROLE, operator, Samples.texts(right.split(" ")), Constraint.Details.NONE);

            var answer = use(offer(permit(Odrl.USE, asked)), role(left.split(" ")));

            Assertions.assertThat(answer.permits()).isEqualTo(holds);
        }

        @ParameterizedTest
        @CsvSource({
            "LT, 9, true", "LT, 10, false", "LTEQ, 10.0, true", "LTEQ, 10.01, false", "GT, 10, false",
            "GT, 10.001, true", "GTEQ, 10, true", "GTEQ, 9, false", "EQ, 10.00, true", "EQ, 11, false",
            "NEQ, 11, true", "NEQ, 1e1, false",
        })
        void numbers_are_compared_exactly(Operator operator, String known, boolean holds) {
            var asked = new Atomic(Odrl.COUNT, operator, Value.number(10));

            var answer =
                    use(offer(permit(Odrl.USE, asked)), Facts.of(Map.of(Odrl.COUNT, Fact.known(Value.text(known)))));

            Assertions.assertThat(answer.permits()).isEqualTo(holds);
        }

        @Test
        void amounts_in_different_units_are_not_compared() {
            var asked = new Atomic(Odrl.PAY_AMOUNT, Operator.GTEQ, Value.number(10)).in("EUR");
            var dollars = new Fact.Known(List.of(Value.number(100)), Optional.of("USD"));

            assertThat(use(offer(permit(Odrl.USE, asked)), Facts.of(Map.of(Odrl.PAY_AMOUNT, dollars))))
                    .isDeniedFor(Reason.UNKNOWN);
        }

        @ParameterizedTest
        @CsvSource({
            "OR, a, a, b, true",
            "OR, c, a, b, false",
            "AND, a b, a, b, true",
            "AND, a, a, b, false",
            "XONE, a, a, b, true",
            "XONE, a b, a, b, false",
            "XONE, c, a, b, false",
        })
        void logical_constraints_combine_their_parts(
                LogicalOperand operand, String known, String one, String other, boolean holds) {
            var asked = new Logical(operand, is(Rennes.ROLE, Value.text(one)), is(Rennes.ROLE, Value.text(other)));

            var answer = use(offer(permit(Odrl.USE, asked)), role(known.split(" ")));

            Assertions.assertThat(answer.permits()).isEqualTo(holds);
        }

        @Test
        void an_alternative_that_holds_outweighs_one_that_is_unknown() {
            var asked = new Logical(
                    LogicalOperand.OR,
                    is(Rennes.ROLE, Value.text("applicant")),
                    is(Rennes.ACCREDITATION, Value.text(Rennes.RESEARCHER)));

            assertThat(use(offer(permit(Odrl.USE, asked)), role("applicant"))).isPermitted();
        }

        @Test
        void an_exclusive_choice_with_an_unknown_part_is_unknown() {
            var asked = new Logical(
                    LogicalOperand.XONE,
                    is(Rennes.ROLE, Value.text("applicant")),
                    is(Rennes.ACCREDITATION, Value.text(Rennes.RESEARCHER)));

            assertThat(use(offer(permit(Odrl.USE, asked)), role("applicant"))).isDeniedFor(Reason.UNKNOWN);
        }
    }

    @Nested
    class Purposes {
        private Decision withPurpose(Operator operator, String asked, String known) {
            var constraint = new Atomic(Odrl.PURPOSE, operator, Value.iri(Rennes.DPV + asked));
            return use(
                    offer(permit(Odrl.USE, constraint)),
                    Facts.of(Map.of(Odrl.PURPOSE, Fact.known(Value.iri(Rennes.DPV + known)))));
        }

        @Test
        void a_kind_of_the_purpose_asked_for_is_accepted_by_isA() {
            assertThat(withPurpose(Operator.IS_A, "ResearchAndDevelopment", "AcademicResearch"))
                    .isPermitted();
        }

        @Test
        void a_commercial_purpose_is_not_research() {
            assertThat(withPurpose(Operator.IS_A, "AcademicResearch", "CommercialPurpose"))
                    .isDeniedFor(Reason.UNSATISFIED);
            assertThat(withPurpose(Operator.IS_A, "AcademicResearch", "CommercialResearch"))
                    .isDeniedFor(Reason.UNSATISFIED);
        }

        @Test
        void a_wider_purpose_than_the_one_asked_for_is_not_enough() {
            assertThat(withPurpose(Operator.IS_A, "AcademicResearch", "ResearchAndDevelopment"))
                    .isDeniedFor(Reason.UNKNOWN);
        }

        @Test
        void a_purpose_that_excludes_the_forbidden_one_is_none_of_it() {
            assertThat(withPurpose(Operator.IS_NONE_OF, "CommercialPurpose", "AcademicResearch"))
                    .isPermitted();
            assertThat(withPurpose(Operator.NEQ, "CommercialPurpose", "CommercialPurpose"))
                    .isDeniedFor(Reason.UNSATISFIED);
        }

        @Test
        void a_purpose_outside_the_table_is_only_itself() {
            assertThat(withPurpose(Operator.EQ, "Astrology", "Astrology")).isPermitted();
            assertThat(withPurpose(Operator.IS_A, "Purpose", "Astrology")).isDeniedFor(Reason.UNKNOWN);
        }
    }

    @Nested
    class Time {
        @ParameterizedTest
        @CsvSource({
            "LT, 2026-11-22T12:00:00Z, false",
            "LTEQ, 2026-11-22T12:00:00Z, true",
            "LT, 2026-11-22T13:00:01+01:00, true",
            "GT, 2026-11-22T12:00:00Z, false",
            "GTEQ, 2026-11-22T12:00:00Z, true",
            "EQ, 2026-11-22T12:00:00Z, true",
            "LTEQ, 2026-11-22+01:00, true",
            "LT, 2026-11-22Z, false",
            "GTEQ, 2026-11-22Z, true",
            "GT, 2026-11-22Z, false",
            "EQ, 2026-11-22Z, true",
            "NEQ, 2026-11-23Z, true",
            "LTEQ, 2026-11-21Z, false",
            "GTEQ, 2026-11-23Z, false",
        })
        void dates_are_compared_with_the_instant_of_the_request(Operator operator, String text, boolean holds) {
            Assertions.assertThat(
                            use(offer(permit(Odrl.USE, date(operator, text)))).permits())
                    .isEqualTo(holds);
        }

        @Test
        void a_date_without_a_zone_is_named_and_denied() {
            assertThat(use(offer(permit(Odrl.USE, date(Operator.LT, "2027-01-01T00:00:00")))))
                    .isDeniedFor("policy.right-operand.zone", "/permission/0/constraint/0");
        }

        @Test
        void a_permission_with_an_end_says_when_it_ends() {
            var permitted = assertThat(use(offer(permit(Odrl.USE, date(Operator.LTEQ, "2027-01-01T00:00:00Z")))))
                    .isPermitted();

            Assertions.assertThat(permitted.validUntil()).contains(Instant.parse("2027-01-01T00:00:00Z"));
        }

        @Test
        void a_prohibition_that_begins_later_ends_the_permission_then() {
            var policy = offer(permit(Odrl.USE))
                    .withProhibitions(forbid(Odrl.USE, date(Operator.GTEQ, "2027-03-01T00:00:00Z")));

            Assertions.assertThat(assertThat(use(policy)).isPermitted().validUntil())
                    .contains(Instant.parse("2027-03-01T00:00:00Z"));
        }

        @Test
        void a_date_that_changes_nothing_is_no_end() {
            var policy = offer(permit(Odrl.USE), permit(Odrl.USE, date(Operator.LT, "2027-01-01T00:00:00Z")));

            Assertions.assertThat(assertThat(use(policy)).isPermitted().validUntil())
                    .isEmpty();
        }

        @Test
        void a_window_that_has_not_begun_can_be_signed_but_not_used() {
            var policy = offer(permit(Odrl.USE, date(Operator.GTEQ, "2027-01-01T00:00:00Z")));

            assertThat(negotiate(policy, Facts.NONE)).isPermitted();
            assertThat(use(policy)).isDeniedFor(Reason.UNSATISFIED);
        }

        @Test
        void a_window_that_is_over_can_not_be_signed() {
            var policy = offer(permit(Odrl.USE, date(Operator.LT, "2026-01-01T00:00:00Z")));

            assertThat(negotiate(policy, Facts.NONE)).isDeniedFor(Reason.UNSATISFIED);
        }

        @Test
        void more_dates_than_are_tried_end_the_answer_at_the_next_one() {
            var dates = new ArrayList<Constraint>();
            for (int i = 0; i <= Expiry.DATES_MAX; i++) {
                dates.add(date(Operator.GT, NOON.plusSeconds(1 + i).toString()));
            }
            var any = new Logical(LogicalOperand.OR, dates, Optional.empty(), Extras.NONE);
            var policy = offer(permit(Odrl.USE), permit(Odrl.USE, any));

            Assertions.assertThat(assertThat(use(policy)).isPermitted().validUntil())
                    .contains(NOON.plusSeconds(Expiry.DATES_MAX + 1));
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
                    .isDeniedFor("policy.duty.unknown", "/permission/0/duty/0");
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
        void a_sequence_is_denied() {
            denies(
                    new Logical(LogicalOperand.AND_SEQUENCE, is(Rennes.ROLE, Value.text("a"))),
                    "policy.logical-operand.unsupported");
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
