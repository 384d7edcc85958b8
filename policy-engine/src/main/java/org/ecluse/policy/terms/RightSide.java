package org.ecluse.policy.terms;

import java.util.ArrayList;
import java.util.List;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.UnitRule;

/** Says what is wrong with a comparison's operator and right side, given its left operand. Pure. */
final class RightSide {
    private RightSide() {}

    static List<Problem> problems(Operand operand, Atomic atomic, String at, boolean isOfDuty) {
        var found = new ArrayList<Problem>();
        if (!operand.operators().contains(atomic.operator())) {
            found.add(new Problem(
                    "policy.operator.unfit",
                    at + "/operator",
                    "operator `" + atomic.operator().term() + "` does not go with left operand "
                            + Problem.quote(operand.iri()),
                    "use one of "
                            + operand.operators().stream()
                                    .map(Operator::term)
                                    .sorted()
                                    .toList()));
        }
        if (!atomic.details().references().isEmpty() && !isOfDuty) {
            // What it stands for is looked up at each decision.
            checkUnit(operand, atomic, at, found);
            return found;
        }
        if (!atomic.details().references().isEmpty()) {
            found.add(new Problem(
                    "policy.right-operand.reference",
                    at + "/rightOperandReference",
                    "the right operand is elsewhere, at "
                            + Problem.quote(atomic.details().references().get(0)),
                    "write the value itself into `rightOperand`"));
        } else if (atomic.right().isEmpty() || (atomic.right().size() > 1 && takesOne(operand, atomic.operator()))) {
            found.add(new Problem(
                    "policy.right-operand.count",
                    at + "/rightOperand",
                    "operator `" + atomic.operator().term() + "` has "
                            + atomic.right().size() + " right operands",
                    "give it exactly one, or use `isAnyOf`, `isAllOf` or `isNoneOf`"));
        }
        atomic.right().forEach(value -> checkType(operand, value, at + "/rightOperand", found));
        checkUnit(operand, atomic, at, found);
        return found;
    }

    private static void checkUnit(Operand operand, Atomic atomic, String at, List<Problem> found) {
        if (atomic.unit().isPresent() && operand.unit() == UnitRule.NONE) {
            found.add(new Problem(
                    "policy.unit.unfit",
                    at + "/unit",
                    Problem.quote(operand.iri()) + " has no unit, but "
                            + Problem.quote(atomic.unit().get()) + " is given",
                    "leave `unit` out"));
        }
        if (atomic.unit().isEmpty() && operand.unit() == UnitRule.REQUIRED) {
            found.add(new Problem(
                    "policy.unit.missing",
                    at + "/unit",
                    "nobody can say in which unit " + Problem.quote(operand.iri()) + " is meant",
                    "add `unit`, such as a currency's IRI"));
        }
    }

    private static boolean takesOne(Operand operand, Operator operator) {
        return switch (operator) {
            // SPEC ODRL Vocabulary 2.2, 3.16.9: contained by what is given, which may be a list.
            case IS_ANY_OF, IS_ALL_OF, IS_NONE_OF, IS_PART_OF -> false;
            // A duty's parameter may list what it applies to.
            case EQ -> operand.settled() != Operand.Settled.NEVER;
            default -> true;
        };
    }

    private static void checkType(Operand operand, Value value, String at, List<Problem> found) {
        boolean fine =
                switch (operand.type()) {
                    case INSTANT -> TimeSpan.parse(value.text()).isPresent();
                    case NUMBER -> Numbers.parse(value.text()).isPresent();
                    case DURATION -> Span.parse(value.text()).isPresent();
                    case TERM, EVENT, TEXT -> !value.text().isBlank();
                };
        if (fine) {
            return;
        }
        if (operand.type() == OperandType.INSTANT && TimeSpan.lacksZone(value.text())) {
            found.add(new Problem(
                    "policy.right-operand.zone",
                    at,
                    Problem.quote(value.text()) + " has no time zone, so nobody can say when that is",
                    "add one, such as `Z` or `+01:00`"));
            return;
        }
        found.add(new Problem(
                "policy.right-operand.malformed",
                at,
                Problem.quote(value.text()) + " is not " + expected(operand.type()),
                "write it as " + example(operand.type())));
    }

    private static String expected(OperandType type) {
        return switch (type) {
            case INSTANT -> "a date with its time zone";
            case NUMBER -> "a number";
            case DURATION -> "a span of time";
            case TERM, EVENT -> "a name";
            case TEXT -> "a text";
        };
    }

    private static String example(OperandType type) {
        return switch (type) {
            case INSTANT -> "`2026-12-31T23:59:59Z`";
            case NUMBER -> "`120.00`";
            case DURATION -> "`P3M` or `PT24H`";
            case TERM, EVENT -> "an IRI or a token that is not blank";
            case TEXT -> "a text that is not blank";
        };
    }
}
