package org.ecluse.policy.evaluation.plan;

import java.util.List;
import java.util.TreeSet;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Value;

/**
 * Compares names. Someone with several roles holds each of them: {@code eq} asks for one of the known values to be the
 * one.
 */
final class TermComparison implements Comparison {
    private final Operator operator;
    private final Terms[] wanted;
    private final List<String> right;
    private final boolean isSingle;
    private final boolean isNegative;
    private final boolean isOrdering;

    /**
     * @param wanted for each thing that must be among the known ones, which terms it is; one for all operators but
     *     {@code isAllOf}
     * @param isSingle true when only one value can hold at a time
     */
    TermComparison(Operator operator, List<Terms> wanted, List<String> right, boolean isSingle) {
        this.operator = operator;
        this.wanted = wanted.toArray(Terms[]::new);
        this.right = right;
        this.isSingle = isSingle;
        this.isNegative = operator == Operator.NEQ || operator == Operator.IS_NONE_OF;
        // Of an event, what is known is that it is going on; whether it is over or still to come, nobody says.
        this.isOrdering = operator == Operator.LT
                || operator == Operator.LTEQ
                || operator == Operator.GT
                || operator == Operator.GTEQ;
    }

    /** How a known term stands to what is asked for. */
    @FunctionalInterface
    interface Terms {
        Truth of(String known);
    }

    @Override
    public Truth compare(Fact.Known known) {
        var values = known.values();
        if (isOrdering || (isSingle && values.size() != 1)) {
            return Truth.UNKNOWN;
        }
        var answer = any(wanted[0], values);
        for (int i = 1; i < wanted.length; i++) {
            answer = answer.and(any(wanted[i], values));
        }
        return isNegative ? answer.not() : answer;
    }

    private static Truth any(Terms terms, List<Value> known) {
        int size = known.size();
        if (size == 1) {
            return terms.of(known.get(0).text());
        }
        var answer = Truth.UNSATISFIED;
        for (int i = 0; i < size; i++) {
            answer = answer.or(terms.of(known.get(i).text()));
        }
        return answer;
    }

    @Override
    public String canonical() {
        return operator.term() + " " + new TreeSet<>(right) + (isSingle ? " single" : "");
    }
}
