package org.ecluse.policy.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.forbid;
import static org.ecluse.policy.Samples.is;
import static org.ecluse.policy.Samples.offer;
import static org.ecluse.policy.Samples.permit;
import static org.ecluse.policy.comparison.Comparison.Verdict.EQUIVALENT;
import static org.ecluse.policy.comparison.Comparison.Verdict.INCOMPARABLE;
import static org.ecluse.policy.comparison.Comparison.Verdict.NARROWER;
import static org.ecluse.policy.comparison.Comparison.Verdict.UNKNOWN;
import static org.ecluse.policy.comparison.Comparison.Verdict.WIDER;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.comparison.Comparison.Verdict;
import org.ecluse.policy.comparison.Difference.Kind;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Two policies side by side: which clause is another, where it stands, what it makes of the first, and the sentence. */
class DifferencesTest {
    private final Comparer comparer = new Comparer(Rennes.PROFILE);
    private static final Constraint ROLE = is(Rennes.ROLE, Value.text("a"));
    private static final Constraint MEMBER = is(Rennes.MEMBERSHIP, Value.text(Rennes.ACTIVE));
    private static final Duty DELETE = new Duty(new Action(Odrl.DELETE));
    private static final Duty ATTRIBUTE = new Duty(new Action(Odrl.ATTRIBUTE));

    private List<Difference> differences(Policy first, Policy second) {
        return comparer.compare(first, second).differences();
    }

    /** The only one, and its mirror image when the policies change places. */
    private Difference difference(Policy first, Policy second) {
        var there = differences(first, second);
        var back = differences(second, first);

        assertThat(there).hasSize(1);
        assertThat(back).hasSize(1);
        assertThat(back.get(0).kind()).isEqualTo(there.get(0).kind());
        assertThat(back.get(0).effect()).isEqualTo(there.get(0).effect().mirrored());
        assertThat(back.get(0).atFirst()).isEqualTo(there.get(0).atSecond());
        assertThat(back.get(0).atSecond()).isEqualTo(there.get(0).atFirst());
        return there.get(0);
    }

    private static void shows(Difference difference, Kind kind, Verdict effect, String atFirst, String atSecond) {
        assertThat(difference.kind()).isEqualTo(kind);
        assertThat(difference.effect()).isEqualTo(effect);
        assertThat(difference.atFirst().orElse("")).isEqualTo(atFirst);
        assertThat(difference.atSecond().orElse("")).isEqualTo(atSecond);
    }

    private static Atomic count(Operator operator, int number) {
        return new Atomic(Odrl.COUNT, operator, Value.number(number));
    }

    private static Policy use(Constraint... constraints) {
        return offer(permit(Odrl.USE, constraints));
    }

    private static Policy owing(Duty... duties) {
        return offer(new Permission(new Action(Odrl.USE), List.of(), List.of(duties)));
    }

    private static Policy remedied(Duty... remedies) {
        return use().withProhibitions(
                        new Prohibition(Terms.of(new Action(Odrl.DISTRIBUTE), List.of()), List.of(remedies)));
    }

    private static Duty pay(String amount) {
        return new Duty(new Action(Odrl.COMPENSATE, is(Odrl.PAY_AMOUNT, Value.number(new BigDecimal(amount)))));
    }

    @Test
    void a_sentence_is_french_for_french_and_english_for_all_others_and_the_same_when_both_are() {
        var sentence = Bilingual.of("oui", "yes");

        assertThat(sentence.in(Locale.CANADA_FRENCH)).isEqualTo("oui");
        assertThat(sentence.in(Locale.GERMAN)).isEqualTo("yes");
        assertThat(sentence)
                .hasToString("yes")
                .isEqualTo(Bilingual.of("oui", "yes"))
                .hasSameHashCodeAs(Bilingual.of("oui", "yes"))
                .isNotEqualTo(Bilingual.of("si", "yes"))
                .isNotEqualTo(Bilingual.of("oui", "yeah"))
                .isNotEqualTo("yes");
        assertThat(sentence.hashCode()).isNotZero();
    }

    @Nested
    class Rules {
        @Test
        void rules_that_are_written_alike_are_left_out_in_whatever_order_they_come() {
            var first = offer(permit(Odrl.USE, ROLE), permit(Odrl.DISTRIBUTE, MEMBER), permit(Odrl.TRANSFER));
            var second = offer(permit(Odrl.DISTRIBUTE, MEMBER), permit(Odrl.USE, ROLE));

            var difference = difference(first, second);

            shows(difference, Kind.PERMISSION, WIDER, "/permission/2", "");
            assertThat(difference.sentence().english()).startsWith("Only the first policy says: “");
            assertThat(difference.sentence().french()).startsWith("Seule la première politique dit : « ");
            assertThat(differences(second, first).get(0).sentence().english())
                    .startsWith("Only the second policy says: “");
        }

