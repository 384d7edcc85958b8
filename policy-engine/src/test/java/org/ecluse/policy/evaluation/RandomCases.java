package org.ecluse.policy.evaluation;

import static org.ecluse.policy.Samples.NOON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.DutyMode;
import org.ecluse.policy.profile.KnownAction;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.Operand.Settled;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.profile.Taxonomy;

/**
 * Small random policies, requests and worlds over few names, so that rules meet, that between them use everything the
 * engine evaluates. One seed, one case.
 */
final class RandomCases {
    static final String EX = "https://example.org/";
    static final String UNHEARD_OF = EX + "unheard-of";
    static final String WAIT = EX + "wait";
    static final String NOTE = EX + "note";
    static final String LOAD = EX + "load";
    static final String SEEN = EX + "seen";
    static final String REPORT = EX + "report";
    static final Duration FRESH = Duration.ofHours(1);

    private static final Set<Operator> MEASURING =
            EnumSet.of(Operator.EQ, Operator.NEQ, Operator.LT, Operator.LTEQ, Operator.GT, Operator.GTEQ);

    /** The Rennes profile, and what it has no term for. */
    static final Profile PROFILE = Rennes.PROFILE.with(new Profile(
            Set.of(),
            List.of(
                    new Operand(WAIT, OperandType.DURATION, MEASURING, Taxonomy.FLAT, Settled.AT_NEGOTIATION),
                    new Operand(
                            NOTE,
                            OperandType.TEXT,
                            EnumSet.of(Operator.EQ, Operator.NEQ, Operator.IS_ANY_OF),
                            Taxonomy.FLAT,
                            Settled.AT_NEGOTIATION),
                    new Operand(LOAD, OperandType.NUMBER, MEASURING, Taxonomy.FLAT, Settled.AT_NEGOTIATION)
                            .noOlderThan(FRESH)
                            .assertedBy(Asserter.CONNECTOR),
                    new Operand(SEEN, OperandType.INSTANT, MEASURING, Taxonomy.FLAT, Settled.AT_NEGOTIATION)),
            List.of(new KnownAction(REPORT, Optional.of(Odrl.USE), DutyMode.EVENTUALLY, Set.of(Odrl.DATE_TIME)))));

    static final List<String> ACTIONS =
            List.of(Odrl.USE, Odrl.USE, Odrl.USE, Odrl.NS + "read", Odrl.DISTRIBUTE, Odrl.TRANSFER);
    static final List<String> ASSETS = List.of("urn:a", "urn:b");
    static final List<String> PARTIES = List.of("did:web:x", "did:web:y");
    private static final List<String> PURPOSES = List.of(
            "AcademicResearch", "ResearchAndDevelopment", "CommercialPurpose", "CommercialResearch", "Astrology");
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final List<String> SPANS = List.of("P1M", "P30D", "P27D", "P32D", "P1D", "PT24H", "P1Y");

    private final Random random;
    private final Set<String> features = new TreeSet<>();

    RandomCases(long seed) {
        this.random = new Random(seed);
    }

    /** @param features what of the engine the case uses */
    record Case(Policy policy, Request request, World world, Set<String> features) {}

    Case draw() {
        return new Case(policy(), request(), world(), features);
    }

    Random random() {
        return random;
    }

    private Policy policy() {
        return new Policy(
                "urn:p",
                PolicyType.SET,
                new Policy.Head(scope(8), maybe(this::strategy), List.of(), List.of(), Extras.NONE),
                atLeastOne(some(4, this::permission), this::permission),
                random.nextInt(3) == 0 ? some(2, this::prohibition) : List.of(),
                random.nextInt(8) == 0 ? some(2, () -> duty(1)) : List.of());
    }

    private ConflictStrategy strategy() {
        return seen("conflict", pick(List.of(ConflictStrategy.values())));
    }

    private Permission permission() {
        return new Permission(terms(2), random.nextInt(3) > 0 ? List.of() : some(2, () -> duty(1)));
    }

    private Prohibition prohibition() {
        var remedies = random.nextInt(4) == 0 ? some(1, () -> duty(0)) : List.<Duty>of();
        if (!remedies.isEmpty()) {
            seen("duty", "remedy");
        }
        return new Prohibition(terms(3), remedies);
    }

