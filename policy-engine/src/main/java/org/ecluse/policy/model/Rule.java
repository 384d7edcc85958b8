package org.ecluse.policy.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One atomic ODRL rule: one action. What it allows, forbids or asks for is said by its kind. (ODRL IM 2.2, section 2.6)
 */
public sealed interface Rule {

    Terms terms();

    default Optional<String> uid() {
        return terms().uid();
    }

    default Action action() {
        return terms().action();
    }

    default Scope scope() {
        return terms().scope();
    }

    default List<Constraint> constraints() {
        return terms().constraints();
    }

    default Extras extras() {
        return terms().extras();
    }

    /** What every kind of rule has. */
    record Terms(Optional<String> uid, Action action, Scope scope, List<Constraint> constraints, Extras extras) {
        public Terms {
            Objects.requireNonNull(uid);
            Objects.requireNonNull(action);
            Objects.requireNonNull(scope);
            constraints = List.copyOf(constraints);
            Objects.requireNonNull(extras);
        }

        public static Terms of(Action action, List<Constraint> constraints) {
            return new Terms(Optional.empty(), action, Scope.NONE, constraints, Extras.NONE);
        }
    }

    /** @param duties what the assignee owes for using the permission */
    record Permission(Terms terms, List<Duty> duties) implements Rule {
        public Permission {
            Objects.requireNonNull(terms);
            duties = List.copyOf(duties);
        }

        public Permission(Action action, List<Constraint> constraints, List<Duty> duties) {
            this(Terms.of(action, constraints), duties);
        }
    }

    /** @param remedies what must be done by whoever infringes the prohibition */
    record Prohibition(Terms terms, List<Duty> remedies) implements Rule {
        public Prohibition {
            Objects.requireNonNull(terms);
            remedies = List.copyOf(remedies);
        }

        public Prohibition(Action action, Constraint... constraints) {
            this(Terms.of(action, List.of(constraints)), List.of());
        }
    }

    /**
     * A duty of a permission, an obligation of a policy, a remedy or a consequence.
     *
     * @param consequences what is owed on top when the duty is not fulfilled
     */
    record Duty(Terms terms, List<Duty> consequences) implements Rule {
        public Duty {
            Objects.requireNonNull(terms);
            consequences = List.copyOf(consequences);
        }

        public Duty(Action action, Constraint... constraints) {
            this(Terms.of(action, List.of(constraints)), List.of());
        }
    }

    default <T> T fold(
            Function<Permission, T> permission, Function<Prohibition, T> prohibition, Function<Duty, T> duty) {
        if (this instanceof Permission permits) {
            return permission.apply(permits);
        }
        return this instanceof Prohibition forbids ? prohibition.apply(forbids) : duty.apply((Duty) this);
    }
}
