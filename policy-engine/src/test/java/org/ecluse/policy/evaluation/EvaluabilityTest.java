package org.ecluse.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.duration;
import static org.ecluse.policy.Samples.is;
import static org.ecluse.policy.Samples.offer;
import static org.ecluse.policy.Samples.permit;
import static org.ecluse.policy.evaluation.Deciding.UNHEARD_OF;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Constraint.Opaque;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each term that cannot be evaluated is named with its place, wherever in a policy it stands. */
class EvaluabilityTest {
    private final Evaluator evaluator = new Evaluator(Rennes.PROFILE);
    private static final Atomic UNKNOWN = is(UNHEARD_OF, Value.text("x"));
    private static final Extras MORE =
            new Extras(Json.createObjectBuilder().add(UNHEARD_OF, "x").build());
    private static final Duty STRANGE = new Duty(new Action(UNHEARD_OF));
    private static final Duty DELETE = new Duty(new Action(Odrl.DELETE));
    private static final Action USE = new Action(Odrl.USE);

    private static Permission owing(Duty duty) {
        return new Permission(USE, List.of(), List.of(duty));
    }

    private static Permission with(Action action, Scope scope, Extras extras) {
        return new Permission(new Terms(Optional.empty(), action, scope, List.of(), extras), List.of());
    }

    private static Policy limitedTo(Constraint constraint) {
        return offer(permit(Odrl.USE, constraint));
    }