        @Test
        void a_prohibition_that_only_one_has_makes_it_narrower() {
            var difference = difference(use().withProhibitions(forbid(Odrl.DISTRIBUTE)), use());

            shows(difference, Kind.PROHIBITION, NARROWER, "/prohibition/0", "");
        }

        @Test
        void of_several_rules_the_one_with_most_in_common_is_taken_for_another_version() {
            var first = offer(permit(Odrl.USE, ROLE, MEMBER, count(Operator.LT, 5)));
            var second = offer(
                    permit(Odrl.USE, is(Rennes.STUDY, Value.iri("urn:s"))),
                    permit(Odrl.USE, ROLE, MEMBER, count(Operator.LT, 9)),
                    permit(Odrl.TRANSFER, ROLE, MEMBER, count(Operator.LT, 5)));

            var found = differences(first, second);

            assertThat(found)
                    .extracting(Difference::kind)
                    .containsExactly(Kind.CONSTRAINT, Kind.PERMISSION, Kind.PERMISSION);
            shows(found.get(0), Kind.CONSTRAINT, NARROWER, "/permission/0/constraint/2", "/permission/1/constraint/2");
            shows(found.get(1), Kind.PERMISSION, NARROWER, "", "/permission/0");
            shows(found.get(2), Kind.PERMISSION, NARROWER, "", "/permission/2");
        }

        @Test
        void a_rule_for_the_same_asset_is_closer_than_one_for_another() {
            var first = offer(about("urn:a", count(Operator.LT, 5)));
            var second = offer(about("urn:b", count(Operator.LT, 9)), about("urn:a", count(Operator.LT, 9)));

            var found = differences(first, second);

            shows(found.get(0), Kind.CONSTRAINT, NARROWER, "/permission/0/constraint/0", "/permission/1/constraint/0");
            shows(found.get(1), Kind.PERMISSION, NARROWER, "", "/permission/0");
        }

        @Test
        void the_same_action_is_closer_than_one_that_includes_it() {
            var first = offer(permit(Odrl.DISTRIBUTE));
            var second = offer(permit(Odrl.USE, ROLE), permit(Odrl.DISTRIBUTE, ROLE));

            var found = differences(first, second);

            shows(found.get(0), Kind.CONSTRAINT, WIDER, "", "/permission/1/constraint/0");
            shows(found.get(1), Kind.PERMISSION, NARROWER, "", "/permission/0");
        }

        @Test
        void another_action_is_wider_where_it_includes_the_other_and_the_reverse_in_a_prohibition() {
            var permitted = difference(offer(permit(Odrl.DISTRIBUTE)), use());
            var forbidden = difference(
                    use().withProhibitions(forbid(Odrl.DISTRIBUTE)), use().withProhibitions(forbid(Odrl.USE)));

            shows(permitted, Kind.ACTION, NARROWER, "/permission/0/action", "/permission/0/action");
            assertThat(permitted.sentence().english())
                    .startsWith("In the first policy the action is ")
                    .contains("distribute", ", in the second ", "use");
            assertThat(permitted.sentence().french()).startsWith("Pour la première politique, action : ");
            shows(forbidden, Kind.ACTION, WIDER, "/prohibition/0/action", "/prohibition/0/action");
        }

        @Test
        void a_conflict_strategy_is_a_difference_only_where_something_is_forbidden() {
            var forbidding = use().withProhibitions(forbid(Odrl.DISTRIBUTE));

            var yields = difference(forbidding.withConflict(ConflictStrategy.PERM), forbidding);
            var alike = difference(forbidding.withConflict(ConflictStrategy.INVALID), forbidding);

            shows(yields, Kind.STRATEGY, WIDER, "/conflict", "/conflict");
            assertThat(yields.sentence().english()).contains("conflict strategy", "perm", "prohibit");
            shows(alike, Kind.STRATEGY, EQUIVALENT, "/conflict", "/conflict");
            assertThat(differences(use().withConflict(ConflictStrategy.PERM), use()))
                    .isEmpty();
            assertThat(differences(forbidding.withConflict(ConflictStrategy.PERM), use())
                            .get(1))
                    .extracting(Difference::kind)
                    .isEqualTo(Kind.STRATEGY);
        }
    }

