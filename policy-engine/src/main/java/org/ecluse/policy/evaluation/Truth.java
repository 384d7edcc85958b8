package org.ecluse.policy.evaluation;

/** Three values. Unknown never permits, and in a prohibition it denies. */
public enum Truth {
    SATISFIED,
    UNSATISFIED,
    UNKNOWN;

    public static Truth of(boolean satisfied) {
        return satisfied ? SATISFIED : UNSATISFIED;
    }

    public Truth and(Truth other) {
        if (this == UNSATISFIED || other == UNSATISFIED) {
            return UNSATISFIED;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : SATISFIED;
    }

    public Truth or(Truth other) {
        if (this == SATISFIED || other == SATISFIED) {
            return SATISFIED;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : UNSATISFIED;
    }

    public Truth not() {
        return switch (this) {
            case SATISFIED -> UNSATISFIED;
            case UNSATISFIED -> SATISFIED;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
