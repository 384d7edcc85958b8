package org.ecluse.policy.evaluation;

import java.util.Objects;
import java.util.Optional;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Rule;

/**
 * One reason why a request is denied.
 *
 * @param code stable, such as {@code policy.constraint.unsatisfied}
 * @param at pointer to the rule or constraint, such as {@code /permission/0/constraint/1}
 * @param rule the rule that did not permit, or that forbids; absent when there is no such rule
 * @param constraint what had to hold: its right side is what was expected
 * @param fact what was actually known
 * @param cause one sentence in English for the operator's log; people read what the explainer writes
 */
public record Reason(
        String code,
        String at,
        Optional<Rule> rule,
        Optional<Constraint> constraint,
        Optional<Fact> fact,
        String cause) {
    public static final String NO_PERMISSION = "policy.permission.none";
    public static final String PROHIBITED = "policy.prohibited";
    public static final String PROHIBITION_UNKNOWN = "policy.prohibition.unknown";
    public static final String UNSATISFIED = "policy.constraint.unsatisfied";
    public static final String UNKNOWN = "policy.constraint.unknown";
    public static final String DUTY_UNFULFILLED = "policy.duty.unfulfilled";
    public static final String DUTY_UNKNOWN = "policy.duty.unknown";

    public Reason {
        Objects.requireNonNull(code);
        Objects.requireNonNull(at);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(constraint);
        Objects.requireNonNull(fact);
        Objects.requireNonNull(cause);
    }

    Reason under(Rule owner) {
        return rule.isPresent() ? this : new Reason(code, at, Optional.of(owner), constraint, fact, cause);
    }
}
