package org.ecluse.policy.evaluation;

/** Three values. Unknown never permits, and in a prohibition it denies. */
public enum Truth {
    SATISFIED,
    UNSATISFIED,
    UNKNOWN;

    static Truth of(boolean satisfied) {
        return satisfied ? SATISFIED : UNSATISFIED;
    }

    Truth and(Truth other) {
        if (this == UNSATISFIED || other == UNSATISFIED) {
            return UNSATISFIED;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : SATISFIED;
    }

    Truth or(Truth other) {
        if (this == SATISFIED || other == SATISFIED) {
            return SATISFIED;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : UNSATISFIED;
    }

    Truth not() {
        return switch (this) {
            case SATISFIED -> UNSATISFIED;
            case UNSATISFIED -> SATISFIED;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
