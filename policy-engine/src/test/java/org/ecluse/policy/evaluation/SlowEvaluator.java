package org.ecluse.policy.evaluation;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/**
 * The same question answered the slow, obvious way, sharing no code with the evaluator: for the terms that
 * {@link RandomPolicies} uses, written out by hand. True, false, or empty for unknown.
 */
final class SlowEvaluator {
    private static final Set<String> RESEARCH =
            Set.of("AcademicResearch", "ResearchAndDevelopment", "CommercialResearch");

    private final Policy policy;
    private final Request request;
    private final Facts facts;

    SlowEvaluator(Policy policy, Request request, Facts facts) {
        this.policy = policy;
        this.request = request;
        this.facts = facts;
    }

    /** The duties to be met, sorted by name, when permitted; empty when denied. */
    Optional<Set<String>> decide() {
        boolean signing = request.stage() == Stage.NEGOTIATION;
        if (signing && !everythingIsKnown()) {
            return Optional.empty();
        }
        Optional<Permission> best = Optional.empty();
        for (var permission : policy.permissions()) {
            boolean better = best.isEmpty()
                    || names(permission).size() < names(best.get()).size()
                    || (names(permission).size() == names(best.get()).size()
                            && names(permission)
                                            .toString()
                                            .compareTo(names(best.get()).toString())
                                    < 0);
            if (permits(permission, signing) && better) {
                best = Optional.of(permission);
            }
        }
        boolean forbidden = policy.prohibitions().stream().anyMatch(rule -> mayForbid(rule, signing));
        boolean owes = policy.obligations().stream().anyMatch(duty -> !met(duty, signing));
        if (best.isEmpty() || owes || (forbidden && policy.conflict() != ConflictStrategy.PERM)) {
            return Optional.empty();
        }
        var owed = new TreeSet<>(names(best.get()));
        policy.obligations().forEach(duty -> owed.add(duty.action().iri()));
        return Optional.of(owed);
    }

    private static Set<String> names(Permission permission) {
        var names = new TreeSet<String>();
        permission.duties().forEach(duty -> names.add(duty.action().iri()));
        return names;
    }

    private boolean everythingIsKnown() {
        return policy.permissions().stream().allMatch(this::isKnown)
                && policy.prohibitions().stream().allMatch(this::isKnown)
                && policy.obligations().stream().allMatch(this::isKnown);
    }

    private boolean isKnown(Rule rule) {
        boolean dutiesKnown = !(rule instanceof Permission permission)
                || permission.duties().stream().allMatch(this::isKnown);
        return dutiesKnown
                && !rule.action().iri().equals(RandomPolicies.UNHEARD_OF)
                && rule.constraints().stream().allMatch(this::isKnown);
    }

    private boolean isKnown(Constraint constraint) {
        if (constraint instanceof Logical logical) {
            return !logical.operand().term().equals("andSequence")
                    && !logical.parts().isEmpty()
                    && logical.parts().stream().allMatch(this::isKnown);
        }
        return !((Atomic) constraint).leftOperand().equals(RandomPolicies.UNHEARD_OF);
    }

    private boolean permits(Permission permission, boolean signing) {
        var targets = permission.scope().target().or(policy::target);
        var assignees = permission.scope().party(Odrl.ASSIGNEE).or(policy::assignee);
        return covers(permission.action().iri())
                && (targets.isEmpty() || targets.equals(request.target()))
                && (assignees.isEmpty() || assignees.equals(request.assignee()))
                && isKnown(permission)
                && all(permission, signing ? "can" : "now").equals(Optional.of(true))
                && permission.duties().stream().allMatch(duty -> met(duty, signing));
    }

    private boolean met(Duty duty, boolean signing) {
        return isKnown(duty)
                && (signing
                        || !duty.action().iri().equals(Odrl.COMPENSATE)
                        || facts.fulfilment(duty) instanceof Fulfilment.Done);
    }

    private boolean mayForbid(Rule.Prohibition rule, boolean signing) {
        return covers(rule.action().iri())
                && mayBe(rule.scope().target(), policy.target(), request.target())
                && mayBe(rule.scope().party(Odrl.ASSIGNEE), policy.assignee(), request.assignee())
                && (!isKnown(rule) || !all(rule, signing ? "not yet" : "now").equals(Optional.of(false)));
    }

    private static boolean mayBe(Optional<String> own, Optional<String> shared, Optional<String> asked) {
        boolean named = own.isPresent() || shared.isPresent();
        return !named || asked.isEmpty() || own.equals(asked) || shared.equals(asked);
    }

    /** All the actions here are kinds of use, except transfer. */
    private boolean covers(String action) {
        return action.equals(request.action())
                || (action.equals(Odrl.USE) && !request.action().equals(Odrl.TRANSFER));
    }

    private Optional<Boolean> all(Rule rule, String mood) {
        return and(rule.constraints().stream().map(one -> holds(one, mood)).toList());
    }

    private static Optional<Boolean> and(List<Optional<Boolean>> parts) {
        if (parts.contains(Optional.of(false))) {
            return Optional.of(false);
        }
        return parts.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
    }

