package org.ecluse.policy.comparison.ground;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.comparison.ground.Clause.Silent;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;

/**
 * One policy, sorted by what can be said of it.
 *
 * @param silences what cannot be evaluated whatever the rules say
 */
public record Outline(
        Policy policy, List<Silent> silences, List<Line> permissions, List<Line> prohibitions, List<Owed> obligations) {

    /**
     * A permission or a prohibition.
     *
     * @param at pointer to it
     * @param conditions its constraints and the refinements of its action
     * @param silences what cannot be evaluated in the rule itself, its duties included
     * @param duties of a permission: what it asks for; of a prohibition: its remedies
     */
    public record Line(
            Rule rule,
            String at,
            Named targets,
            Named assignees,
            List<Clause> conditions,
            List<Silent> silences,
            List<Owed> duties) {}

    /**
     * What or whom a rule is about.
     *
     * @param uids one by one
     * @param groups collections, and what is only described
     */
    public record Named(Set<String> uids, List<Group> groups) {
        public boolean isAny() {
            return uids.isEmpty() && groups.isEmpty();
        }
    }

    /**
     * @param uids what the collection itself is called
     * @param collection whose members are meant; empty when only the refinements say
     * @param refinements what its members must be
     */
    public record Group(Set<String> uids, Optional<String> collection, List<Constraint> refinements) {}
}
