package org.ecluse.policy.profile;

import static org.ecluse.policy.model.Operator.EQ;
import static org.ecluse.policy.model.Operator.GT;
import static org.ecluse.policy.model.Operator.GTEQ;
import static org.ecluse.policy.model.Operator.HAS_PART;
import static org.ecluse.policy.model.Operator.IS_A;
import static org.ecluse.policy.model.Operator.IS_ALL_OF;
import static org.ecluse.policy.model.Operator.IS_ANY_OF;
import static org.ecluse.policy.model.Operator.IS_NONE_OF;
import static org.ecluse.policy.model.Operator.IS_PART_OF;
import static org.ecluse.policy.model.Operator.LT;
import static org.ecluse.policy.model.Operator.LTEQ;
import static org.ecluse.policy.model.Operator.NEQ;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.ecluse.policy.model.Operator;

/** The operators that make sense with a kind of values. */
final class Operators {
    /** Names that are equal, or kinds of each other. */
    static final Set<Operator> NAMING = set(EnumSet.of(EQ, NEQ, IS_A, IS_ANY_OF, IS_ALL_OF, IS_NONE_OF));

    /** Names that can also be parts of each other. */
    static final Set<Operator> CONTAINING =
            set(EnumSet.of(EQ, NEQ, IS_A, IS_ANY_OF, IS_ALL_OF, IS_NONE_OF, IS_PART_OF, HAS_PART));

    /** What is greater or smaller. */
    static final Set<Operator> MEASURING = set(EnumSet.of(EQ, NEQ, LT, LTEQ, GT, GTEQ));

    /** A parameter that lists what it applies to. */
    static final Set<Operator> LISTING = set(EnumSet.of(EQ, IS_ANY_OF, IS_ALL_OF));

    /** Texts, which are the same or not. */
    static final Set<Operator> WORDING = set(EnumSet.of(EQ, NEQ, IS_ANY_OF, IS_NONE_OF));

    /** What happens over a time: before it, while it lasts, after it. */
    static final Set<Operator> HAPPENING = set(EnumSet.of(EQ, NEQ, LT, LTEQ, GT, GTEQ, IS_ANY_OF, IS_NONE_OF));

    private Operators() {}

    private static Set<Operator> set(Set<Operator> operators) {
        return Collections.unmodifiableSet(operators);
    }
}
