package org.ecluse.policy.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.model.Rule.Duty;

/** The answer to a request. */
public sealed interface Decision {

    /**
     * @param before owed before the first use; at {@link Stage#USE} they are fulfilled
     * @param during to be applied to the data while it flows
     * @param after owed once it was used
     * @param validUntil the instant at which the answer changes by itself, all other facts staying as they are
     * @param trace what was found for each rule that bears on the request
     */
    record Permitted(
            List<Duty> before, List<Duty> during, List<Duty> after, Optional<Instant> validUntil, List<Finding> trace)
            implements Decision {
        public Permitted {
            before = List.copyOf(before);
            during = List.copyOf(during);
            after = List.copyOf(after);
            Objects.requireNonNull(validUntil);
            trace = List.copyOf(trace);
        }
    }

    /**
     * @param reasons never empty
     * @param trace what was found for each rule that bears on the request
     */
    record Denied(List<Reason> reasons, List<Finding> trace) implements Decision {
        public Denied {
            reasons = List.copyOf(reasons);
            trace = List.copyOf(trace);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a denial has at least one reason");
            }
        }

        /** True when one of the reasons has this code. */
        public boolean isFor(String code) {
            return reasons.stream().anyMatch(reason -> reason.code().equals(code));
        }
    }

    /**
     * What was found for one rule.
     *
     * @param at pointer to the rule
     * @param truth whether the rule applies: its conditions hold, and for a permission its duties are met
     * @param reasons empty when satisfied
     */
    record Finding(String at, Truth truth, List<Reason> reasons) {
        public Finding {
            Objects.requireNonNull(at);
            Objects.requireNonNull(truth);
            reasons = List.copyOf(reasons);
        }
    }

    default boolean permits() {
        return this instanceof Permitted;
    }

    default <T> T fold(Function<Permitted, T> permitted, Function<Denied, T> denied) {
        return this instanceof Permitted yes ? permitted.apply(yes) : denied.apply((Denied) this);
    }
}
