package org.ecluse.policy.model;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.Problem;

/** A condition on a rule, or a refinement of an action, asset or party. (ODRL IM 2.2, section 2.5) */
public sealed interface Constraint {

    /** One comparison: left operand, operator, right operands. */
    record Atomic(String leftOperand, Operator operator, List<Value> right, Details details) implements Constraint {
        public Atomic {
            Objects.requireNonNull(leftOperand);
            Objects.requireNonNull(operator);
            right = List.copyOf(right);
            Objects.requireNonNull(details);
        }

        public Atomic(String leftOperand, Operator operator, Value... right) {
            this(leftOperand, operator, List.of(right), Details.NONE);
        }

        public Optional<String> unit() {
            return details.unit();
        }

        public Optional<String> dataType() {
            return details.dataType();
        }

        /** The same comparison, measured in a unit, such as an ISO 4217 currency's IRI. */
        public Atomic in(String unit) {
            return new Atomic(leftOperand, operator, right, details.withUnit(unit));
        }
    }

    /** Several constraints under one logical operand. {@code parts} keep their order, which {@code andSequence} needs. */
    record Logical(LogicalOperand operand, List<Constraint> parts, Optional<String> uid, Extras extras)
            implements Constraint {
        public Logical {
            Objects.requireNonNull(operand);
            parts = List.copyOf(parts);
            Objects.requireNonNull(uid);
            Objects.requireNonNull(extras);
        }

        public Logical(LogicalOperand operand, Constraint... parts) {
            this(operand, List.of(parts), Optional.empty(), Extras.NONE);
        }
    }

    /** Something in a constraint's place that cannot be read: kept as it is, and never satisfied. */
    record Opaque(Problem problem, JsonObject node) implements Constraint {
        public Opaque {
            Objects.requireNonNull(problem);
            Objects.requireNonNull(node);
        }
    }

    /**
     * What ODRL lets a comparison carry beside its three parts.
     *
     * @param uid IRI of the constraint itself
     * @param unit IRI, or a token such as {@code EUR}, of the right operand's unit
     * @param dataType IRI of the right operand's type
     * @param status the left operand's value when it was written (a remark, never a fact)
     * @param references IRIs that must be dereferenced to get right operands
     */
    record Details(
            Optional<String> uid,
            Optional<String> unit,
            Optional<String> dataType,
            Optional<Value> status,
            List<String> references,
            Extras extras) {
        public static final Details NONE = new Details(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Extras.NONE);

        public Details {
            Objects.requireNonNull(uid);
            Objects.requireNonNull(unit);
            Objects.requireNonNull(dataType);
            Objects.requireNonNull(status);
            references = List.copyOf(references);
            Objects.requireNonNull(extras);
        }

        Details withUnit(String unit) {
            return new Details(uid, Optional.of(unit), dataType, status, references, extras);
        }
    }

    default <T> T fold(Function<Atomic, T> atomic, Function<Logical, T> logical, Function<Opaque, T> opaque) {
        if (this instanceof Atomic one) {
            return atomic.apply(one);
        }
        return this instanceof Logical several ? logical.apply(several) : opaque.apply((Opaque) this);
    }
}
