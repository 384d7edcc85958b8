package org.ecluse.policy.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.ecluse.policy.comparison.Comparison.Verdict;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.RandomPolicies;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.profile.Rennes;

/** What holds for every pair of policies, found out by asking the evaluator. Each case is one seed. */
class ComparisonLawsTest {
    private static final Evaluator EVALUATOR = new Evaluator(Rennes.PROFILE);
    private static final Comparer COMPARER = new Comparer(Rennes.PROFILE);
    private static final int REQUESTS = 60;

    /** A second policy that has something to do with the first. */
    private static Policy near(Policy policy, RandomPolicies draw, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> draw.policy();
            case 1 -> narrowed(policy, draw, random);
            case 2 ->
                policy.withProhibitions(
                        draw.policy().prohibitions().toArray(org.ecluse.policy.model.Rule.Prohibition[]::new));
            case 3 -> policy.withObligations(draw.policy().obligations().toArray(Duty[]::new));
            default -> {
                var more = new ArrayList<>(policy.permissions());
                more.addAll(draw.policy().permissions());
                yield policy.withPermissions(more.toArray(Permission[]::new));
            }
        };
    }

    private static Policy narrowed(Policy policy, RandomPolicies draw, Random random) {
        return policy.withPermissions(policy.permissions().stream()
                .map(permission -> random.nextBoolean() ? permission : with(permission, draw.constraint(1)))
                .toArray(Permission[]::new));
    }

    private static Permission with(Permission permission, Constraint constraint) {
        var terms = permission.terms();
        var more = new ArrayList<>(terms.constraints());
        more.add(constraint);
        return new Permission(
                new Terms(terms.uid(), terms.action(), terms.scope(), more, terms.extras()), permission.duties());
    }

    private static boolean permits(Policy policy, Request request, Facts facts) {
        return EVALUATOR.decide(policy, request, facts).permits();
    }

    @Property
    void a_narrower_policy_never_permits_what_the_wider_one_denies(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var random = new Random(seed);
        var first = draw.policy();
        var second = near(first, draw, random);

        var comparison = COMPARER.compare(first, second);

        Statistics.collect(comparison.verdict());
        for (int i = 0; i < REQUESTS; i++) {
            var request = use(draw.request(), random);
            var facts = paidOrNot(draw.facts(), random);
            boolean one = permits(first, request, facts);
            boolean other = permits(second, request, facts);
            if (comparison.neverWider()) {
                assertThat(one && !other).as("%s %s", request, comparison).isFalse();
            }
            if (comparison.neverNarrower()) {
                assertThat(other && !one).as("%s %s", request, comparison).isFalse();
            }
        }
    }

    private static Request use(Request request, Random random) {
        return new Request(
                request.action(),
                request.target(),
                request.assignee(),
                request.at().plusSeconds(1800L * (random.nextInt(20) - 10)),
                Stage.USE);
    }

    /** A ledger in which whoever pays has paid, or not. */
    private static Facts paidOrNot(Facts facts, Random random) {
        boolean paid = random.nextInt(3) > 0;
        return new Facts() {
            @Override
            public Fact fact(String leftOperand) {
                return facts.fact(leftOperand);
            }

            @Override
            public Fulfilment fulfilment(Duty duty) {
                return paid ? Fulfilment.done() : Fulfilment.due("1");
            }
        };
    }

    @Property
    void a_witness_is_permitted_by_one_and_denied_or_dearer_with_the_other(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var first = draw.policy();
        var second = near(first, draw, new Random(seed));

        var comparison = COMPARER.compare(first, second);

        comparison.onlyFirst().ifPresent(witness -> check(witness, first, second));
        comparison.onlySecond().ifPresent(witness -> check(witness, second, first));
        switch (comparison.verdict()) {
            case EQUIVALENT -> assertThat(comparison.witness()).isEmpty();
            case NARROWER -> assertThat(comparison.onlySecond()).isPresent();
            case WIDER -> assertThat(comparison.onlyFirst()).isPresent();
            case INCOMPARABLE ->
                assertThat(List.of(comparison.onlyFirst(), comparison.onlySecond()))
                        .allMatch(java.util.Optional::isPresent);
            case UNKNOWN ->
                assertThat(comparison.open()).isNotEmpty().noneMatch(problem -> problem.code()
                        .equals("policy.comparison.unconfirmed"));
        }
    }

    private static void check(Witness witness, Policy permitting, Policy refusing) {
        assertThat(permits(permitting, witness.request(), witness.facts())).isTrue();
        assertThat(permits(refusing, witness.request(), witness.facts())).isEqualTo(!witness.isDenied());
    }

    @Property
    void seen_from_the_other_side_the_answer_is_the_mirrored_one(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var first = draw.policy();
        var second = near(first, draw, new Random(seed));

        var there = COMPARER.compare(first, second);
        var back = COMPARER.compare(second, first);

        assertThat(back.verdict()).isEqualTo(there.verdict().mirrored());
        assertThat(back.neverWider()).isEqualTo(there.neverNarrower());
    }

    @Property
    void a_policy_is_equivalent_to_itself_in_any_order(@ForAll long seed) {
        var policy = new RandomPolicies(seed).policy();
        var turned = new Policy(
                "urn:other",
                policy.type(),
                policy.head(),
                reversed(policy.permissions()),
                reversed(policy.prohibitions()),
                reversed(policy.obligations()));

        assertThat(COMPARER.compare(policy, policy).verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(COMPARER.compare(policy, turned).verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(COMPARER.compare(policy, turned).witness()).isEmpty();
    }

    private static <T> List<T> reversed(List<T> items) {
        var copy = new ArrayList<>(items);
        java.util.Collections.reverse(copy);
        return copy;
    }

    @Property
    void to_be_no_wider_is_passed_on(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var random = new Random(seed);
        var first = draw.policy();
        var second = near(first, draw, random);
        var third = near(second, draw, random);

        if (COMPARER.compare(first, second).neverWider()
                && COMPARER.compare(second, third).neverWider()) {
            assertThat(COMPARER.compare(first, third).neverWider()).isTrue();
        }
    }

    @Property
    void a_further_constraint_on_a_permission_never_makes_a_policy_wider(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var policy = draw.policy();
        var narrowed = policy.withPermissions(policy.permissions().stream()
                .map(permission -> with(permission, draw.constraint(2)))
                .toArray(Permission[]::new));

        var comparison = COMPARER.compare(narrowed, policy);

        assertThat(comparison.neverWider()).isTrue();
        assertThat(comparison.verdict()).isIn(Verdict.NARROWER, Verdict.EQUIVALENT, Verdict.UNKNOWN);
    }

    @Property
    void a_further_duty_never_makes_a_policy_wider(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var policy = draw.policy();
        var more = new ArrayList<>(policy.obligations());
        more.add(new Duty(new org.ecluse.policy.model.Action(org.ecluse.policy.model.Odrl.COMPENSATE)));

        var comparison = COMPARER.compare(policy.withObligations(more.toArray(Duty[]::new)), policy);

        assertThat(comparison.neverWider()).isTrue();
    }

    @Property
    void what_two_policies_are_said_to_share_both_permit_and_a_conflict_leaves_nothing(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var random = new Random(seed);
        var first = draw.policy();
        var second = near(first, draw, random);

        var meeting = COMPARER.meet(first, second);

        meeting.witness().ifPresent(witness -> {
            assertThat(permits(first, witness.request(), witness.facts())).isTrue();
            assertThat(permits(second, witness.request(), witness.facts())).isTrue();
        });
        for (int i = 0; i < REQUESTS && meeting.verdict() == Meeting.Verdict.CONFLICT; i++) {
            var request = use(draw.request(), random);
            var facts = paidOrNot(draw.facts(), random);
            assertThat(permits(first, request, facts) && permits(second, request, facts))
                    .isFalse();
        }
    }
}
