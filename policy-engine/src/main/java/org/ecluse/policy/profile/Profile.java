package org.ecluse.policy.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The terms that an engine can evaluate. Immutable; anything it does not define is denied and named. Profiles are put
 * together with {@link #with(Profile)}.
 */
public final class Profile {
    private final Set<String> iris;
    private final Map<String, Operand> operands;
    private final Map<String, KnownAction> actions;
    private final Map<String, String> successors;
    private final Members members;
    private final DutyMode defaultDutyMode;
    private final Optional<String> anyAction;

    /**
     * A profile without remarks, in which only those actions can be duties that say when they are owed.
     *
     * @param iris the profile IRIs that a policy may declare in {@code odrl:profile}
     */
    public Profile(Set<String> iris, List<Operand> operands, List<KnownAction> actions) {
        this(
                Set.copyOf(iris),
                byIri(operands),
                byActionIri(actions),
                Map.of(),
                Members.NONE,
                DutyMode.NEVER,
                Optional.empty());
    }

    /** What members that are not ODRL's stand for; full IRIs of properties. */
    private record Members(Set<String> remarks, Set<String> manners, Set<String> conditions) {
        static final Members NONE = new Members(Set.of(), Set.of(), Set.of());

        Members with(Members other) {
            return new Members(
                    union(remarks, other.remarks), union(manners, other.manners), union(conditions, other.conditions));
        }
    }

    private Profile(
            Set<String> iris,
            Map<String, Operand> operands,
            Map<String, KnownAction> actions,
            Map<String, String> successors,
            Members members,
            DutyMode defaultDutyMode,
            Optional<String> anyAction) {
        this.iris = iris;
        this.operands = operands;
        this.actions = actions;
        this.successors = successors;
        this.members = members;
        this.defaultDutyMode = defaultDutyMode;
        this.anyAction = anyAction;
    }

    private static Map<String, Operand> byIri(List<Operand> operands) {
        var byIri = new HashMap<String, Operand>();
        operands.forEach(operand -> byIri.put(operand.iri(), operand));
        return Map.copyOf(byIri);
    }

    private static Map<String, KnownAction> byActionIri(List<KnownAction> actions) {
        var byIri = new HashMap<String, KnownAction>();
        actions.forEach(action -> byIri.put(action.iri(), action));
        return Map.copyOf(byIri);
    }

    /** What either of them defines. Where both define a term, and for the default mode of duties, the other's counts. */
    public Profile with(Profile other) {
        return new Profile(
                union(iris, other.iris),
                overlaid(operands, other.operands),
                overlaid(actions, other.actions),
                overlaid(successors, other.successors),
                members.with(other.members),
                other.defaultDutyMode,
                other.anyAction.or(() -> anyAction));
    }

    /** The same terms, where an action that does not say when it is owed is owed so. */
    public Profile withDefaultDutyMode(DutyMode mode) {
        return new Profile(iris, operands, actions, successors, members, Objects.requireNonNull(mode), anyAction);
    }

    /**
     * The same terms, where older names stand for newer ones. A name that is defined itself stands for nothing else.
     *
     * @param names older to newer, full IRIs of actions or left operands
     */
    public Profile withSuccessors(Map<String, String> names) {
        return new Profile(iris, operands, actions, overlaid(successors, names), members, defaultDutyMode, anyAction);
    }

    /**
     * The same terms, where these members of rules, constraints, assets and parties are remarks: they say nothing about
     * what is allowed.
     *
     * @param properties full IRIs; {@code @type} stands for types that are not ODRL's
     */
    public Profile withRemarks(Set<String> properties) {
        return with(new Members(properties, Set.of(), Set.of()));
    }

    /**
     * The same terms, where these members of duties and their refinements say how the duty is done. Who keeps the ledger
     * of duties understands them: a duty is not fulfilled when it was done in another manner.
     *
     * @param properties full IRIs
     */
    public Profile withManners(Set<String> properties) {
        return with(new Members(Set.of(), properties, Set.of()));
    }

    /**
     * The same terms, where these members of a comparison are conditions of their own beside it: that the left operand of
     * that name is what the member says.
     *
     * @param properties full IRIs of left operands
     */
    public Profile withConditions(Set<String> properties) {
        return with(new Members(Set.of(), Set.of(), properties));
    }

    private Profile with(Members more) {
        return new Profile(iris, operands, actions, successors, members.with(more), defaultDutyMode, anyAction);
    }

    /**
     * The same terms, and an action that covers every other. A rule without an action is about it. ODRL demands an action
     * of every rule, so that a profile that does not say this has such a rule refused.
     *
     * @param iri full IRI, not that of an action of the profile
     */
    public Profile withAnyAction(String iri) {
        var all = new HashMap<>(actions);
        all.put(iri, new KnownAction(iri, Optional.empty(), DutyMode.NEVER, Set.of()));
        return new Profile(iris, operands, Map.copyOf(all), successors, members, defaultDutyMode, Optional.of(iri));
    }

    /** The action of rules that name none; empty when there is no such rule. */
    public Optional<String> anyAction() {
        return anyAction;
    }

    public boolean knows(String profileIri) {
        return iris.contains(profileIri);
    }

    /** The operand of that name; under an older name, the one that took its place, so its own name may be another. */
    public Optional<Operand> operand(String iri) {
        return Optional.ofNullable(find(operands, iri));
    }

    /** The action of that name; under an older name, the one that took its place, so its own name may be another. */
    public Optional<KnownAction> action(String iri) {
        return Optional.ofNullable(find(actions, iri));
    }

    private <T> T find(Map<String, T> terms, String iri) {
        var direct = terms.get(iri);
        var successor = successors.get(iri);
        return direct != null || successor == null ? direct : terms.get(successor);
    }

    /** Every name that {@link #operand} knows. */
    public Set<String> operandIris() {
        return names(operands);
    }

    /** Every name that {@link #action} knows. */
    public Set<String> actionIris() {
        return names(actions);
    }

    private Set<String> names(Map<String, ?> terms) {
        var names = new HashSet<>(terms.keySet());
        successors.forEach((older, newer) -> {
            if (terms.containsKey(newer)) {
                names.add(older);
            }
        });
        return Set.copyOf(names);
    }

    /** True when this member changes nothing about what a rule allows. */
    public boolean isRemark(String member) {
        return members.remarks().contains(member);
    }

    /** True when this member says how a duty is done. */
    public boolean isManner(String member) {
        return members.manners().contains(member);
    }

    /** True when this member of a comparison is a condition of its own. */
    public boolean isCondition(String member) {
        return members.conditions().contains(member);
    }

    /** When a duty with this action is owed; {@link DutyMode#NEVER} for an action that is not known. */
    public DutyMode dutyMode(String actionIri) {
        return action(actionIri)
                .map(action -> action.duty().orElse(defaultDutyMode))
                .orElse(DutyMode.NEVER);
    }

    /** When a duty is owed whose action does not say. */
    public DutyMode defaultDutyMode() {
        return defaultDutyMode;
    }

    /** True when whoever may do {@code wide} may do {@code action} as well. (ODRL IM 2.2, {@code includedIn}) */
    public boolean covers(String wide, String action) {
        if (anyAction.isPresent() && anyAction.get().equals(wide)) {
            return true;
        }
        var goal = action(wide).map(KnownAction::iri).orElse(wide);
        var seen = new HashSet<String>();
        Optional<String> current = Optional.of(action);
        while (current.isPresent() && seen.add(current.get())) {
            var known = action(current.get());
            if (known.map(KnownAction::iri).orElse(current.get()).equals(goal)) {
                return true;
            }
            current = known.flatMap(KnownAction::includedIn);
        }
        return false;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return Set.copyOf(all);
    }

    private static <T> Map<String, T> overlaid(Map<String, T> below, Map<String, T> above) {
        var all = new HashMap<>(below);
        all.putAll(above);
        return Map.copyOf(all);
    }
}
