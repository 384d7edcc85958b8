package org.ecluse.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.ecluse.policy.evaluation.Decision.Permitted;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/** What holds for every policy. Each case is one seed of {@link RandomPolicies}; jqwik prints the seeds. */
class EvaluatorLawsTest {
    private static final Evaluator EVALUATOR = new Evaluator(Rennes.PROFILE);
    private static final Constraint UNKNOWN = new Atomic(RandomPolicies.UNHEARD_OF, Operator.EQ, Value.text("x"));

    private static Optional<Set<String>> answer(Decision decision) {
        return decision.fold(
                permitted -> {
                    var owed = new TreeSet<String>();
                    permitted.before().forEach(duty -> owed.add(duty.action().iri()));
                    permitted.during().forEach(duty -> owed.add(duty.action().iri()));
                    permitted.after().forEach(duty -> owed.add(duty.action().iri()));
                    return Optional.of(owed);
                },
                denied -> Optional.empty());
    }

    @Property(tries = 100_000)
    void the_evaluator_and_the_slow_obvious_one_give_the_same_answer(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var policy = draw.policy();
        var request = draw.request();
        var facts = draw.facts();

        var fast = answer(EVALUATOR.decide(policy, request, facts));

        assertThat(fast).isEqualTo(new SlowEvaluator(policy, request, facts).decide());
        Statistics.label("permitted").collect(fast.isPresent()).coverage(checker -> checker.check(true)
                .percentage(share -> share > 10));
    }

    @Property(tries = 20_000)
    void order_and_duplicates_change_nothing(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var policy = draw.policy();
        var request = draw.request();
        var facts = draw.facts();

        var asWritten = EVALUATOR.decide(policy, request, facts);
        var shuffled = EVALUATOR.decide(shuffled(policy, draw.random()), request, facts);

        assertThat(answer(shuffled)).isEqualTo(answer(asWritten));
        assertThat(end(shuffled)).isEqualTo(end(asWritten));
    }

    private static Optional<Instant> end(Decision decision) {
        return decision.fold(Permitted::validUntil, denied -> Optional.empty());
    }

    private static Policy shuffled(Policy policy, Random random) {
        return new Policy(
                policy.uid(),
                policy.type(),
                policy.head(),
                again(
                        policy.permissions(),
                        random,
                        rule -> new Permission(
                                shuffled(rule.terms(), random), again(rule.duties(), random, Function.identity()))),
                again(
                        policy.prohibitions(),
                        random,
                        rule -> new Prohibition(shuffled(rule.terms(), random), rule.remedies())),
                again(policy.obligations(), random, Function.identity()));
    }

    private static Terms shuffled(Terms terms, Random random) {
        return new Terms(
                terms.uid(),
                terms.action(),
                terms.scope(),
                again(terms.constraints(), random, constraint -> shuffled(constraint, random)),
                terms.extras());
    }

    private static Constraint shuffled(Constraint constraint, Random random) {
        // An exclusive choice counts its parts, so only the others may hold one twice.
        return constraint instanceof Logical logical && logical.operand() != LogicalOperand.XONE
                ? new Logical(
                        logical.operand(),
                        again(logical.parts(), random, part -> shuffled(part, random)),
                        logical.uid(),
                        logical.extras())
                : constraint;
    }

    private static <T> List<T> again(List<T> items, Random random, Function<T, T> inside) {
        var copy = new ArrayList<T>();
        items.forEach(item -> copy.add(inside.apply(item)));
        if (!copy.isEmpty()) {
            copy.add(copy.get(random.nextInt(copy.size())));
        }
        Collections.shuffle(copy, random);
        return copy;
    }

    @Property(tries = 20_000)
    void adding_something_unknown_never_turns_a_denial_into_a_permission(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var policy = draw.policy();
        var request = draw.request();
        var facts = draw.facts();
        if (EVALUATOR.decide(policy, request, facts).permits()) {
            return;
        }

        for (var worse : withSomethingUnknown(policy)) {
            assertThat(EVALUATOR.decide(worse, request, facts).permits()).isFalse();
        }
    }

    private static List<Policy> withSomethingUnknown(Policy policy) {
        var all = new ArrayList<Policy>();
        all.add(policy.withProfile(RandomPolicies.UNHEARD_OF));
        var permissions = new ArrayList<>(policy.permissions());
        permissions.add(new Permission(Terms.of(new Action(Odrl.USE), List.of(UNKNOWN)), List.of()));
        all.add(policy.withPermissions(permissions.toArray(Permission[]::new)));
        var prohibitions = new ArrayList<>(policy.prohibitions());
        prohibitions.add(new Prohibition(new Action(RandomPolicies.UNHEARD_OF)));
        all.add(policy.withProhibitions(prohibitions.toArray(Prohibition[]::new)));
        all.add(policy.withPermissions(policy.permissions().stream()
                .map(rule -> new Permission(withUnknown(rule.terms()), rule.duties()))
                .toArray(Permission[]::new)));
        all.add(policy.withProhibitions(policy.prohibitions().stream()
                .map(rule -> new Prohibition(withUnknown(rule.terms()), rule.remedies()))
                .toArray(Prohibition[]::new)));
        var obligations = new ArrayList<>(policy.obligations());
        obligations.add(new Duty(new Action(RandomPolicies.UNHEARD_OF)));
        all.add(policy.withObligations(obligations.toArray(Duty[]::new)));
        return all;
    }

    private static Terms withUnknown(Terms terms) {
        var constraints = new ArrayList<>(terms.constraints());
        constraints.add(UNKNOWN);
        return new Terms(terms.uid(), terms.action(), terms.scope(), constraints, terms.extras());
    }

    @Property(tries = 20_000)
    void a_prohibition_of_what_is_asked_for_beats_every_permission(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var policy = draw.policy();
        var request = draw.request();
        var forbidding = policy.withConflict(ConflictStrategy.PROHIBIT)
                .withProhibitions(new Prohibition(new Action(request.action())));
        var free = new Policy(
                forbidding.uid(),
                forbidding.type(),
                Policy.empty("urn:p", forbidding.type())
                        .withConflict(ConflictStrategy.PROHIBIT)
                        .head(),
                forbidding.permissions(),
                forbidding.prohibitions(),
                forbidding.obligations());

        assertThat(EVALUATOR.decide(free, request, draw.facts()).permits()).isFalse();
    }

    @Property(tries = 20_000)
    void an_answer_holds_until_the_instant_it_names_and_changes_there(@ForAll long seed) {
        var draw = new RandomPolicies(seed);
        var policy = draw.policy();
        var request = draw.request();
        var facts = draw.facts();
        var now = EVALUATOR.decide(policy, request, facts);
        if (!now.permits()) {
            return;
        }

        var end = end(now);

        for (int hour = 0; hour < 6; hour++) {
            var later = request.at().plusSeconds(3600L * hour - 1800);
            if (!later.isBefore(request.at()) && (end.isEmpty() || later.isBefore(end.get()))) {
                assertThat(answer(EVALUATOR.decide(policy, request.at(later), facts)))
                        .isEqualTo(answer(now));
            }
        }
        end.ifPresent(instant -> assertThat(List.of(
                        answer(EVALUATOR.decide(policy, request.at(instant), facts)),
                        answer(EVALUATOR.decide(policy, request.at(instant.plusNanos(1)), facts))))
                .anyMatch(answer -> !answer.equals(answer(now))));
    }
}
