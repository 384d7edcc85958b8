package org.ecluse.policy.evaluation.plan;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ecluse.policy.evaluation.Request;

/**
 * What is settled when an agreement is made, and the same for every request under it.
 *
 * @param target uid of the asset; empty when requests may name any
 * @param assignee of the party that uses it; empty when requests may name any
 * @param actions full IRIs of what may be asked for; empty when requests may ask for anything
 */
public record Fixed(Optional<String> target, Optional<String> assignee, Set<String> actions) {
    /** Nothing is settled. */
    public static final Fixed NOTHING = new Fixed(Optional.empty(), Optional.empty(), Set.of());

    public Fixed {
        Objects.requireNonNull(target);
        Objects.requireNonNull(assignee);
        actions = Set.copyOf(actions);
    }

    /** An agreement about one asset with one party. */
    public static Fixed of(String target, String assignee) {
        return new Fixed(Optional.of(target), Optional.of(assignee), Set.of());
    }

    /** True for a request that says nothing else. */
    public boolean allows(Request request) {
        return (target.isEmpty() || target.equals(request.target()))
                && (assignee.isEmpty() || assignee.equals(request.assignee()))
                && (actions.isEmpty() || actions.contains(request.action()));
    }

    String canonical() {
        return "fixed " + target.orElse("any") + " " + assignee.orElse("any") + " " + new TreeSet<>(actions);
    }
}
