package org.ecluse.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.Samples.NOON;
import static org.ecluse.policy.Samples.forbid;
import static org.ecluse.policy.Samples.is;
import static org.ecluse.policy.Samples.offer;
import static org.ecluse.policy.Samples.permit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.counting.CountersInMemory;
import org.ecluse.policy.evaluation.Decision.Permitted;
import org.ecluse.policy.evaluation.plan.Compiler;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a permitted use must reserve. */
class ClaimsTest {
    private static Atomic count(Operator operator, int number) {
        return new Atomic(Odrl.COUNT, operator, Value.number(number));
    }

    private static Constraint member() {
        return is(Rennes.MEMBERSHIP, Value.text(Rennes.ACTIVE));
    }

    private static Permitted decide(Policy policy, Stage stage) {
        var world = new World();
        world.fact(Rennes.MEMBERSHIP, Fact.known(Value.text(Rennes.ACTIVE)));
        world.fact(Odrl.UNIT_OF_COUNT, Fact.known(Value.text("urn:device")));
        world.meter(new CountersInMemory());
        return DecisionAssert.assertThat(new Compiler(Rennes.PROFILE)
                        .compile(policy)
                        .decide(Request.use("urn:a", "did:web:x", NOON, stage), world))
                .isPermitted();
    }

    private static List<Claim> claims(Policy policy) {
        return decide(policy, Stage.USE).claims();
    }

    @ParameterizedTest
    @CsvSource({"LTEQ, 3, true", "LT, 3, false", "EQ, 1, true"})
    void a_limit_of_a_permission_is_claimed(Operator operator, int number, boolean mayReach) {
        assertThat(claims(offer(permit(Odrl.USE, count(operator, number)))))
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.limit()).isEqualByComparingTo(BigDecimal.valueOf(number));
                    assertThat(claim.mayReach()).isEqualTo(mayReach);
                    assertThat(claim.amount()).isEqualTo(BigDecimal.ONE);
                    assertThat(claim.at()).isEqualTo("/permission/0/constraint/0");
                    assertThat(claim.tally().account()).isEqualTo(World.ACCOUNT);
                });
    }

    @ParameterizedTest
    @CsvSource({"GT, 3, true", "GTEQ, 3, false", "NEQ, 1, true"})
    void what_a_prohibition_limits_is_claimed(Operator operator, int number, boolean mayReach) {
        var policy = offer(permit(Odrl.USE)).withProhibitions(forbid(Odrl.USE, count(operator, number)));

        assertThat(claims(policy)).singleElement().satisfies(claim -> {
            assertThat(claim.mayReach()).isEqualTo(mayReach);
            assertThat(claim.at()).isEqualTo("/prohibition/0/constraint/0");
        });
        assertThat(claims(policy.withConflict(ConflictStrategy.PERM))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GT, 0", "GTEQ, 1", "NEQ, 3"})
    void a_bound_from_below_claims_nothing(Operator operator, int number) {
        assertThat(claims(offer(permit(Odrl.USE, count(operator, number))))).isEmpty();
    }

    @Test
    void nothing_is_claimed_before_signing() {
        assertThat(decide(offer(permit(Odrl.USE, count(Operator.LTEQ, 3))), Stage.NEGOTIATION)
                        .claims())
                .isEmpty();
    }

    @Test
    void a_choice_that_holds_without_counting_claims_nothing() {
        var choice = new Logical(LogicalOperand.OR, count(Operator.LTEQ, 3), member());

        assertThat(claims(offer(permit(Odrl.USE, choice)))).isEmpty();
    }

    @Test
    void a_conjunction_and_an_exclusive_choice_claim_all_their_limits() {
        var both = new Logical(LogicalOperand.AND, count(Operator.LTEQ, 3), count(Operator.LTEQ, 5));
        var one = new Logical(LogicalOperand.XONE, count(Operator.LTEQ, 3), count(Operator.GT, 5));

        assertThat(claims(offer(permit(Odrl.USE, both)))).hasSize(2);
        assertThat(claims(offer(permit(Odrl.USE, one)))).hasSize(2);
    }

    @Test
    void of_several_limits_that_are_enough_the_lowest_is_claimed() {
        var choice = new Logical(LogicalOperand.OR, count(Operator.LTEQ, 5), count(Operator.LTEQ, 3));

        assertThat(claims(offer(permit(Odrl.USE, choice))))
                .singleElement()
                .extracting(Claim::limit)
                .isEqualTo(BigDecimal.valueOf(3));
    }

    @Test
    void the_same_limit_told_twice_is_claimed_once() {
        assertThat(claims(offer(permit(Odrl.USE, count(Operator.LTEQ, 3), count(Operator.LTEQ, 3)))))
                .hasSize(1);
    }

    @Test
    void what_is_counted_per_device_is_not_counted_with_the_rest() {
        var device = is(Odrl.UNIT_OF_COUNT, Value.text("urn:device"));

        var claims = claims(offer(permit(Odrl.USE, count(Operator.LTEQ, 3), device)));

        assertThat(claims)
                .singleElement()
                .satisfies(claim -> assertThat(claim.tally().unitOfCount()).isEqualTo(Optional.of("urn:device")));
        assertThat(claims(offer(permit(Odrl.USE, count(Operator.LTEQ, 3))))
                        .get(0)
                        .tally()
                        .unitOfCount())
                .isEmpty();
    }

    @Test
    void limits_of_different_rules_are_counted_apart() {
        var one = claims(offer(permit(Odrl.USE, count(Operator.LTEQ, 3))));
        var other = claims(offer(permit(Odrl.USE, count(Operator.LTEQ, 3), member())));

        assertThat(one.get(0).tally()).isNotEqualTo(other.get(0).tally());
    }
}