    private Duty duty(int depth) {
        var iri = pick(List.of(Odrl.COMPENSATE, Odrl.ATTRIBUTE, Odrl.DELETE, REPORT, REPORT));
        iri = random.nextInt(20) == 0 ? seen("unknown", UNHEARD_OF) : iri;
        var deadline =
                atomic(Odrl.DATE_TIME, pick(List.of(Operator.LT, Operator.LTEQ, Operator.EQ)), Value.text(date()));
        boolean isDated = iri.equals(REPORT) && random.nextBoolean();
        var event = atomic(Odrl.NS + "event", Operator.LT, Value.iri(Odrl.NS + "policyUsage"));
        boolean isMoved = iri.equals(REPORT) && !isDated && random.nextInt(4) == 0;
        seen("duty", isDated ? "deadline" : isMoved ? "mode by event" : iri);
        var consequences = depth > 0 && random.nextInt(3) == 0 ? some(1, () -> duty(depth - 1)) : List.<Duty>of();
        if (!consequences.isEmpty()) {
            seen("duty", "consequence");
        }
        var constraints = isDated && random.nextBoolean() ? List.<Constraint>of(deadline) : List.<Constraint>of();
        var refined = isDated && constraints.isEmpty() ? List.<Constraint>of(deadline) : List.<Constraint>of();
        return new Duty(
                new Terms(
                        Optional.empty(),
                        new Action(iri, refined, Extras.NONE),
                        Scope.NONE,
                        isMoved ? List.of(event) : constraints,
                        Extras.NONE),
                consequences);
    }

    private Terms terms(int constraintsMax) {
        var iri = random.nextInt(30) == 0 ? seen("unknown", "action") : pick(ACTIONS);
        var refinements = random.nextInt(8) == 0 ? some(1, () -> constraint(0)) : List.<Constraint>of();
        if (!refinements.isEmpty()) {
            seen("refined", "action");
        }
        return new Terms(
                Optional.empty(),
                new Action(iri.equals("action") ? UNHEARD_OF : iri, refinements, Extras.NONE),
                scope(6),
                random.nextInt(3) > 0 ? some(constraintsMax, () -> constraint(2)) : List.of(),
                Extras.NONE);
    }

    private Scope scope(int one) {
        var targets = random.nextInt(one) == 0 ? List.of(asset()) : List.<Asset>of();
        var parties = random.nextInt(one) == 0 ? List.of(party()) : List.<Party>of();
        return new Scope(targets, List.of(), Map.of(Odrl.ASSIGNEE, parties));
    }

    private Asset asset() {
        if (random.nextInt(3) > 0) {
            return Asset.of(pick(ASSETS));
        }
        var source = random.nextInt(4) > 0 ? Optional.of("urn:set") : Optional.<String>empty();
        seen("collection", "of assets");
        return new Asset(Optional.empty(), source, List.of(), refinements(source), true, Extras.NONE);
    }

    private Party party() {
        if (random.nextInt(3) > 0) {
            return Party.of(pick(PARTIES));
        }
        var source = random.nextInt(4) > 0 ? Optional.of("urn:team") : Optional.<String>empty();
        seen("collection", "of parties");
        return new Party(Optional.empty(), source, List.of(), refinements(source), true, Extras.NONE);
    }

    private List<Constraint> refinements(Optional<String> source) {
        if (source.isPresent() && random.nextBoolean()) {
            return List.of();
        }
        seen("refined", "collection");
        return List.of(names(Rennes.MEMBERSHIP));
    }

