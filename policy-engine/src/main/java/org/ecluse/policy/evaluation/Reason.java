package org.ecluse.policy.evaluation;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Rule;

/** One reason why a request is denied. Immutable, for all threads; its sentence is written when somebody reads it. */
public final class Reason {
    public static final String NO_PERMISSION = "policy.permission.none";
    public static final String PROHIBITED = "policy.prohibited";
    public static final String PROHIBITION_UNKNOWN = "policy.prohibition.unknown";
    public static final String UNSATISFIED = "policy.constraint.unsatisfied";
    public static final String UNKNOWN = "policy.constraint.unknown";
    public static final String MEMBERSHIP_UNKNOWN = "policy.membership.unknown";
    public static final String DUTY_UNFULFILLED = "policy.duty.unfulfilled";
    public static final String DUTY_OVERDUE = "policy.duty.overdue";
    public static final String DUTY_UNKNOWN = "policy.duty.unknown";

    private final String code;
    private final String at;
    private final Optional<Rule> rule;
    private final Optional<Constraint> constraint;
    private final Optional<Fact> fact;
    private final Supplier<String> cause;

    /**
     * @param code stable, such as {@code policy.constraint.unsatisfied}
     * @param at pointer to the rule or constraint, such as {@code /permission/0/constraint/1}
     * @param rule the rule that did not permit, or that forbids; absent when there is no such rule
     * @param constraint what had to hold: its right side is what was expected
     * @param fact what was actually known
     * @param cause one sentence in English for the operator's log; people read what the explainer writes
     */
    public Reason(
            String code,
            String at,
            Optional<Rule> rule,
            Optional<Constraint> constraint,
            Optional<Fact> fact,
            String cause) {
        this(code, at, rule, constraint, fact, saying(Objects.requireNonNull(cause)));
    }

    /** @param cause writes the sentence, the same each time */
    public Reason(
            String code,
            String at,
            Optional<Rule> rule,
            Optional<Constraint> constraint,
            Optional<Fact> fact,
            Supplier<String> cause) {
        this.code = Objects.requireNonNull(code);
        this.at = Objects.requireNonNull(at);
        this.rule = Objects.requireNonNull(rule);
        this.constraint = Objects.requireNonNull(constraint);
        this.fact = Objects.requireNonNull(fact);
        this.cause = Objects.requireNonNull(cause);
    }

    private static Supplier<String> saying(String cause) {
        return () -> cause;
    }

    public String code() {
        return code;
    }

    public String at() {
        return at;
    }

    public Optional<Rule> rule() {
        return rule;
    }

    public Optional<Constraint> constraint() {
        return constraint;
    }

    public Optional<Fact> fact() {
        return fact;
    }

    public String cause() {
        return cause.get();
    }

    /** The same reason, of a rule unless it has one. */
    public Reason under(Rule owner) {
        return rule.isPresent() ? this : new Reason(code, at, Optional.of(owner), constraint, fact, cause);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reason reason
                && code.equals(reason.code)
                && at.equals(reason.at)
                && rule.equals(reason.rule)
                && constraint.equals(reason.constraint)
                && fact.equals(reason.fact)
                && cause().equals(reason.cause());
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, at);
    }

    @Override
    public String toString() {
        return code + " at " + at + ": " + cause();
    }
}
