package org.ecluse.policy.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Rule.Terms;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.model.Value;

/**
 * What is left of a policy in the terms of DSP 2025-1: every action is a plain name, its refinements are constraints of
 * its rule, right operands are one string each. A rule that loses a condition gets one in its place that nobody can
 * satisfy, so that it is never read as wider than it was.
 */
final class Reduction {
    private static final Constraint INCOMPLETE =
            new Atomic(WireForm.INCOMPLETE, Operator.EQ, Value.text("the terms are in the obligation"));

    private final boolean strict;

    private Reduction(boolean strict) {
        this.strict = strict;
    }

    /** In all the terms of DSP's context: with the duties of permissions. */
    static Policy of(Policy policy) {
        return new Reduction(false).policy(policy);
    }

    /** In the terms that DSP's schema describes, and no others. */
    static Policy strict(Policy policy) {
        return new Reduction(true).policy(policy);
    }

    private Policy policy(Policy policy) {
        var head = policy.head();
        var frame = Scope.NONE;
        if (head.scope().targets().size() == 1 && head.scope().targets().get(0).isPlain()) {
            frame = frame.withTarget(Asset.of(policy.target().orElseThrow()));
        }
        for (var function : List.of(Odrl.ASSIGNER, Odrl.ASSIGNEE)) {
            var parties = head.scope().parties(function);
            if (parties.size() == 1 && parties.get(0).isPlain()) {
                frame = frame.withParty(function, parties.get(0).uid().orElseThrow());
            }
        }
        boolean framed = frame.equals(head.scope());
        return new Policy(
                policy.uid(),
                policy.type(),
                new Policy.Head(
                        frame, strict ? Optional.empty() : head.conflict(), head.profiles(), List.of(), Extras.NONE),
                policy.permissions().stream()
                        .map(rule -> permission(rule, framed))
                        .toList(),
                policy.prohibitions().stream()
                        .map(rule -> new Prohibition(terms(rule, framed), List.of()))
                        .toList(),
                policy.obligations().stream().map(rule -> duty(rule, framed)).toList());
    }

    private Permission permission(Permission rule, boolean framed) {
        var duties = strict
                ? List.<Duty>of()
                : rule.duties().stream().map(duty -> duty(duty, true)).toList();
        return new Permission(terms(rule, framed), duties);
    }

    private static Duty duty(Duty rule, boolean framed) {
        return new Duty(terms(rule, framed), List.of());
    }

    /** @param framed true when the policy's own target and parties are all there still */
    private static Terms terms(Rule rule, boolean framed) {
        var conditions = new ArrayList<Constraint>();
        boolean whole = framed
                && rule.scope().isEmpty()
                && rule.extras().isEmpty()
                && rule.action().extras().isEmpty();
        for (var constraints : List.of(rule.constraints(), rule.action().refinements())) {
            for (var constraint : constraints) {
                var reduced = constraint(constraint);
                reduced.ifPresent(conditions::add);
                whole &= reduced.isPresent();
            }
        }
        if (!whole) {
            conditions.add(INCOMPLETE);
        }
        return Terms.of(new Action(rule.action().iri()), conditions);
    }

    private static Optional<Constraint> constraint(Constraint constraint) {
        return constraint.fold(Reduction::atomic, Reduction::logical, opaque -> Optional.empty());
    }

    private static Optional<Constraint> atomic(Atomic atomic) {
        var said = atomic.details();
        boolean plain = said.unit().isEmpty()
                && said.dataType().isEmpty()
                && said.status().isEmpty()
                && said.references().isEmpty()
                && said.extras().isEmpty()
                && !atomic.right().isEmpty();
        var value = Value.text(Values.packed(atomic.right()));
        return plain
                ? Optional.of(new Atomic(atomic.leftOperand(), atomic.operator(), List.of(value), Details.NONE))
                : Optional.empty();
    }

    private static Optional<Constraint> logical(Logical logical) {
        var parts = new ArrayList<Constraint>();
        for (var part : logical.parts()) {
            constraint(part).ifPresent(parts::add);
        }
        boolean whole = parts.size() == logical.parts().size()
                && !parts.isEmpty()
                && logical.extras().isEmpty();
        return whole
                ? Optional.of(new Logical(logical.operand(), parts, Optional.empty(), Extras.NONE))
                : Optional.empty();
    }
}
