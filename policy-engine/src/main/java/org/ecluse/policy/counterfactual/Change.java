package org.ecluse.policy.counterfactual;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;

/** One thing that the asker would have to do, or to ask differently. */
public sealed interface Change {

    /** Stands for any value that a policy does not name. */
    Value ANY_OTHER = Value.iri("urn:ecluse:any-other");

    /**
     * Have this be so, and attested where it has to be: be accredited, hold a role, state a purpose, ask from a place.
     *
     * @param leftOperand full IRI
     * @param values all that then holds, what held before and is kept included
     * @param unit of the values, when they have one
     * @param asserter whose word it takes
     */
    record Have(String leftOperand, List<Value> values, Optional<String> unit, Asserter asserter) implements Change {
        public Have {
            Objects.requireNonNull(leftOperand);
            values = List.copyOf(values);
            Objects.requireNonNull(unit);
            Objects.requireNonNull(asserter);
        }

        /** Those of the values that do not hold yet; empty when the change is only to give others up. */
        public List<Value> added(Facts before) {
            return without(values, held(before));
        }

        /** What holds and then no longer does. */
        public List<Value> dropped(Facts before) {
            return without(held(before), values);
        }

        private List<Value> held(Facts before) {
            return before.fact(leftOperand).fold(Fact.Known::values, unknown -> List.of());
        }

        private static List<Value> without(List<Value> some, List<Value> those) {
            return some.stream().filter(value -> !those.contains(value)).toList();
        }
    }

    /** Ask again then. */
    record Wait(Instant until) implements Change {
        public Wait {
            Objects.requireNonNull(until);
        }
    }

    /** Do what the duty asks for, and have it recorded. */
    record Fulfil(Duty duty) implements Change {
        public Fulfil {
            Objects.requireNonNull(duty);
        }
    }

    /** Ask to do this instead. @param action full IRI */
    record AskFor(String action) implements Change {
        public AskFor {
            Objects.requireNonNull(action);
        }
    }

    /** Ask for this asset instead. @param target its uid */
    record AskAbout(String target) implements Change {
        public AskAbout {
            Objects.requireNonNull(target);
        }
    }

    /** What it is a change of; two changes of the same thing do not go together. */
    default Object subject() {
        if (this instanceof Have have) {
            return have.leftOperand();
        }
        return this instanceof Fulfil fulfil ? fulfil.duty() : getClass();
    }
}
