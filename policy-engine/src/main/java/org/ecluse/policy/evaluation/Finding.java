package org.ecluse.policy.evaluation;

import java.util.List;
import java.util.Objects;
import org.ecluse.policy.model.Rule;

/**
 * What was found for one rule of the policy, whether or not it bears on the request.
 *
 * @param at pointer to the rule, such as {@code /permission/0}
 * @param premises what the rule asks for, each judged: target, assignee, action, then constraints and duties
 * @param truth whether the rule is active: it bears on the request, its conditions hold, and a permission's duties do not
 *     stand in its way; a prohibition that is satisfied forbids
 * @param reasons why a permission does not permit, or that a prohibition forbids; empty for a rule that does not bear on
 *     the request
 */
public record Finding(String at, Rule rule, List<Premise> premises, Truth truth, List<Reason> reasons) {
    public Finding {
        Objects.requireNonNull(at);
        Objects.requireNonNull(rule);
        premises = List.copyOf(premises);
        Objects.requireNonNull(truth);
        reasons = List.copyOf(reasons);
    }
}