    private static Optional<Boolean> or(List<Optional<Boolean>> parts) {
        return and(parts.stream().map(part -> part.map(value -> !value)).toList())
                .map(value -> !value);
    }

    private Optional<Boolean> holds(Constraint constraint, String mood) {
        if (constraint instanceof Atomic atomic) {
            return holds(atomic, mood);
        }
        var logical = (Logical) constraint;
        var inner = logical.operand().term().equals("xone") ? "now" : mood;
        var parts = logical.parts().stream().map(part -> holds(part, inner)).toList();
        return switch (logical.operand()) {
            case AND -> and(parts);
            case OR -> or(parts);
            case XONE -> xone(parts);
            case AND_SEQUENCE -> throw new IllegalStateException("never evaluated");
        };
    }

    /** Over every way in which the unknown parts could turn out. */
    private static Optional<Boolean> xone(List<Optional<Boolean>> parts) {
        var outcomes = new ArrayList<Boolean>();
        for (int world = 0; world < 1 << parts.size(); world++) {
            int trueOnes = 0;
            boolean possible = true;
            for (int i = 0; i < parts.size(); i++) {
                boolean value = (world >> i & 1) == 1;
                possible &= parts.get(i).isEmpty() || parts.get(i).get() == value;
                trueOnes += value ? 1 : 0;
            }
            if (possible) {
                outcomes.add(trueOnes == 1);
            }
        }
        return outcomes.contains(true) && outcomes.contains(false) ? Optional.empty() : Optional.of(outcomes.get(0));
    }

    private Optional<Boolean> holds(Atomic atomic, String mood) {
        var right = atomic.right().stream().map(Value::text).toList();
        if (atomic.leftOperand().equals(Odrl.DATE_TIME)) {
            var bound = OffsetDateTime.parse(right.get(0)).toInstant();
            boolean later = mood.equals("can") && bound.isAfter(request.at());
            return Optional.of(order(request.at().compareTo(bound), atomic)
                    || (mood.equals("can")
                            && Set.of("gt", "gteq", "neq")
                                    .contains(atomic.operator().term()))
                    || (later && atomic.operator().term().equals("eq")));
        }
        if (atomic.leftOperand().equals(Odrl.COUNT) && request.stage() == Stage.NEGOTIATION) {
            return mood.equals("now") ? Optional.empty() : Optional.of(mood.equals("can"));
        }
        if (!(facts.fact(atomic.leftOperand()) instanceof Fact.Known known)) {
            return Optional.empty();
        }
        var left = known.values().stream().map(Value::text).toList();
        if (atomic.leftOperand().equals(Odrl.COUNT)) {
            return Optional.of(order(new BigDecimal(left.get(0)).compareTo(new BigDecimal(right.get(0))), atomic));
        }
        return atomic.leftOperand().equals(Odrl.PURPOSE)
                ? purpose(atomic, left, right.get(0))
                : names(atomic, left, right);
    }

    private static boolean order(int order, Atomic atomic) {
        return switch (atomic.operator()) {
            case EQ -> order == 0;
            case NEQ -> order != 0;
            case LT -> order < 0;
            case LTEQ -> order <= 0;
            case GT -> order > 0;
            case GTEQ -> order >= 0;
            default -> throw new IllegalStateException("not drawn");
        };
    }

    private static Optional<Boolean> names(Atomic atomic, List<String> left, List<String> right) {
        return Optional.of(
                switch (atomic.operator()) {
                    case EQ, IS_ANY_OF -> right.stream().anyMatch(left::contains);
                    case NEQ, IS_NONE_OF -> right.stream().noneMatch(left::contains);
                    case IS_ALL_OF -> left.containsAll(right);
                    case IS_A ->
                        right.get(0).equals(Rennes.REGISTERED_STUDY) ? !left.isEmpty() : left.contains(right.get(0));
                    default -> throw new IllegalStateException("not drawn");
                });
    }

    private static Optional<Boolean> purpose(Atomic atomic, List<String> left, String right) {
        var asked = right.substring(Rennes.DPV.length());
        var each = left.stream()
                .map(iri -> iri.substring(Rennes.DPV.length()))
                .map(known -> atomic.operator().term().equals("isA") ? isA(known, asked) : is(known, asked))
                .toList();
        boolean negative = Set.of("neq", "isNoneOf").contains(atomic.operator().term());
        return or(each).map(value -> value != negative);
    }

    private static Optional<Boolean> is(String known, String asked) {
        if (known.equals(asked)) {
            return Optional.of(true);
        }
        return exclude(known, asked) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Boolean> isA(String known, String asked) {
        boolean research = asked.equals("ResearchAndDevelopment") && RESEARCH.contains(known);
        boolean commercial = asked.equals("CommercialPurpose") && known.equals("CommercialResearch");
        return research || commercial ? Optional.of(true) : is(known, asked);
    }

    /** Of the five purposes drawn, academic research excludes the two commercial ones. */
    private static boolean exclude(String one, String other) {
        return (one.equals("AcademicResearch") && other.startsWith("Commercial"))
                || (other.equals("AcademicResearch") && one.startsWith("Commercial"));
    }
}
