package org.ecluse.policy.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Taxonomy;
import org.ecluse.policy.profile.Taxonomy.Relation;

/**
 * Compares what is known with what is asked for, under an operand's type. Pure. The constraint has been found evaluable
 * before; a fact that does not fit the type is unknown.
 */
final class Comparison {
    private Comparison() {}

    static Truth compare(Operand operand, Atomic asked, Fact.Known known) {
        if (operand.type() == OperandType.NUMBER) {
            return sameUnit(asked, known) ? numbers(asked, known) : Truth.UNKNOWN;
        }
        boolean isName = operand.type() == OperandType.TERM || operand.type() == OperandType.EVENT;
        if (isName && operand.single() && known.values().size() != 1) {
            return Truth.UNKNOWN;
        }
        if (isName) {
            return terms(operand.taxonomy(), asked.operator(), known.values(), asked.right());
        }
        return Truth.UNKNOWN;
    }

    private static boolean sameUnit(Atomic asked, Fact.Known known) {
        return asked.unit().equals(known.unit());
    }

    private static Truth numbers(Atomic asked, Fact.Known known) {
        var left =
                known.values().size() == 1 ? Numbers.parse(known.values().get(0).text()) : Optional.<BigDecimal>empty();
        var right = Numbers.parse(asked.right().get(0).text());
        if (left.isEmpty() || right.isEmpty()) {
            return Truth.UNKNOWN;
        }
        int order = left.get().compareTo(right.get());
        return switch (asked.operator()) {
            case EQ -> Truth.of(order == 0);
            case NEQ -> Truth.of(order != 0);
            case LT -> Truth.of(order < 0);
            case LTEQ -> Truth.of(order <= 0);
            case GT -> Truth.of(order > 0);
            case GTEQ -> Truth.of(order >= 0);
            default -> Truth.UNKNOWN;
        };
    }

    /** Someone with several roles holds each of them: {@code eq} asks for one of the known values to be the one. */
    private static Truth terms(Taxonomy taxonomy, Operator operator, List<Value> left, List<Value> right) {
        return switch (operator) {
            case EQ, IS_ANY_OF -> anyOf(right, wanted -> anyIs(taxonomy, left, wanted));
            case NEQ, IS_NONE_OF ->
                anyOf(right, wanted -> anyIs(taxonomy, left, wanted)).not();
            case IS_ALL_OF ->
                anyOf(right, wanted -> anyIs(taxonomy, left, wanted).not()).not();
            case IS_A, IS_PART_OF -> anyOf(left, one -> included(taxonomy.relation(one.text(), only(right))));
            case HAS_PART -> anyOf(left, one -> included(taxonomy.relation(only(right), one.text())));
            default -> Truth.UNKNOWN;
        };
    }

    private static Truth anyIs(Taxonomy taxonomy, List<Value> left, Value wanted) {
        return anyOf(left, one -> same(taxonomy.relation(one.text(), wanted.text())));
    }

    private static String only(List<Value> right) {
        return right.get(0).text();
    }

    private static Truth same(Relation relation) {
        return switch (relation) {
            case EQUAL -> Truth.SATISFIED;
            case DISJOINT, DISTINCT -> Truth.UNSATISFIED;
            // A kind of what is asked for may be meant or not: only isA says.
            case NARROWER, WIDER, UNRELATED -> Truth.UNKNOWN;
        };
    }

    private static Truth included(Relation relation) {
        return switch (relation) {
            case EQUAL, NARROWER -> Truth.SATISFIED;
            case DISJOINT -> Truth.UNSATISFIED;
            case WIDER, DISTINCT, UNRELATED -> Truth.UNKNOWN;
        };
    }

    private static Truth anyOf(List<Value> values, Function<Value, Truth> test) {
        var answer = Truth.UNSATISFIED;
        for (var value : values) {
            answer = answer.or(test.apply(value));
        }
        return answer;
    }
}
