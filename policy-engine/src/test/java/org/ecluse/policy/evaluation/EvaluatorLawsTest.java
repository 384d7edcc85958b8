package org.ecluse.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ecluse.policy.counting.Counters;
import org.ecluse.policy.counting.CountersInMemory;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Decision.Permitted;
import org.ecluse.policy.evaluation.plan.Compiler;
import org.ecluse.policy.evaluation.plan.Fixed;
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

/** What holds for every policy. Each case is one seed of {@link RandomCases}; jqwik prints the seeds. */
class EvaluatorLawsTest {
    private static final Compiler COMPILER = new Compiler(RandomCases.PROFILE);
    private static final Constraint UNKNOWN = new Atomic(RandomCases.UNHEARD_OF, Operator.EQ, Value.text("x"));

    private static Decision decide(Policy policy, RandomCases.Case drawn) {
        return COMPILER.compile(policy).decide(drawn.request(), drawn.world());
    }

    /** All of an answer but its words and its trace. */
    private static List<Object> answer(Decision decision) {
        var until = decision.validUntil();
        return decision.fold(
                yes -> List.of("permitted", yes.duties(), yes.owed(), Set.copyOf(tallies(yes)), until),
                no -> List.of("denied", codes(no), no.owed(), until));
    }

    private static List<Object> tallies(Permitted permitted) {
        var all = new ArrayList<>();
        permitted.claims().forEach(claim -> all.add(List.of(claim.tally(), claim.amount(), claim.limit())));
        return all;
    }

    private static Set<String> codes(Denied denied) {
        return Set.copyOf(denied.reasons().stream().map(Reason::code).distinct().toList());
    }

    @Property
    void order_and_duplicates_change_nothing(@ForAll long seed) {
        var draw = new RandomCases(seed);
        var drawn = draw.draw();
        var shuffled = shuffled(drawn.policy(), draw.random());

        assertThat(answer(decide(shuffled, drawn))).isEqualTo(answer(decide(drawn.policy(), drawn)));
        assertThat(COMPILER.compile(shuffled).hash())
                .isEqualTo(COMPILER.compile(drawn.policy()).hash());
    }

    private static Policy shuffled(Policy policy, Random random) {
        // Of two permissions that owe the same, the text decides whose limit is counted.
        boolean isCounted = policy.toString().contains(Odrl.COUNT);
        return new Policy(
                policy.uid() + "-shuffled",
                policy.type(),
                policy.head(),
                again(
                        policy.permissions(),
                        random,
                        rule -> new Permission(
                                shuffled(rule.terms(), random, !isCounted),
                                again(rule.duties(), random, Function.identity()))),
                again(
                        policy.prohibitions(),
                        random,
                        rule -> new Prohibition(
                                // What was infringed is known by rule, so one with remedies stays as it is.
                                rule.remedies().isEmpty() ? shuffled(rule.terms(), random, !isCounted) : rule.terms(),
                                rule.remedies())),
                again(policy.obligations(), random, Function.identity()));
    }

    private static Terms shuffled(Terms terms, Random random, boolean isDeep) {
        return new Terms(
                terms.uid(),
                terms.action(),
                terms.scope(),
                again(terms.constraints(), random, constraint -> isDeep ? shuffled(constraint, random) : constraint),
                terms.extras());
    }

