package org.ecluse.policy.reading;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Policy;

/** What came of reading a document. */
public sealed interface Reading {

    /**
     * The policy as it stands; whether each term can be evaluated is for the evaluator to say. Two are equal when they
     * read the same policy, wherever its parts stood.
     */
    record Read(Policy policy, Origins origins) implements Reading {
        public Read {
            Objects.requireNonNull(policy);
            Objects.requireNonNull(origins);
        }

        public Read(Policy policy) {
            this(policy, Origins.NONE);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Read read && policy.equals(read.policy);
        }

        @Override
        public int hashCode() {
            return policy.hashCode();
        }
    }

    /** @param problems never empty */
    record Refused(List<Problem> problems) implements Reading {
        public Refused {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a refusal has at least one problem");
            }
        }
    }

    default <T> T fold(Function<Read, T> read, Function<Refused, T> refused) {
        return this instanceof Read yes ? read.apply(yes) : refused.apply((Refused) this);
    }
}
