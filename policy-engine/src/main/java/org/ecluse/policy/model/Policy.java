package org.ecluse.policy.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;

/**
 * One ODRL policy, its rules atomic. Immutable, compared by content. (ODRL IM 2.2, section 2.1)
 *
 * @param uid IRI or other identifier, never empty
 * @param head what is said of the policy as a whole
 */
public record Policy(
        String uid,
        PolicyType type,
        Head head,
        List<Permission> permissions,
        List<Prohibition> prohibitions,
        List<Duty> obligations) {
    public Policy {
        Objects.requireNonNull(uid);
        Objects.requireNonNull(type);
        Objects.requireNonNull(head);
        permissions = List.copyOf(permissions);
        prohibitions = List.copyOf(prohibitions);
        obligations = List.copyOf(obligations);
    }

    /**
     * What is said of the policy as a whole.
     *
     * @param scope target and parties shared by all rules
     * @param conflict as declared; see {@link Policy#conflict()} for the default
     * @param profiles IRIs of ODRL profiles whose terms are used
     * @param inheritFrom IRIs of the policies whose rules are added to this one's
     * @param extras remarks: title, description, creator, and all else that is not ODRL's
     */
    public record Head(
            Scope scope,
            Optional<ConflictStrategy> conflict,
            List<String> profiles,
            List<String> inheritFrom,
            Extras extras) {
        public static final Head NONE = new Head(Scope.NONE, Optional.empty(), List.of(), List.of(), Extras.NONE);

        public Head {
            Objects.requireNonNull(scope);
            Objects.requireNonNull(conflict);
            profiles = List.copyOf(profiles);
            inheritFrom = List.copyOf(inheritFrom);
            Objects.requireNonNull(extras);
        }

        Head with(Scope other) {
            return new Head(other, conflict, profiles, inheritFrom, extras);
        }
    }

    /** A policy with no rules, which therefore permits nothing. */
    public static Policy empty(String uid, PolicyType type) {
        return new Policy(uid, type, Head.NONE, List.of(), List.of(), List.of());
    }

    public Optional<String> assigner() {
        return head.scope().party(Odrl.ASSIGNER);
    }

    public Optional<String> assignee() {
        return head.scope().party(Odrl.ASSIGNEE);
    }

    public Optional<String> target() {
        return head.scope().target();
    }

    // SPEC ODRL IM 2.2, 2.10: "If a Policy has not explicitly set a conflict property then the default is invalid".
    public ConflictStrategy conflict() {
        return head.conflict().orElse(ConflictStrategy.INVALID);
    }

    public List<String> profiles() {
        return head.profiles();
    }

    /**
     * True when both say the same, rule for rule, about whatever they are offered for: names, type, target, parties and
     * remarks aside. That is what is left of a policy after other connectors have carried it.
     */
    public boolean hasRulesOf(Policy other) {
        return permissions.equals(other.permissions)
                && prohibitions.equals(other.prohibitions)
                && obligations.equals(other.obligations);
    }

    public Policy withUid(String other) {
        return new Policy(other, type, head, permissions, prohibitions, obligations);
    }

    public Policy withType(PolicyType other) {
        return new Policy(uid, other, head, permissions, prohibitions, obligations);
    }

    public Policy withTarget(String asset) {
        return with(head.scope().withTarget(Asset.of(asset)));
    }

    public Policy withAssigner(String party) {
        return with(head.scope().withParty(Odrl.ASSIGNER, party));
    }

    public Policy withAssignee(String party) {
        return with(head.scope().withParty(Odrl.ASSIGNEE, party));
    }

    public Policy withConflict(ConflictStrategy strategy) {
        return new Policy(
                uid,
                type,
                new Head(head.scope(), Optional.of(strategy), head.profiles(), head.inheritFrom(), head.extras()),
                permissions,
                prohibitions,
                obligations);
    }

    public Policy withProfile(String profile) {
        return new Policy(
                uid,
                type,
                new Head(head.scope(), head.conflict(), List.of(profile), head.inheritFrom(), head.extras()),
                permissions,
                prohibitions,
                obligations);
    }

    public Policy withPermissions(Permission... those) {
        return new Policy(uid, type, head, List.of(those), prohibitions, obligations);
    }

    public Policy withProhibitions(Prohibition... those) {
        return new Policy(uid, type, head, permissions, List.of(those), obligations);
    }

    public Policy withObligations(Duty... those) {
        return new Policy(uid, type, head, permissions, prohibitions, List.of(those));
    }

    private Policy with(Scope scope) {
        return new Policy(uid, type, head.with(scope), permissions, prohibitions, obligations);
    }
}
