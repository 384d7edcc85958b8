package org.ecluse.policy.evaluation;

import static org.ecluse.policy.Samples.NOON;
import static org.ecluse.policy.Samples.texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
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
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/** Small random policies, requests and facts over few names, so that rules meet. One seed, one outcome. */
public final class RandomPolicies {
    static final String UNHEARD_OF = "https://example.org/unheard-of";
    private static final List<String> ACTIONS =
            List.of(Odrl.USE, Odrl.USE, Odrl.NS + "read", Odrl.DISTRIBUTE, Odrl.TRANSFER);
    private static final List<String> ASSETS = List.of("urn:a", "urn:b");
    private static final List<String> PARTIES = List.of("did:web:x", "did:web:y");
    private static final List<String> PURPOSES = List.of(
            "AcademicResearch", "ResearchAndDevelopment", "CommercialPurpose", "CommercialResearch", "Astrology");
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final List<Operator> NAMING =
            List.of(Operator.EQ, Operator.NEQ, Operator.IS_ANY_OF, Operator.IS_ALL_OF, Operator.IS_NONE_OF);

    private final Random random;

    public RandomPolicies(long seed) {
        this.random = new Random(seed);
    }

    public Policy policy() {
        return new Policy(
                "urn:p",
                PolicyType.SET,
                new Policy.Head(scope(), maybe(this::strategy), List.of(), List.of(), Extras.NONE),
                some(3, this::permission),
                random.nextBoolean() ? some(2, this::prohibition) : List.of(),
                random.nextInt(4) == 0 ? some(2, this::duty) : List.of());
    }

    private ConflictStrategy strategy() {
        return pick(List.of(ConflictStrategy.values()));
    }

    private Permission permission() {
        return new Permission(terms(), some(2, this::duty));
    }

    private Prohibition prohibition() {
        return new Prohibition(terms(), List.of());
    }

    private Duty duty() {
        var actions = List.of(Odrl.COMPENSATE, Odrl.ATTRIBUTE, Odrl.DELETE, Rennes.PUBLISH_RESULTS);
        return new Duty(new Action(random.nextInt(12) == 0 ? UNHEARD_OF : pick(actions)));
    }

    private Terms terms() {
        return new Terms(
                Optional.empty(),
                new Action(pick(ACTIONS)),
                scope(),
                random.nextBoolean() ? some(2, () -> constraint(2)) : List.of(),
                Extras.NONE);
    }

    private Scope scope() {
        var scope = random.nextInt(4) == 0 ? Scope.NONE.withTarget(Asset.of(pick(ASSETS))) : Scope.NONE;
        return random.nextInt(4) == 0 ? scope.withParty(Odrl.ASSIGNEE, pick(PARTIES)) : scope;
    }

    public Constraint constraint(int depth) {
        if (depth > 0 && random.nextInt(4) == 0) {
            var operand = pick(List.of(LogicalOperand.AND, LogicalOperand.OR, LogicalOperand.XONE));
            return new Logical(operand, some(3, () -> constraint(depth - 1)), Optional.empty(), Extras.NONE);
        }
        return switch (random.nextInt(7)) {
            case 0 ->
                atomic(Odrl.DATE_TIME, measuring(), Value.instant(NOON.plus(Duration.ofHours(random.nextInt(9) - 4L))));
            case 1 -> atomic(Odrl.COUNT, measuring(), Value.number(random.nextInt(4)));
            case 2 ->
                atomic(
                        Odrl.PURPOSE,
                        pick(List.of(Operator.IS_A, Operator.EQ, Operator.NEQ, Operator.IS_NONE_OF)),
                        Value.iri(Rennes.DPV + pick(PURPOSES)));
            case 3 -> atomic(Rennes.STUDY, Operator.IS_A, Value.iri(pick(List.of(Rennes.REGISTERED_STUDY, "urn:s"))));
            case 4 ->
                random.nextInt(5) == 0
                        ? atomic(UNHEARD_OF, Operator.EQ, Value.text("a"))
                        : atomic(Rennes.MEMBERSHIP, Operator.EQ, Value.text("a"));
            default -> roles();
        };
    }

    private Atomic roles() {
        var operator = pick(NAMING);
        boolean isSet = operator != Operator.EQ && operator != Operator.NEQ;
        var right = isSet ? List.of(pick(NAMES), pick(NAMES)) : List.of(pick(NAMES));
        return new Atomic(Rennes.ROLE, operator, texts(right.toArray(String[]::new)), Details.NONE);
    }

    private static Atomic atomic(String left, Operator operator, Value right) {
        return new Atomic(left, operator, right);
    }

    private Operator measuring() {
        return pick(List.of(Operator.EQ, Operator.NEQ, Operator.LT, Operator.LTEQ, Operator.GT, Operator.GTEQ));
    }

    public Request request() {
        return new Request(
                pick(ACTIONS),
                maybe(() -> pick(ASSETS)),
                maybe(() -> pick(PARTIES)),
                NOON,
                pick(List.of(Stage.values())));
    }

    public Facts facts() {
        var known = new HashMap<String, Fact>();
        maybe(() -> Value.number(random.nextInt(4))).ifPresent(value -> known.put(Odrl.COUNT, Fact.known(value)));
        maybe(() -> Fact.known(some(2, () -> Value.iri(Rennes.DPV + pick(PURPOSES)))))
                .ifPresent(fact -> known.put(Odrl.PURPOSE, fact));
        maybe(() -> Fact.known(some(2, () -> Value.iri("urn:s")))).ifPresent(fact -> known.put(Rennes.STUDY, fact));
        maybe(() -> Fact.known(Value.text(pick(NAMES)))).ifPresent(fact -> known.put(Rennes.MEMBERSHIP, fact));
        maybe(() -> Fact.known(some(3, () -> Value.text(pick(NAMES))))).ifPresent(fact -> known.put(Rennes.ROLE, fact));
        var paid = pick(List.of(Fulfilment.done(), Fulfilment.done(), Fulfilment.due("1"), Fulfilment.unknown("?")));
        return new Known(Map.copyOf(known), paid);
    }

    private record Known(Map<String, Fact> facts, Fulfilment paid) implements Facts {
        @Override
        public Fact fact(String leftOperand) {
            return facts.getOrDefault(leftOperand, Fact.unknown("not drawn"));
        }

        @Override
        public Fulfilment fulfilment(Duty duty) {
            return paid;
        }
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> Optional<T> maybe(Supplier<T> supplier) {
        return random.nextInt(4) > 0 ? Optional.of(supplier.get()) : Optional.empty();
    }

    private <T> List<T> some(int max, Supplier<T> supplier) {
        var items = new ArrayList<T>();
        for (int i = random.nextInt(max + 1); i > 0; i--) {
            items.add(supplier.get());
        }
        return items;
    }

    Random random() {
        return random;
    }
}