    private static Details remarked() {
        return new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), MORE);
    }

    private static Details elsewhere() {
        return new Details(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of("urn:r"), Extras.NONE);
    }

    static Stream<Arguments> strangePolicies() {
        var described = new Asset(Optional.empty(), Optional.of("urn:c"), List.of(), List.of(UNKNOWN), Extras.NONE);
        var nobody = new Party(Optional.empty(), Optional.empty(), List.of(), List.of(), Extras.NONE);
        var opaque = new Opaque(
                new Problem("policy.constraint.unreadable", "", "cause", "cure"),
                Json.createObjectBuilder().build());
        var role = is(Rennes.ROLE, Value.text("a"));
        return Stream.of(
                Arguments.of("/permission/0/constraint/0", "policy.left-operand.unknown", limitedTo(UNKNOWN)),
                Arguments.of("/permission/0/constraint/0", "policy.constraint.unreadable", limitedTo(opaque)),
                Arguments.of(
                        "/permission/0/constraint/0/or/1",
                        "policy.left-operand.unknown",
                        limitedTo(new Logical(LogicalOperand.OR, role, UNKNOWN))),
                Arguments.of(
                        "/permission/0/constraint/0",
                        "policy.member.unknown",
                        limitedTo(new Logical(LogicalOperand.OR, List.of(role), Optional.empty(), MORE))),
                Arguments.of(
                        "/permission/0/constraint/0",
                        "policy.member.unknown",
                        limitedTo(new Atomic(Rennes.ROLE, Operator.EQ, List.of(Value.text("a")), remarked()))),
                Arguments.of(
                        "/permission/0/duty/0/action/refinement/0/rightOperandReference",
                        "policy.right-operand.reference",
                        offer(owing(new Duty(new Action(
                                Odrl.COMPENSATE, new Atomic(Rennes.CURRENCY, Operator.EQ, List.of(), elsewhere())))))),
                Arguments.of(
                        "/permission/0/action/refinement/0",
                        "policy.left-operand.unknown",
                        offer(with(new Action(Odrl.USE, UNKNOWN), Scope.NONE, Extras.NONE))),
                Arguments.of(
                        "/permission/0/action",
                        "policy.member.unknown",
                        offer(with(new Action(Odrl.USE, List.of(), MORE), Scope.NONE, Extras.NONE))),
                Arguments.of("/permission/0", "policy.member.unknown", offer(with(USE, Scope.NONE, MORE))),
                Arguments.of(
                        "/permission/0/target/refinement/0",
                        "policy.left-operand.unknown",
                        offer(with(USE, Scope.NONE.withTarget(described), Extras.NONE))),
                Arguments.of(
                        "/permission/0",
                        "policy.collection.undescribed",
                        offer(with(
                                USE,
                                new Scope(List.of(), List.of(), Map.of(Odrl.ASSIGNEE, List.of(nobody))),
                                Extras.NONE))),
                Arguments.of(
                        "/permission/0/output",
                        "policy.output.unsupported",
                        offer(with(USE, new Scope(List.of(), List.of(Asset.of("urn:o")), Map.of()), Extras.NONE))),
                Arguments.of("/permission/0/action", "policy.action.unknown", offer(permit(UNHEARD_OF))),
                Arguments.of("/permission/0/duty/0/action", "policy.duty.unsupported", offer(owing(STRANGE))),
                Arguments.of("/permission/0/duty/0/action", "policy.duty.unsupported", offer(owing(new Duty(USE)))),
                Arguments.of(
                        "/permission/0/duty/0/constraint/0",
                        "policy.left-operand.unknown",
                        offer(owing(new Duty(new Action(Odrl.DELETE), UNKNOWN)))),
                Arguments.of(
                        "/permission/0/duty/0/action/refinement/0",
                        "policy.left-operand.unknown",
                        offer(owing(new Duty(new Action(Odrl.DELETE, role))))),
                Arguments.of(
                        "/permission/0/duty/0/consequence/0/action",
                        "policy.duty.unsupported",
                        offer(owing(new Duty(DELETE.terms(), List.of(STRANGE))))),
                Arguments.of(
                        "/prohibition/0/remedy/0/action",
                        "policy.duty.unsupported",
                        offer(permit(Odrl.USE))
                                .withProhibitions(new Prohibition(
                                        Terms.of(new Action(Odrl.DISTRIBUTE), List.of()), List.of(STRANGE)))),
                Arguments.of(
                        "/obligation/0/action",
                        "policy.duty.unsupported",
                        offer(permit(Odrl.USE)).withObligations(STRANGE)),
                Arguments.of(
                        "/target/refinement/0",
                        "policy.left-operand.unknown",
                        headed(Scope.NONE.withTarget(described), List.of())),
                Arguments.of("/inheritFrom", "policy.inherit.unsupported", headed(Scope.NONE, List.of("urn:parent"))),
                Arguments.of(
                        "/profile",
                        "policy.profile.unknown",
                        offer(permit(Odrl.USE)).withProfile(UNHEARD_OF)));
    }

    private static Policy headed(Scope scope, List<String> parents) {
        var plain = offer(permit(Odrl.USE));
        var head = new Policy.Head(scope, Optional.empty(), List.of(), parents, Extras.NONE);
        return new Policy(plain.uid(), plain.type(), head, plain.permissions(), List.of(), List.of());
    }

    @ParameterizedTest(name = "{1} at {0}")
    @MethodSource("strangePolicies")
    void a_strange_term_is_named_with_its_place_and_denies(String at, String code, Policy policy) {
        var problems = evaluator.unevaluable(policy);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.at()).isEqualTo(at);
        });
        DecisionAssert.assertThat(Deciding.negotiate(policy, Facts.NONE)).isDeniedFor(code, at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P30D", "P3M", "PT24H", "P1DT12H"})
    void spans_of_time_are_understood(String span) {
        assertThat(evaluator.unevaluable(deletedWithin(span))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 days", "P-1D", "PT-1H", "P", "", "P99999999999999999999999999999999999999Y"})
    void what_is_no_span_of_time_is_named(String span) {
        assertThat(evaluator.unevaluable(deletedWithin(span)))
                .extracting(Problem::code)
                .containsExactly("policy.right-operand.malformed");
    }

    private static Policy deletedWithin(String span) {
        return offer(owing(new Duty(new Action(Odrl.DELETE, is(Odrl.NS + "elapsedTime", duration(span))))));
    }

    @Test
    void the_cure_names_what_could_be_used_instead() {
        var problem = evaluator.unevaluable(limitedTo(UNKNOWN)).get(0);

        assertThat(problem.cure()).contains(Rennes.ROLE).doesNotContain(Rennes.DELIVERY_POINTS);
        assertThat(evaluator.unevaluable(offer(owing(STRANGE))).get(0).cure())
                .contains(Rennes.AGGREGATE)
                .doesNotContain(Odrl.USE);
    }

    @Test
    void a_remark_in_another_vocabulary_changes_nothing() {
        var plain = offer(permit(Odrl.USE));
        var head = new Policy.Head(Scope.NONE, Optional.empty(), List.of(), List.of(), MORE);
        var remarked = new Policy(plain.uid(), plain.type(), head, plain.permissions(), List.of(), List.of());

        assertThat(evaluator.unevaluable(remarked)).isEmpty();
    }

    @Test
    void a_prohibition_with_its_own_asset_still_holds_for_that_of_the_policy() {
        var forbids = new Prohibition(
                new Terms(Optional.empty(), USE, Scope.about("urn:other"), List.of(), Extras.NONE), List.of());
        var policy = offer(permit(Odrl.USE)).withTarget(Deciding.ASSET).withProhibitions(forbids);

        DecisionAssert.assertThat(Deciding.use(policy)).isDeniedFor(Reason.PROHIBITED);
    }

    @Test
    void a_prohibition_with_its_own_asset_holds_for_it_whatever_the_policy_is_about() {
        var forbids = new Prohibition(
                new Terms(Optional.empty(), USE, Scope.about(Deciding.ASSET), List.of(), Extras.NONE), List.of());
        var permits = with(USE, Scope.about(Deciding.ASSET), Extras.NONE);
        var policy = offer(permits).withTarget("urn:other").withProhibitions(forbids);

        DecisionAssert.assertThat(Deciding.use(policy)).isDeniedFor(Reason.PROHIBITED);
    }

    @Test
    void a_permission_with_its_own_asset_does_not_hold_for_that_of_the_policy() {
        var policy = offer(with(USE, Scope.about("urn:other"), Extras.NONE)).withTarget(Deciding.ASSET);

        DecisionAssert.assertThat(Deciding.use(policy)).isDeniedFor(Reason.NO_PERMISSION);
    }

    @Test
    void a_prohibition_that_only_use_can_settle_does_not_stop_a_signature() {
        var policy = offer(permit(Odrl.USE))
                .withProhibitions(new Prohibition(USE, new Atomic(Odrl.COUNT, Operator.GT, Value.number(10))));

        DecisionAssert.assertThat(Deciding.negotiate(policy, Facts.NONE)).isPermitted();
        DecisionAssert.assertThat(Deciding.use(policy)).isDeniedFor(Reason.PROHIBITION_UNKNOWN);
    }

    @Test
    void an_exclusive_choice_about_later_is_not_guessed() {
        var choice = new Logical(LogicalOperand.XONE, new Atomic(Odrl.COUNT, Operator.LT, Value.number(10)));

        DecisionAssert.assertThat(Deciding.negotiate(limitedTo(choice), Facts.NONE))
                .isDeniedFor(Reason.UNKNOWN);
    }

    @Test
    void each_part_of_a_conjunction_is_a_reason_of_its_own() {
        var both = new Logical(
                LogicalOperand.AND, is(Rennes.ROLE, Value.text("a")), is(Rennes.MEMBERSHIP, Value.text("active")));

        var denied = DecisionAssert.assertThat(Deciding.use(limitedTo(both))).isDeniedFor(Reason.UNKNOWN);

        assertThat(denied.reasons())
                .extracting(Reason::at)
                .containsExactly("/permission/0/constraint/0/and/0", "/permission/0/constraint/0/and/1");
    }
}
