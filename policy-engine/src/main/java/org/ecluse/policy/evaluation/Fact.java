package org.ecluse.policy.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.model.Value;

/** What is known of one left operand. */
public sealed interface Fact {

    /**
     * @param values all that holds, such as every role; an empty list is knowledge too: there is none
     * @param unit of the values, when they have one
     */
    record Known(List<Value> values, Optional<String> unit) implements Fact {
        public Known {
            values = List.copyOf(values);
            Objects.requireNonNull(unit);
        }
    }

    /** @param reason why nobody can say, for the operator */
    record Unknown(String reason) implements Fact {
        public Unknown {
            Objects.requireNonNull(reason);
        }
    }

    static Fact known(Value... values) {
        return new Known(List.of(values), Optional.empty());
    }

    static Fact known(List<Value> values) {
        return new Known(values, Optional.empty());
    }

    static Fact unknown(String reason) {
        return new Unknown(reason);
    }

    default <T> T fold(Function<Known, T> known, Function<Unknown, T> unknown) {
        return this instanceof Known yes ? known.apply(yes) : unknown.apply((Unknown) this);
    }
}
