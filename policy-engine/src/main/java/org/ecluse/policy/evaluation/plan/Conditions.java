package org.ecluse.policy.evaluation.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.evaluation.plan.Slot.Asked;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.Operand.Settled;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.terms.Besides;
import org.ecluse.policy.terms.Numbers;
import org.ecluse.policy.terms.Span;
import org.ecluse.policy.terms.TimeSpan;

/** Makes conditions of the constraints of one policy, while it is compiled. Used by one thread. */
final class Conditions {
    private record Key(Slot slot, String comparison) {}

    private final Compiler compiler;
    private final Slots slots;
    private final Map<Key, FactTest> tests = new HashMap<>();
    private final List<FactTest> fresh = new ArrayList<>();

    Conditions(Compiler compiler, Slots slots) {
        this.compiler = compiler;
        this.slots = slots;
    }

    /** Tests whose facts age. */
    List<FactTest> fresh() {
        return fresh;
    }

    /**
     * Where a constraint stands.
     *
     * @param asked what its facts are about
     * @param rule hash that tells its rule from others, for counters
     * @param unitOfCount what one is counted for, where the rule says so
     */
    record Place(Asked asked, String rule, Optional<String> unitOfCount) {
        Place about(Asked other) {
            return new Place(other, rule, unitOfCount);
        }
    }

    /** @param at ends where the constraint's number begins */
    Condition[] all(List<Constraint> constraints, String at, Place place) {
        var all = new Condition[constraints.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = of(constraints.get(i), at + i, place);
        }
        return all;
    }

    private Condition of(Constraint constraint, String at, Place place) {
        return constraint.fold(
                atomic -> Besides.writtenOut(atomic, compiler.profile()) instanceof Logical both
                        ? of(both, at, place)
                        : of(atomic, at, place),
                logical -> of(logical, at, place),
                opaque -> new UnevaluableCondition(at, opaque));
    }

    private Condition of(Logical logical, String at, Place place) {
        if (logical.parts().isEmpty()) {
            return new UnevaluableCondition(at, logical);
        }
        var parts = all(logical.parts(), at + "/" + logical.operand().term() + "/", place);
        return new LogicalCondition(at, logical, parts);
    }

    private Condition of(Atomic atomic, String at, Place place) {
        if (!compiler.evaluability().ofCondition(atomic, at).isEmpty()) {
            return new UnevaluableCondition(at, atomic);
        }
        var references = atomic.details().references();
        if (references.isEmpty()) {
            return compared(atomic, atomic.right(), at, place).orElseGet(() -> new UnevaluableCondition(at, atomic));
        }
        // What is found behind a reference differs from one decision to the next, so its comparison is not shared.
        var operand = compiler.profile().operand(atomic.leftOperand()).orElseThrow();
        var slot = slots.of(place.asked(), operand.iri());
        int test = slots.test();
        return new ReferredCondition(
                at,
                atomic,
                references.stream()
                        .map(reference -> slots.of(Asked.REFERENCE, reference))
                        .toList(),
                right -> atomic.leftOperand().equals(Odrl.DATE_TIME)
                        ? clock(atomic, right, at)
                        : comparison(operand, atomic, right)
                                .map(each -> new FactCondition(
                                        at, atomic, new FactTest(operand, slot, each, test, Optional.empty()))));
    }

    private Optional<Condition> compared(Atomic atomic, List<Value> right, String at, Place place) {
        if (atomic.leftOperand().equals(Odrl.DATE_TIME)) {
            return clock(atomic, right, at);
        }
        var operand = compiler.profile().operand(atomic.leftOperand()).orElseThrow();
        return comparison(operand, atomic, right).map(comparison -> {
            var test = test(operand, slots.of(place.asked(), operand.iri()), comparison);
            return test.mayBeMetered() ? counted(atomic, at, test, place) : new FactCondition(at, atomic, test);
        });
    }

    private static Optional<Condition> clock(Atomic atomic, List<Value> right, String at) {
        return right.size() == 1
                ? TimeSpan.parse(right.get(0).text()).map(span -> new ClockCondition(at, atomic, span))
                : Optional.empty();
    }

    private FactCondition counted(Atomic atomic, String at, FactTest test, Place place) {
        var limit = Texts.hash(place.rule() + " " + test.slot().name() + " "
                + test.comparison().canonical());
        return new FactCondition.Counted(at, atomic, test, slots.of(Asked.COUNTED, limit), place.unitOfCount());
    }

    private FactTest test(Operand operand, Slot slot, Comparison comparison) {
        return tests.computeIfAbsent(new Key(slot, comparison.canonical()), key -> {
            boolean isCounted = operand.type() == OperandType.NUMBER
                    && operand.settled() == Settled.AT_USE
                    && slot.asked() == Asked.FACT;
            var meter = isCounted ? Optional.of(slots.of(Asked.METER, operand.iri())) : Optional.<Slot>empty();
            var test = new FactTest(operand, slot, comparison, slots.test(), meter);
            if (operand.freshness().isPresent()) {
                fresh.add(test);
            }
            return test;
        });
    }

    /** Empty when the right side does not fit the operand. */
    private Optional<Comparison> comparison(Operand operand, Atomic atomic, List<Value> right) {
        var operator = operand.meant(atomic.operator());
        boolean isName = operand.type() == OperandType.TERM
                || operand.type() == OperandType.EVENT
                || operand.type() == OperandType.TEXT;
        if (isName) {
            return terms(operand, operator, right);
        }
        if (right.size() != 1) {
            return Optional.empty();
        }
        var text = right.get(0).text();
        return switch (operand.type()) {
            case NUMBER -> Numbers.parse(text).map(number -> new Comparison.OfNumbers(operator, number, atomic.unit()));
            case INSTANT -> TimeSpan.parse(text).map(span -> new Comparison.OfInstants(operator, span));
            default -> Span.parse(text).map(span -> new Comparison.OfSpans(operator, span));
        };
    }

    private Optional<Comparison> terms(Operand operand, Operator operator, List<Value> right) {
        boolean isSet = operator == Operator.IS_ANY_OF
                || operator == Operator.IS_ALL_OF
                || operator == Operator.IS_NONE_OF
                || operator == Operator.IS_PART_OF;
        if (right.isEmpty() || (right.size() > 1 && !isSet)) {
            return Optional.empty();
        }
        var names = right.stream().map(Value::text).distinct().sorted().toList();
        return Optional.of(compiler.terms().comparison(operand, operator, names));
    }
}
