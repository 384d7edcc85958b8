package org.ecluse.policy.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The terms that an engine can evaluate. Immutable; anything it does not define is denied and named. */
public final class Profile {
    private final Set<String> iris;
    private final Map<String, Operand> operands;
    private final Map<String, KnownAction> actions;

    /** @param iris the profile IRIs that a policy may declare in {@code odrl:profile} */
    public Profile(Set<String> iris, List<Operand> operands, List<KnownAction> actions) {
        this.iris = Set.copyOf(iris);
        var byOperand = new HashMap<String, Operand>();
        operands.forEach(operand -> byOperand.put(operand.iri(), operand));
        this.operands = Map.copyOf(byOperand);
        var byAction = new HashMap<String, KnownAction>();
        actions.forEach(action -> byAction.put(action.iri(), action));
        this.actions = Map.copyOf(byAction);
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
}
