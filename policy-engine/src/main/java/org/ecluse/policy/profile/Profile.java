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
    private final Set<String> remarks;
    private final DutyMode defaultDutyMode;

    /**
     * A profile without remarks, in which only those actions can be duties that say when they are owed.
     *
     * @param iris the profile IRIs that a policy may declare in {@code odrl:profile}
     */
    public Profile(Set<String> iris, List<Operand> operands, List<KnownAction> actions) {
        this(Set.copyOf(iris), byIri(operands), byActionIri(actions), Set.of(), DutyMode.NEVER);
    }

    private Profile(
            Set<String> iris,
            Map<String, Operand> operands,
            Map<String, KnownAction> actions,
            Set<String> remarks,
            DutyMode defaultDutyMode) {
        this.iris = iris;
        this.operands = operands;
        this.actions = actions;
        this.remarks = remarks;
        this.defaultDutyMode = defaultDutyMode;
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
                union(remarks, other.remarks),
                other.defaultDutyMode);
    }

    /** The same terms, where an action that does not say when it is owed is owed so. */
    public Profile withDefaultDutyMode(DutyMode mode) {
        return new Profile(iris, operands, actions, remarks, Objects.requireNonNull(mode));
    }

    /**
     * The same terms, where these members of rules, constraints, assets and parties are remarks: they say nothing about
     * what is allowed.
     *
     * @param members full IRIs of properties
     */
    public Profile withRemarks(Set<String> members) {
        return new Profile(iris, operands, actions, union(remarks, members), defaultDutyMode);
    }

    public boolean knows(String profileIri) {
        return iris.contains(profileIri);
    }

    public Optional<Operand> operand(String iri) {
        return Optional.ofNullable(operands.get(iri));
    }

    public Optional<KnownAction> action(String iri) {
        return Optional.ofNullable(actions.get(iri));
    }

    public Set<String> operandIris() {
        return operands.keySet();
    }

    public Set<String> actionIris() {
        return actions.keySet();
    }

    /** True when this member changes nothing about what a rule allows. */
    public boolean isRemark(String member) {
        return remarks.contains(member);
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
        var seen = new HashSet<String>();
        Optional<String> current = Optional.of(action);
        while (current.isPresent() && seen.add(current.get())) {
            if (current.get().equals(wide)) {
                return true;
            }
            current = action(current.get()).flatMap(KnownAction::includedIn);
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