    private static Permission about(String target, Constraint... constraints) {
        return within(new Scope(List.of(Asset.of(target)), List.of(), Map.of()), constraints);
    }

    private static Permission within(Scope scope, Constraint... constraints) {
        return new Permission(
                new Terms(Optional.empty(), new Action(Odrl.USE), scope, List.of(constraints), Extras.NONE), List.of());
    }

    private static Policy forbidding(String... targets) {
        var scope = new Scope(Arrays.stream(targets).map(Asset::of).toList(), List.of(), Map.of());
        return use().withProhibitions(new Prohibition(
                new Terms(Optional.empty(), new Action(Odrl.USE), scope, List.of(), Extras.NONE), List.of()));
    }

    @Nested
    class Named {
        private Policy targets(String... uids) {
            return offer(within(new Scope(Arrays.stream(uids).map(Asset::of).toList(), List.of(), Map.of())));
        }

        private Policy collection(String uid, String source) {
            var asset = new Asset(Optional.of(uid), Optional.of(source), List.of(), List.of(), Extras.NONE);
            return offer(within(new Scope(List.of(asset), List.of(), Map.of())));
        }

        @Test
        void an_asset_is_narrower_than_none_and_than_more_of_them() {
            var one = difference(targets("urn:a"), targets());
            var two = difference(targets("urn:a", "urn:b"), targets("urn:a"));
            var others = difference(targets("urn:a"), targets("urn:b"));

            shows(one, Kind.TARGET, NARROWER, "/permission/0/target", "/permission/0/target");
            assertThat(one.sentence().english())
                    .startsWith("In the first policy the target is ")
                    .contains("urn:a")
                    .endsWith("in the second not restricted.");
            assertThat(one.sentence().french()).endsWith("pour la seconde : sans restriction.");
            shows(two, Kind.TARGET, WIDER, "/permission/0/target", "/permission/0/target");
            assertThat(two.sentence().english()).contains("urn:a, urn:b");
            shows(others, Kind.TARGET, INCOMPARABLE, "/permission/0/target", "/permission/0/target");
        }

        @Test
        void a_collection_is_neither_wider_nor_narrower_than_an_asset() {
            var difference = difference(collection("urn:c", "urn:source"), targets("urn:a"));

            shows(difference, Kind.TARGET, INCOMPARABLE, "/permission/0/target", "/permission/0/target");
            assertThat(difference.sentence().english()).contains("urn:c", "urn:a");
        }

        @Test
        void a_prohibition_for_more_assets_is_narrower() {
            shows(
                    difference(forbidding("urn:a", "urn:b"), forbidding("urn:a")),
                    Kind.TARGET,
                    NARROWER,
                    "/prohibition/0/target",
                    "/prohibition/0/target");
        }

        @Test
        void an_assignee_is_named_as_such() {
            var named = within(new Scope(List.of(), List.of(), Map.of(Odrl.ASSIGNEE, List.of(Party.of("did:web:x")))));

            var difference = difference(offer(named), use());

            shows(difference, Kind.ASSIGNEE, NARROWER, "/permission/0/assignee", "/permission/0/assignee");
            assertThat(difference.sentence().english()).contains("the assignee is ", "did:web:x");
        }
    }

    @Nested
    class Conditions {
        @Test
        void conditions_on_the_same_operand_are_told_by_which_is_stricter() {
            var stricter = difference(use(count(Operator.LT, 3)), use(count(Operator.LT, 5)));
            var wider = differences(use(count(Operator.LT, 5)), use(count(Operator.LT, 3)))
                    .get(0);
            var neither = difference(use(count(Operator.LT, 3)), use(count(Operator.GT, 1)));

            shows(stricter, Kind.CONSTRAINT, NARROWER, "/permission/0/constraint/0", "/permission/0/constraint/0");
            assertThat(stricter.sentence().english())
                    .startsWith("Condition of the first policy: ")
                    .endsWith("; the first is stricter.");
            assertThat(stricter.sentence().french()).endsWith(" ; la première est plus stricte.");
            assertThat(wider.sentence().english()).endsWith("; the first is wider.");
            assertThat(wider.sentence().french()).endsWith(" ; la première est plus large.");
            assertThat(neither.effect()).isEqualTo(INCOMPARABLE);
            assertThat(neither.sentence().english()).endsWith("; neither contains the other.");
        }

