package org.ecluse.policy.evaluation;

import static org.ecluse.policy.Samples.NOON;
import static org.ecluse.policy.Samples.STUDY;
import static org.ecluse.policy.Samples.forbid;
import static org.ecluse.policy.Samples.is;
import static org.ecluse.policy.Samples.offer;
import static org.ecluse.policy.Samples.permit;
import static org.ecluse.policy.evaluation.Deciding.date;
import static org.ecluse.policy.evaluation.Deciding.negotiate;
import static org.ecluse.policy.evaluation.Deciding.role;
import static org.ecluse.policy.evaluation.Deciding.use;
import static org.ecluse.policy.evaluation.DecisionAssert.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.ecluse.policy.Samples;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    private static final int DATES_TRIED_MAX = 100;

    @Nested
    class Comparisons {
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
            var dollars = Fact.known(Value.number(100)).in("USD");

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

        @Test
        void several_amounts_where_one_is_meant_are_nobodys() {
            var two = Fact.known(Value.number(1), Value.number(2));

            assertThat(use(
                            offer(permit(Odrl.USE, new Atomic(Odrl.COUNT, Operator.LTEQ, Value.number(10)))),
                            Facts.of(Map.of(Odrl.COUNT, two))))
                    .isDeniedFor(Reason.UNKNOWN);
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
        void a_purpose_has_the_narrower_ones_as_its_parts() {
            assertThat(withPurpose(Operator.HAS_PART, "AcademicResearch", "ResearchAndDevelopment"))
                    .isPermitted();
            assertThat(withPurpose(Operator.IS_PART_OF, "ResearchAndDevelopment", "AcademicResearch"))
                    .isPermitted();
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
        void a_date_that_refines_the_action_ends_the_permission_too() {
            var until = new Permission(
                    new Action(Odrl.USE, date(Operator.LT, "2027-01-01T00:00:00Z")), List.of(), List.of());

            Assertions.assertThat(assertThat(use(offer(until))).isPermitted().validUntil())
                    .contains(Instant.parse("2027-01-01T00:00:00Z"));
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
            for (int i = 0; i <= DATES_TRIED_MAX; i++) {
                dates.add(date(Operator.GT, NOON.plusSeconds(1 + i).toString()));
            }
            var any = new Logical(LogicalOperand.OR, dates, Optional.empty(), Extras.NONE);
            var policy = offer(permit(Odrl.USE), permit(Odrl.USE, any));

            Assertions.assertThat(assertThat(use(policy)).isPermitted().validUntil())
                    .contains(NOON.plusSeconds(DATES_TRIED_MAX + 1));
        }
    }
}