    private Constraint constraint(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            var operand = seen("logical", pick(List.of(LogicalOperand.values())));
            boolean isOneAxis = random.nextInt(3) == 0;
            boolean isOfNumbers = random.nextInt(3) == 0;
            Supplier<Constraint> onAxis = isOfNumbers
                    ? () -> atomic(LOAD, measuring(), Value.number(random.nextInt(4)))
                            .in("kW")
                    : () -> atomic(Odrl.DATE_TIME, measuring(), Value.text(date()));
            Supplier<Constraint> part = isOneAxis ? onAxis : () -> constraint(depth - 1);
            var parts = random.nextInt(40) == 0 ? List.<Constraint>of() : atLeastOne(some(3, part), part);
            seen("logical", parts.isEmpty() ? "empty" : isOneAxis ? "one axis" : "mixed");
            return new Logical(operand, parts, Optional.empty(), Extras.NONE);
        }
        return switch (random.nextInt(20)) {
            case 14, 15, 16 ->
                atomic(
                        Odrl.DATE_TIME,
                        pick(List.of(Operator.LT, Operator.LTEQ)),
                        Value.instant(NOON.plus(Duration.ofHours(random.nextInt(5)))));
            case 17, 18, 19 -> atomic(Odrl.COUNT, Operator.LTEQ, Value.number(1 + random.nextInt(3)));
            case 0, 1 -> atomic(Odrl.DATE_TIME, measuring(), Value.text(date()));
            case 2, 3 -> atomic(Odrl.COUNT, measuring(), Value.number(random.nextInt(4)));
            case 4 ->
                atomic(
                        Odrl.PURPOSE,
                        pick(List.of(Operator.IS_A, Operator.EQ, Operator.NEQ, Operator.IS_NONE_OF)),
                        Value.iri(Rennes.DPV + pick(PURPOSES)));
            case 5 -> atomic(Rennes.STUDY, Operator.IS_A, Value.iri(pick(List.of(Rennes.REGISTERED_STUDY, "urn:s"))));
            case 6 ->
                random.nextInt(5) == 0
                        ? atomic(seen("unknown", UNHEARD_OF), Operator.EQ, Value.text("a"))
                        : names(Rennes.MEMBERSHIP);
            case 7 -> atomic(WAIT, measuring(), Samples.span(pick(SPANS)));
            case 8 -> atomic(NOTE, pick(List.of(Operator.EQ, Operator.NEQ)), Value.text(pick(NAMES)));
            case 9 -> load();
            case 10 -> atomic(SEEN, measuring(), Value.text(date()));
            case 11 -> reference();
            default -> names(Rennes.ACCREDITATION);
        };
    }

    private Atomic load() {
        var plain = atomic(LOAD, measuring(), Value.number(random.nextInt(4)));
        return random.nextBoolean() ? plain : plain.in("kW");
    }

    private Atomic reference() {
        seen("reference", "right operand");
        var details = new Details(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(pick(List.of("urn:r1", "urn:r2"))),
                Extras.NONE);
        return new Atomic(Rennes.ACCREDITATION, seen("operator", Operator.IS_ANY_OF), List.of(), details);
    }

    private Atomic names(String operand) {
        var operator =
                pick(List.of(Operator.EQ, Operator.NEQ, Operator.IS_ANY_OF, Operator.IS_ALL_OF, Operator.IS_NONE_OF));
        boolean isSet = operator != Operator.EQ && operator != Operator.NEQ;
        var right = isSet ? List.of(pick(NAMES), pick(NAMES)) : List.of(pick(NAMES));
        seen("operand", operand);
        seen("operator", operator);
        return new Atomic(operand, operator, Samples.texts(right), Details.NONE);
    }

    private Atomic atomic(String left, Operator operator, Value right) {
        seen("operand", left);
        seen("operator", operator);
        return new Atomic(left, operator, right);
    }

    private Operator measuring() {
        return pick(List.copyOf(MEASURING));
    }

    /** An hour of the day, or the whole day. */
    private String date() {
        return random.nextInt(6) == 0
                ? "2026-11-2" + (1 + random.nextInt(3)) + "Z"
                : NOON.plus(Duration.ofHours(random.nextInt(9) - 4L)).toString();
    }

    private Request request() {
        return new Request(
                pick(ACTIONS),
                maybe(() -> pick(ASSETS)),
                maybe(() -> pick(PARTIES)),
                NOON,
                seen("stage", random.nextInt(3) == 0 ? Stage.NEGOTIATION : Stage.USE));
    }

    private World world() {
        var world = new World();
        maybe(() -> Value.number(random.nextInt(4))).ifPresent(value -> world.fact(Odrl.COUNT, fact(value)));
        maybe(() -> some(2, () -> Value.iri(Rennes.DPV + pick(PURPOSES))))
                .ifPresent(values -> world.fact(Odrl.PURPOSE, dated(Fact.known(values))));
        maybe(() -> some(2, () -> Value.iri("urn:s")))
                .ifPresent(values -> world.fact(Rennes.STUDY, dated(Fact.known(values))));
        maybe(() -> Value.text(pick(NAMES))).ifPresent(value -> world.fact(Rennes.MEMBERSHIP, fact(value)));
        maybe(() -> some(3, () -> Value.text(pick(NAMES))))
                .ifPresent(values -> world.fact(Rennes.ACCREDITATION, dated(Fact.known(values))));
        maybe(() -> Samples.span(pick(SPANS))).ifPresent(value -> world.fact(WAIT, fact(value)));
        maybe(() -> Value.text(pick(NAMES))).ifPresent(value -> world.fact(NOTE, fact(value)));
        maybe(() -> Value.text(date())).ifPresent(value -> world.fact(SEEN, fact(value)));
        world.fact(LOAD, load(Fact.known(Value.number(random.nextInt(4)))));
        ASSETS.forEach(asset -> about(world, asset));
        PARTIES.forEach(party -> about(world, party));
        for (var iri : List.of(Odrl.COMPENSATE, Odrl.ATTRIBUTE, Odrl.DELETE, REPORT)) {
            world.duty(iri, fulfilment());
        }
        ACTIONS.forEach(action -> world.infringed(action, truth()));
        world.reference("urn:r1", Fact.known(Value.text(pick(NAMES))));
        if (random.nextInt(3) == 0) {
            seen("counters", "used");
            world.used(random.nextInt(8) == 0 ? Optional.empty() : Optional.of(random.nextInt(3)));
        }
        return world;
    }

    private void about(World world, String subject) {
        maybe(() -> Value.text(pick(NAMES))).ifPresent(value -> world.about(subject, Rennes.MEMBERSHIP, fact(value)));
        world.member("urn:set", subject, seen("membership", truth()));
        world.member("urn:team", subject, truth());
    }

    private Fact.Known fact(Value value) {
        return dated(Fact.known(value));
    }

    /** Some facts say since when they hold. */
    private Fact.Known dated(Fact.Known fact) {
        return random.nextBoolean() ? fact.since(NOON.minus(Duration.ofHours(random.nextInt(5)))) : fact;
    }

    private Fact load(Fact.Known fact) {
        var unit = random.nextBoolean() ? fact : fact.in("kW");
        var said =
                unit.assertedBy(seen("asserter", pick(List.of(Asserter.CONNECTOR, Asserter.CONNECTOR, Asserter.SELF))));
        return random.nextInt(5) == 0
                ? said
                : said.knownAt(NOON.minus(Duration.ofMinutes(seen("minutes old", 20 * random.nextInt(5)))));
    }

    private Fulfilment fulfilment() {
        var state = pick(List.of(
                Fulfilment.done(),
                Fulfilment.done(),
                Fulfilment.done(),
                Fulfilment.due("1"),
                Fulfilment.due("1", NOON.plus(Duration.ofHours(random.nextInt(5) - 2L))),
                Fulfilment.overdue("2"),
                Fulfilment.late(),
                Fulfilment.unknown("?")));
        seen("fulfilment", state.getClass().getSimpleName());
        return state;
    }

    private Truth truth() {
        return pick(List.of(Truth.SATISFIED, Truth.SATISFIED, Truth.UNSATISFIED, Truth.UNKNOWN));
    }

    private <T> T seen(String kind, T what) {
        features.add(kind + " " + what);
        return what;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> Optional<T> maybe(Supplier<T> supplier) {
        return random.nextInt(8) > 0 ? Optional.of(supplier.get()) : Optional.empty();
    }

    private <T> List<T> some(int max, Supplier<T> supplier) {
        var items = new ArrayList<T>();
        for (int i = random.nextInt(max + 1); i > 0; i--) {
            items.add(supplier.get());
        }
        return items;
    }

    private static <T> List<T> atLeastOne(List<T> items, Supplier<T> supplier) {
        return items.isEmpty() ? List.of(supplier.get()) : items;
    }

    /** Short words for values. */
    private static final class Samples {
        static Value span(String text) {
            return new Value.Literal(text, Odrl.XSD + "duration", Optional.empty());
        }

        static List<Value> texts(List<String> texts) {
            return texts.stream().map(Value::text).toList();
        }
    }
}
