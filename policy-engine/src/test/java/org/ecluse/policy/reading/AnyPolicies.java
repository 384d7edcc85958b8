package org.ecluse.policy.reading;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/** Random policies with everything that ODRL's information model has. One seed, one outcome. */
final class AnyPolicies {
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "Rennes Métropole",
            "[1]",
            "[\"x\"]",
            "[",
            "10",
            "2026-12-31",
            "http://x.org/a",
            "\"\\\n\u2028",
            "𝄞",
            "did:web:a",
            "use",
            "odrl:use",
            "xsd:string",
            "@id",
            "true");
    private static final List<String> IRIS = List.of(
            "urn:a",
            "urn:b",
            "did:web:localhost%3A7081:x",
            "http://example.com/a#b",
            "https://example.com/ü",
            "http://www.w3.org/ns/odrl/2/use",
            "mailto:a@b",
            "urn:uuid:11111111-2222-3333-4444-555555555555");
    private static final List<String> ACTIONS = List.of(
            Odrl.USE,
            Odrl.TRANSFER,
            Odrl.COMPENSATE,
            Odrl.DELETE,
            Rennes.AGGREGATE,
            "urn:own:action",
            Odrl.NS + "Offer");
    private static final List<String> LEFT = List.of(
            Odrl.COUNT,
            Odrl.DATE_TIME,
            Odrl.PURPOSE,
            Odrl.PAY_AMOUNT,
            Rennes.ROLE,
            Rennes.LEVELS,
            Rennes.ENERGY_MWH,
            "urn:own:operand",
            "partner");
    private static final List<String> TYPES =
            List.of("string", "integer", "decimal", "dateTime", "date", "duration", "boolean");

    private final Random random;

    AnyPolicies(long seed) {
        this.random = new Random(seed);
    }

    Policy policy() {
        return new Policy(
                pick(IRIS),
                pick(List.of(PolicyType.values())),
                new Policy.Head(
                        random.nextBoolean() ? scope(2) : Scope.NONE,
                        rarely(() -> pick(List.of(ConflictStrategy.values()))),
                        some(2, () -> pick(IRIS)),
                        random.nextInt(5) == 0 ? some(2, () -> pick(IRIS)) : List.of(),
                        extras()),
                some(2, () -> new Permission(terms(), some(2, () -> duty(1)))),
                some(2, () -> new Prohibition(terms(), random.nextInt(3) == 0 ? some(1, () -> duty(0)) : List.of())),
                some(2, () -> duty(1)));
    }

    private Duty duty(int depth) {
        return new Duty(terms(), depth > 0 && random.nextInt(3) == 0 ? some(2, () -> duty(depth - 1)) : List.of());
    }

    private Terms terms() {
        var action = new Action(pick(ACTIONS), random.nextInt(3) == 0 ? constraints() : List.of(), extras());
        return new Terms(
                rarely(() -> pick(IRIS)),
                action,
                random.nextInt(3) == 0 ? scope(1) : Scope.NONE,
                random.nextBoolean() ? constraints() : List.of(),
                extras());
    }

    /** @param each most of one relation or function; atomic rules have one */
    private Scope scope(int each) {
        var parties = new HashMap<String, List<Party>>();
        for (var function : ScopeReader.FUNCTIONS) {
            if (random.nextInt(6) == 0) {
                parties.put(function, distinct(some(each, this::party)));
            }
        }
        return new Scope(
                distinct(some(each, this::asset)),
                random.nextInt(5) == 0 ? distinct(some(each, this::asset)) : List.of(),
                parties);
    }

    private Asset asset() {
        if (random.nextInt(3) > 0) {
            return Asset.of(pick(IRIS));
        }
        return new Asset(
                maybe(() -> pick(IRIS)),
                rarely(() -> pick(IRIS)),
                some(2, () -> pick(IRIS)),
                random.nextInt(3) == 0 ? constraints() : List.of(),
                random.nextBoolean(),
                extras());
    }

    private Party party() {
        var like = asset();
        return new Party(
                like.uid(), like.source(), like.partOf(), like.refinements(), like.collection(), like.extras());
    }

    private List<Constraint> constraints() {
        return some(2, () -> constraint(2));
    }

    private Constraint constraint(int depth) {
        if (depth > 0 && random.nextInt(4) == 0) {
            var parts = some(3, () -> constraint(depth - 1));
            return new Logical(pick(List.of(LogicalOperand.values())), parts, rarely(() -> pick(IRIS)), extras());
        }
        return new Atomic(
                pick(LEFT),
                pick(List.of(Operator.values())),
                random.nextInt(6) == 0 ? some(3, this::value) : List.of(value()),
                random.nextInt(4) == 0 ? details() : Details.NONE);
    }

    private Details details() {
        return new Details(
                rarely(() -> pick(IRIS)),
                maybe(() -> pick(IRIS)),
                rarely(() -> Odrl.XSD + pick(TYPES)),
                rarely(this::value),
                random.nextInt(4) == 0 ? some(2, () -> pick(IRIS)) : List.of(),
                extras());
    }

    private Value value() {
        return switch (random.nextInt(6)) {
            case 0 -> Value.iri(pick(IRIS));
            case 1 -> Value.number(random.nextInt(100));
            case 2 -> new Value.Literal(pick(TEXTS), Odrl.XSD + pick(TYPES), Optional.empty());
            case 3 -> new Value.Literal(pick(TEXTS), Odrl.RDF + "langString", Optional.of(pick(List.of("fr", "en"))));
            default -> Value.text(pick(TEXTS));
        };
    }

    private Extras extras() {
        if (random.nextInt(12) > 0) {
            return Extras.NONE;
        }
        JsonObject title = Json.createObjectBuilder()
                .add(
                        "http://purl.org/dc/terms/title",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("@value", pick(TEXTS))
                                        .add("@language", "fr")))
                .build();
        return new Extras(title);
    }

    private static <T> List<T> distinct(List<T> items) {
        return items.stream().distinct().toList();
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> Optional<T> maybe(Supplier<T> supplier) {
        return random.nextInt(4) > 0 ? Optional.of(supplier.get()) : Optional.empty();
    }

    private <T> Optional<T> rarely(Supplier<T> supplier) {
        return random.nextInt(4) == 0 ? Optional.of(supplier.get()) : Optional.empty();
    }

    private <T> List<T> some(int max, Supplier<T> supplier) {
        var items = new ArrayList<T>();
        for (int i = random.nextInt(max + 1); i > 0; i--) {
            items.add(supplier.get());
        }
        return items;
    }
}