    private static Constraint shuffled(Constraint constraint, Random random) {
        // An exclusive choice counts its parts and a sequence has an order, so only the others may be told again.
        boolean isFree = constraint instanceof Logical logical
                && (logical.operand() == LogicalOperand.AND || logical.operand() == LogicalOperand.OR);
        if (!isFree) {
            return constraint;
        }
        var logical = (Logical) constraint;
        return new Logical(
                logical.operand(),
                again(logical.parts(), random, part -> shuffled(part, random)),
                logical.uid(),
                logical.extras());
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

    @Property
    void adding_something_unknown_never_turns_a_denial_into_a_permission(@ForAll long seed) {
        var drawn = new RandomCases(seed).draw();
        if (decide(drawn.policy(), drawn).permits()) {
            return;
        }

        for (var worse : withSomethingUnknown(drawn.policy())) {
            assertThat(decide(worse, drawn).permits()).isFalse();
        }
    }

    private static List<Policy> withSomethingUnknown(Policy policy) {
        var all = new ArrayList<Policy>();
        all.add(policy.withProfile(RandomCases.UNHEARD_OF));
        all.add(with(policy, new Permission(Terms.of(new Action(Odrl.USE), List.of(UNKNOWN)), List.of())));
        all.add(with(policy, new Prohibition(new Action(RandomCases.UNHEARD_OF))));
        all.add(narrowed(policy, UNKNOWN));
        all.add(policy.withProhibitions(policy.prohibitions().stream()
                .map(rule -> new Prohibition(with(rule.terms(), UNKNOWN), rule.remedies()))
                .toArray(Prohibition[]::new)));
        var obligations = new ArrayList<>(policy.obligations());
        obligations.add(new Duty(new Action(RandomCases.UNHEARD_OF)));
        all.add(policy.withObligations(obligations.toArray(Duty[]::new)));
        return all;
    }

    private static Policy with(Policy policy, Permission more) {
        var permissions = new ArrayList<>(policy.permissions());
        permissions.add(more);
        return policy.withPermissions(permissions.toArray(Permission[]::new));
    }

    private static Policy with(Policy policy, Prohibition more) {
        var prohibitions = new ArrayList<>(policy.prohibitions());
        prohibitions.add(more);
        return policy.withProhibitions(prohibitions.toArray(Prohibition[]::new));
    }

    private static Policy narrowed(Policy policy, Constraint constraint) {
        return policy.withPermissions(policy.permissions().stream()
                .map(rule -> new Permission(with(rule.terms(), constraint), rule.duties()))
                .toArray(Permission[]::new));
    }

    private static Terms with(Terms terms, Constraint more) {
        var constraints = new ArrayList<>(terms.constraints());
        constraints.add(more);
        return new Terms(terms.uid(), terms.action(), terms.scope(), constraints, terms.extras());
    }

    @Property
    void a_narrower_policy_never_permits_more(@ForAll long seed) {
        var draw = new RandomCases(seed);
        var drawn = draw.draw();
        boolean isStrange = !COMPILER.unevaluable(drawn.policy()).isEmpty();
        // A policy becomes signable when the rule with a term that nobody can evaluate is taken out.
        if (isStrange || decide(drawn.policy(), drawn).permits()) {
            return;
        }
        var other = new RandomCases(draw.random().nextLong()).draw();
        var fewer = drawn.policy().permissions().stream().skip(1).toArray(Permission[]::new);

        assertThat(decide(drawn.policy().withPermissions(fewer), drawn).permits())
                .isFalse();
        for (var rule : other.policy().prohibitions()) {
            assertThat(decide(with(drawn.policy(), rule), drawn).permits()).isFalse();
        }
        for (var rule : other.policy().permissions()) {
            for (var constraint : rule.constraints()) {
                assertThat(decide(narrowed(drawn.policy(), constraint), drawn).permits())
                        .isFalse();
            }
        }
    }

    @Property
    void a_prohibition_of_what_is_asked_for_beats_every_permission(@ForAll long seed) {
        var drawn = new RandomCases(seed).draw();
        var forbidding = with(
                Policy.empty("urn:p", drawn.policy().type())
                        .withPermissions(drawn.policy().permissions().toArray(Permission[]::new)),
                new Prohibition(new Action(drawn.request().action())));

        assertThat(decide(forbidding.withConflict(ConflictStrategy.PROHIBIT), drawn)
                        .permits())
                .isFalse();
        assertThat(decide(forbidding.withConflict(ConflictStrategy.INVALID), drawn)
                        .permits())
                .isFalse();
        assertThat(decide(forbidding.withConflict(ConflictStrategy.PERM), drawn).permits())
                .isEqualTo(decide(forbidding.withProhibitions(), drawn).permits());
    }

    @Property
    void an_answer_holds_until_the_instant_it_names_and_changes_there(@ForAll long seed) {
        var drawn = new RandomCases(seed).draw();
        var random = new Random(seed);
        var plan = COMPILER.compile(drawn.policy());
        var now = plan.decide(drawn.request(), drawn.world());
        var end = now.validUntil();

        for (int i = 0; i < 5; i++) {
            var later = drawn.request().at().plusSeconds(random.nextInt(12 * 3600));
            if (end.isEmpty() || later.isBefore(end.get())) {
                var then = plan.decide(drawn.request().at(later), drawn.world());
                assertThat(lasting(then)).isEqualTo(lasting(now));
            }
        }
        end.ifPresent(instant -> assertThat(List.of(
                        lasting(plan.decide(drawn.request().at(instant), drawn.world())),
                        lasting(plan.decide(drawn.request().at(instant.plusNanos(1)), drawn.world()))))
                .anyMatch(answer -> !answer.equals(lasting(now))));
    }

    private static List<Object> lasting(Decision decision) {
        return decision.fold(
                yes -> List.of("permitted", yes.duties(), yes.owed(), Set.copyOf(tallies(yes))),
                no -> List.of("denied", no.owed()));
    }

    @Property
    void what_is_left_for_an_agreement_answers_as_the_whole_does(@ForAll long seed) {
        var draw = new RandomCases(seed);
        var drawn = draw.draw();
        var request = drawn.request();
        var whole = COMPILER.compile(drawn.policy());
        var fixed = new Fixed(
                request.target().filter(any -> draw.random().nextBoolean()),
                request.assignee().filter(any -> draw.random().nextBoolean()),
                draw.random().nextBoolean() ? Set.of(request.action(), Odrl.DELETE) : Set.of());

        var left = whole.bind(fixed);

        assertThat(answer(left.decide(request, drawn.world()))).isEqualTo(answer(whole.decide(request, drawn.world())));
        assertThat(left.permits(request, drawn.world())).isEqualTo(whole.permits(request, drawn.world()));
        assertThat(left.size()).isLessThanOrEqualTo(whole.size());
        assertThat(whole.bind(fixed).hash()).isEqualTo(left.hash());
        assertThat(COMPILER.compile(shuffled(drawn.policy(), draw.random()), fixed)
                        .hash())
                .isEqualTo(left.hash());
    }

    @Property
    void what_two_uses_reserve_at_once_they_may_do_one_after_the_other(@ForAll long seed) {
        var drawn = new RandomCases(seed).draw();
        var counters = new CountersInMemory();
        drawn.world().meter(counters);
        var plan = COMPILER.compile(drawn.policy());
        for (int use = 0; use < 3; use++) {
            var first = plan.decide(drawn.request(), drawn.world());
            if (!(first instanceof Permitted permitted) || !reserves(permitted, counters)) {
                return;
            }

            // Another was decided at the same time, and reserves after.
            if (reserves(permitted, counters)) {
                assertThat(permitted.claims()).allSatisfy(claim -> assertThat(counters.used(claim.tally()))
                        .isInstanceOfSatisfying(Counters.Used.Amount.class, used -> assertThat(used.amount())
                                .isLessThanOrEqualTo(claim.limit())));
            }
        }
    }

    private static boolean reserves(Permitted permitted, Counters counters) {
        return permitted.claims().stream()
                .allMatch(claim -> counters.reserve(claim) instanceof Counters.Reservation.Reserved);
    }

    @Property
    void who_may_use_by_a_count_may_use_again_only_while_it_lasts(@ForAll long seed) {
        var drawn = new RandomCases(seed).draw();
        var counters = new CountersInMemory();
        drawn.world().meter(counters);
        var plan = COMPILER.compile(drawn.policy());
        var request = new Request(
                drawn.request().action(),
                drawn.request().target(),
                drawn.request().assignee(),
                drawn.request().at(),
                Stage.USE);
        int uses = 0;
        Optional<Permitted> last = Optional.empty();
        while (uses < 10 && plan.decide(request, drawn.world()) instanceof Permitted permitted) {
            assertThat(reserves(permitted, counters)).isTrue();
            last = Optional.of(permitted);
            uses++;
            if (permitted.claims().isEmpty()) {
                return;
            }
        }

        // The drawn limits are below ten.
        assertThat(uses).isLessThan(10);
        last.ifPresent(permitted -> assertThat(permitted.claims()).isNotEmpty());
    }

    @Property(tries = 1000)
    void the_same_terms_in_other_spellings_have_the_same_name(@ForAll long seed) {
        var number = new Random(seed).nextInt(100);
        var plain = new Atomic(Odrl.COUNT, Operator.LTEQ, Value.text(number + ""));
        var long_ = new Atomic(Odrl.COUNT, Operator.LTEQ, Value.text(number + ".00"));
        var other = new Atomic(Odrl.COUNT, Operator.LTEQ, Value.text(number + ".01"));

        assertThat(hash(plain)).isEqualTo(hash(long_)).isNotEqualTo(hash(other));
    }

    private static String hash(Constraint constraint) {
        var permission = new Permission(new Action(Odrl.USE), List.of(constraint), List.of());
        return new Compiler(Rennes.PROFILE)
                .compile(Policy.empty("urn:p", org.ecluse.policy.model.PolicyType.SET)
                        .withPermissions(permission))
                .hash();
    }
}
