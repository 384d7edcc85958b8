package org.ecluse.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.forbid;
import static org.ecluse.policy.Samples.is;
import static org.ecluse.policy.Samples.offer;
import static org.ecluse.policy.Samples.permit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.plan.Compiler;
import org.ecluse.policy.evaluation.plan.Fixed;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.ConflictStrategy;
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
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan's hash tells apart what means something else, and nothing that does not. */
class PlanNamesTest {
    private final Compiler compiler = new Compiler(Rennes.PROFILE);
    private static final Constraint A = is(Rennes.ROLE, Value.text("a"));
    private static final Constraint B = is(Rennes.ROLE, Value.text("b"));
    private static final Duty PAY = new Duty(new Action(Odrl.COMPENSATE, is(Odrl.PAY_AMOUNT, Value.number(1))));
    private static final Duty PAY_MORE = new Duty(new Action(Odrl.COMPENSATE, is(Odrl.PAY_AMOUNT, Value.number(2))));
    private static final Duty DELETE = new Duty(new Action(Odrl.DELETE));

    private static Permission owing(Duty... duties) {
        return new Permission(new Action(Odrl.USE), List.of(), List.of(duties));
    }

    private static Permission about(Asset asset) {
        var scope = new Scope(List.of(asset), List.of(), Map.of());
        return new Permission(
                new Terms(Optional.empty(), new Action(Odrl.USE), scope, List.of(), Extras.NONE), List.of());
    }

    private static Asset group(String source, Constraint... refinements) {
        return new Asset(Optional.empty(), Optional.of(source), List.of(), List.of(refinements), true, Extras.NONE);
    }

    private static Policy remedied(Duty... remedies) {
        var forbids = new Prohibition(Terms.of(new Action(Odrl.DISTRIBUTE), List.of(A)), List.of(remedies));
        return offer(permit(Odrl.USE)).withProhibitions(forbids);
    }

