package org.ecluse.policy.evaluation.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Value;

/**
 * Compares names. Someone with several roles holds each of them: {@code eq} asks for one of the known values to be the
 * one.
 *
 * @param wanted for each thing that must be among the known ones, which terms it is; one for all operators but
 *     {@code isAllOf}
 * @param isSingle true when only one value can hold at a time
 */
record TermComparison(Operator operator, List<Terms> wanted, List<String> right, boolean isSingle)
        implements Comparison {

    /** How a known term stands to what is asked for. */
    @FunctionalInterface
    interface Terms {
        Truth of(String known);
    }

    /** Of an event, what is known is that it is going on; whether it is over or still to come, nobody says. */
    private static final Set<Operator> ORDERING =
            Collections.unmodifiableSet(EnumSet.of(Operator.LT, Operator.LTEQ, Operator.GT, Operator.GTEQ));

    @Override
    public Truth compare(Fact.Known known) {
        if (ORDERING.contains(operator) || (isSingle && known.values().size() != 1)) {
            return Truth.UNKNOWN;
        }
        var answer = Truth.SATISFIED;
        for (int i = 0; i < wanted.size(); i++) {
            answer = answer.and(any(wanted.get(i), known.values()));
        }
        return operator == Operator.NEQ || operator == Operator.IS_NONE_OF ? answer.not() : answer;
    }

    private static Truth any(Terms terms, List<Value> known) {
        var answer = Truth.UNSATISFIED;
        for (int i = 0; i < known.size(); i++) {
            answer = answer.or(terms.of(known.get(i).text()));
        }
        return answer;
    }

    @Override
    public String canonical() {
        return operator.term() + " " + new TreeSet<>(right);
    }
}
