package org.ecluse.policy.comparison;

import java.util.List;
import java.util.Set;
import org.ecluse.policy.comparison.Clause.Silent;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;

/**
 * One policy, sorted by what can be said of it.
 *
 * @param silences what cannot be evaluated whatever the rules say
 */
record Outline(
        Policy policy, List<Silent> silences, List<Line> permissions, List<Line> prohibitions, List<Owed> obligations) {

    /**
     * A permission or a prohibition.
     *
     * @param at pointer to it
     * @param targets uids; none for any
     * @param assignees uids; none for any
     * @param conditions its constraints and the refinements of its action
     * @param silences what cannot be evaluated in the rule itself, its duties included
     * @param duties of a permission: what it asks for; of a prohibition: its remedies
     */
    record Line(
            Rule rule,
            String at,
            Set<String> targets,
            Set<String> assignees,
            List<Clause> conditions,
            List<Silent> silences,
            List<Owed> duties) {}
}