        @Test
        void conditions_that_are_written_otherwise_and_mean_the_same_are_said_to() {
            var split = new Logical(LogicalOperand.OR, count(Operator.LT, 5), count(Operator.EQ, 5));

            var difference = difference(use(split), use(count(Operator.LTEQ, 5)));

            assertThat(difference.effect()).isEqualTo(EQUIVALENT);
            assertThat(difference.sentence().english()).endsWith("; this comes to the same.");
        }

        @Test
        void of_conditions_nobody_can_evaluate_nobody_can_tell() {
            var full = new Atomic("https://example.org/moon", Operator.EQ, Value.text("full"));
            var waning = new Atomic("https://example.org/moon", Operator.EQ, Value.text("waning"));

            var difference = difference(use(full), use(waning));

            assertThat(difference.effect()).isEqualTo(UNKNOWN);
            assertThat(difference.sentence().english()).endsWith("; nobody can tell which is wider.");
        }

        @Test
        void a_stricter_condition_of_a_prohibition_makes_the_policy_wider() {
            var difference = difference(
                    use().withProhibitions(forbid(Odrl.DISTRIBUTE, count(Operator.GT, 5))),
                    use().withProhibitions(forbid(Odrl.DISTRIBUTE, count(Operator.GT, 3))));

            shows(difference, Kind.CONSTRAINT, WIDER, "/prohibition/0/constraint/0", "/prohibition/0/constraint/0");
        }

        @Test
        void a_refinement_of_the_action_is_a_condition_with_a_place_of_its_own() {
            var refined = new Permission(new Action(Odrl.USE, MEMBER, count(Operator.LT, 5)), List.of(ROLE), List.of());

            var difference = difference(offer(refined), use(ROLE, MEMBER));

            shows(difference, Kind.CONSTRAINT, NARROWER, "/permission/0/action/refinement/1", "");
            assertThat(difference.sentence().english()).startsWith("Only the first policy has this condition: ");
            assertThat(difference.sentence().french())
                    .startsWith("Seule la première politique pose cette condition : ");
        }

        @Test
        void a_logical_condition_is_held_against_one_on_the_same_operands() {
            var either = new Logical(LogicalOperand.OR, count(Operator.LT, 5), ROLE);
            var both = new Logical(LogicalOperand.AND, ROLE, count(Operator.LT, 5));

            var difference = difference(use(MEMBER, either), use(both, MEMBER));

            shows(difference, Kind.CONSTRAINT, WIDER, "/permission/0/constraint/1", "/permission/0/constraint/0");
        }
    }

    @Nested
    class Duties {
        @Test
        void a_duty_with_other_parameters_is_another_version_of_it() {
            var difference = difference(owing(DELETE, pay("20")), owing(pay("10"), DELETE));

            shows(difference, Kind.DUTY, NARROWER, "/permission/0/duty/1", "/permission/0/duty/0");
            assertThat(difference.sentence().english())
                    .startsWith("Duty of the first policy: “")
                    .contains("”; of the second: “")
                    .endsWith("; the first is stricter.");
            assertThat(difference.sentence().french())
                    .startsWith("Obligation de la première politique : « ")
                    .endsWith(" ; la première est plus stricte.");
        }

        @Test
        void a_duty_that_only_one_has_makes_it_narrower() {
            var difference = difference(owing(DELETE, ATTRIBUTE), owing(DELETE));

            shows(difference, Kind.DUTY, NARROWER, "/permission/0/duty/1", "");
            assertThat(difference.sentence().english()).startsWith("Only the first policy says: “");
        }

        @Test
        void of_two_versions_each_is_taken_once() {
            var found = differences(owing(pay("20")), owing(pay("10"), pay("30")));

            shows(found.get(0), Kind.DUTY, NARROWER, "/permission/0/duty/0", "/permission/0/duty/0");
            shows(found.get(1), Kind.DUTY, WIDER, "", "/permission/0/duty/1");
            assertThat(found).hasSize(2);
        }

        @Test
        void remedies_and_obligations_are_told_apart_from_duties() {
            shows(
                    difference(remedied(pay("20")), remedied(pay("10"))),
                    Kind.REMEDY,
                    NARROWER,
                    "/prohibition/0/remedy/0",
                    "/prohibition/0/remedy/0");
            shows(
                    difference(use().withObligations(DELETE, ATTRIBUTE), use().withObligations(DELETE)),
                    Kind.OBLIGATION,
                    NARROWER,
                    "/obligation/1",
                    "");
            shows(
                    difference(use().withObligations(pay("5")), use().withObligations(pay("9"))),
                    Kind.OBLIGATION,
                    WIDER,
                    "/obligation/0",
                    "/obligation/0");
        }
    }
}