    static Stream<Policy> differentPolicies() {
        return Stream.of(
                offer(),
                offer(permit(Odrl.USE)),
                offer(permit(Odrl.DISTRIBUTE)),
                offer(permit(Odrl.USE)).withConflict(ConflictStrategy.PERM),
                offer(permit(Odrl.USE)).withTarget("urn:a"),
                offer(permit(Odrl.USE)).withTarget("urn:b"),
                offer(permit(Odrl.USE)).withAssignee("did:web:x"),
                offer(permit(Odrl.USE, A)),
                offer(permit(Odrl.USE, B)),
                offer(permit(Odrl.USE, A, B)),
                offer(permit(Odrl.USE, new Logical(LogicalOperand.OR, A, B))),
                offer(permit(Odrl.USE, new Logical(LogicalOperand.XONE, A, B))),
                offer(permit(Odrl.USE, new Logical(LogicalOperand.XONE, A, A, B))),
                offer(permit(Odrl.USE, new Logical(LogicalOperand.AND_SEQUENCE, A, B))),
                offer(permit(Odrl.USE, new Logical(LogicalOperand.AND_SEQUENCE, B, A))),
                offer(new Permission(new Action(Odrl.USE, Dates.until("2027-01-01Z")), List.of(), List.of())),
                offer(owing(PAY)),
                offer(owing(PAY_MORE)),
                offer(owing(PAY, DELETE)),
                offer(owing(new Duty(DELETE.terms(), List.of(PAY)))),
                offer(about(group("urn:set"))),
                offer(about(group("urn:set", A))),
                offer(about(group("urn:other", A))),
                offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.DISTRIBUTE)),
                offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.DISTRIBUTE, A)),
                offer(permit(Odrl.USE)).withObligations(PAY),
                remedied(PAY),
                remedied(PAY_MORE),
                offer(permit(Odrl.USE, is(Deciding.UNHEARD_OF, Value.text("x")))),
                offer(permit(Odrl.USE, is(Deciding.UNHEARD_OF, Value.text("y")))),
                offer(permit(Odrl.USE, referring("urn:one"))),
                offer(permit(Odrl.USE, referring("urn:other"))),
                offer(permit(Odrl.USE, Dates.until("2028-01-01Z"))),
                offer(owing(with(choice(LogicalOperand.OR)))),
                offer(owing(with(choice(LogicalOperand.XONE)))),
                offer(owing(with(choice(LogicalOperand.AND_SEQUENCE)))),
                offer(owing(when(A))),
                offer(owing(towards("did:web:x"))),
                offer(owing(towards("did:web:y"))),
                offer(owing(with(new Atomic(Odrl.PAY_AMOUNT, Operator.EQ, Value.number(1)).in("EUR")))),
                offer(owing(with(new Atomic(Odrl.PAY_AMOUNT, Operator.EQ, Value.number(1)).in("USD")))));
    }

    private static Atomic referring(String reference) {
        return new Atomic(
                Rennes.ROLE,
                Operator.EQ,
                List.of(),
                new Details(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(reference),
                        Extras.NONE));
    }

    private static Constraint choice(LogicalOperand operand, Constraint... parts) {
        return new Logical(operand, parts.length == 0 ? new Constraint[] {A, B} : parts);
    }

    private static Duty with(Constraint... refinements) {
        return new Duty(new Action(Odrl.COMPENSATE, refinements));
    }

    private static Duty when(Constraint... constraints) {
        return new Duty(Terms.of(new Action(Odrl.COMPENSATE), List.of(constraints)), List.of());
    }

    private static Duty towards(String party) {
        var scope = Scope.NONE.withParty(Odrl.NS + "compensatedParty", party);
        return new Duty(
                new Terms(Optional.empty(), new Action(Odrl.COMPENSATE), scope, List.of(), Extras.NONE), List.of());
    }

    static Stream<Arguments> samePolicies() {
        return Stream.of(
                alike(permit(Odrl.USE, A, B), permit(Odrl.USE, B, A, A)),
                alike(permit(Odrl.USE, anyOf("a", "b")), permit(Odrl.USE, anyOf("b", "a"))),
                alike(permit(Odrl.USE, count("10")), permit(Odrl.USE, count("10.00"))),
                alike(permit(Odrl.USE, count("0")), permit(Odrl.USE, count("0.0"))),
                alike(
                        permit(Odrl.USE, Dates.until("2027-01-01T00:00:00Z")),
                        permit(Odrl.USE, Dates.until("2027-01-01T01:00:00+01:00"))),
                alike(
                        permit(Odrl.USE, choice(LogicalOperand.OR, A, B)),
                        permit(Odrl.USE, choice(LogicalOperand.OR, B, A))),
                alike(
                        permit(Odrl.USE, choice(LogicalOperand.XONE, A, B, A)),
                        permit(Odrl.USE, choice(LogicalOperand.XONE, A, A, B))),
                alike(owing(with(choice(LogicalOperand.OR, A, B))), owing(with(choice(LogicalOperand.OR, B, A)))),
                alike(
                        owing(with(choice(LogicalOperand.XONE, A, B, A))),
                        owing(with(choice(LogicalOperand.XONE, A, A, B)))),
                alike(owing(with(count("5"))), owing(with(count("5.0")))),
                alike(owing(with(count("0"))), owing(with(count("0.000")))),
                alike(owing(PAY, DELETE), owing(DELETE, PAY, PAY)),
                alike(
                        owing(new Duty(DELETE.terms(), List.of(PAY, PAY_MORE))),
                        owing(new Duty(DELETE.terms(), List.of(PAY_MORE, PAY)))));
    }

    private static Arguments alike(Permission one, Permission other) {
        return Arguments.of(offer(one), offer(other));
    }

    private static Atomic anyOf(String... roles) {
        return new Atomic(Rennes.ROLE, Operator.IS_ANY_OF, Samples.texts(roles), Details.NONE);
    }

    private static Atomic count(String number) {
        return new Atomic(Odrl.COUNT, Operator.LTEQ, Value.number(new BigDecimal(number)));
    }

    @Test
    void spans_that_are_equal_are_named_alike_and_a_month_is_not_thirty_days() {
        assertThat(lasting("P1Y")).isEqualTo(lasting("P12M"));
        assertThat(lasting("P1D")).isEqualTo(lasting("PT24H"));
        assertThat(lasting("P30D")).isNotEqualTo(lasting("P1M"));
    }

    private static String lasting(String span) {
        var rule = permit(Odrl.USE, new Atomic(RandomCases.WAIT, Operator.LTEQ, Samples.duration(span)));
        return new Compiler(RandomCases.PROFILE).compile(offer(rule)).hash();
    }

    @ParameterizedTest(name = "pair {index}")
    @MethodSource("samePolicies")
    void what_means_the_same_has_the_same_name(Policy one, Policy other) {
        assertThat(compiler.compile(one).hash())
                .isEqualTo(compiler.compile(other).hash());
    }

    /** Words for dates. */
    private static final class Dates {
        static Constraint until(String date) {
            return Deciding.date(Operator.LT, date);
        }
    }

    @Test
    void what_means_something_else_has_another_name() {
        var hashes = differentPolicies()
                .map(policy -> compiler.compile(policy).hash())
                .toList();

        assertThat(hashes).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "policy {index}")
    @MethodSource("differentPolicies")
    void what_a_policy_is_called_does_not_count(Policy policy) {
        assertThat(compiler.compile(policy.withUid("urn:other")).hash())
                .isEqualTo(compiler.compile(policy).hash());
    }

    @Test
    void what_is_fixed_is_part_of_the_name() {
        var plan = compiler.compile(offer(permit(Odrl.USE)));

        var hashes = Stream.of(
                        Fixed.NOTHING,
                        Fixed.of("urn:a", "did:web:x"),
                        Fixed.of("urn:b", "did:web:x"),
                        Fixed.of("urn:a", "did:web:y"),
                        new Fixed(Optional.of("urn:a"), Optional.of("did:web:x"), Set.of(Odrl.USE)))
                .map(fixed -> plan.bind(fixed).hash())
                .toList();

        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void rules_that_no_fixed_action_meets_are_gone() {
        var policy = offer(permit(Odrl.USE), permit(Odrl.TRANSFER))
                .withProhibitions(forbid(Odrl.DISTRIBUTE), forbid(Odrl.USE, A), forbid(Deciding.UNHEARD_OF));

        var left = compiler.compile(policy, new Fixed(Optional.empty(), Optional.empty(), Set.of(Odrl.NS + "read")));

        // The permission and the prohibition of use are left, and what nobody knows may be anything.
        assertThat(left.size()).isEqualTo(3);
        assertThat(left.policy()).isSameAs(policy);
        assertThat(left.fixed().actions()).containsExactly(Odrl.NS + "read");
        assertThat(left.unevaluable()).hasSize(1);
    }
}
