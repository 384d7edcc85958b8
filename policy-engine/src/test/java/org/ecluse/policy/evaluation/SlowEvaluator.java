package org.ecluse.policy.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;

/**
 * The same question answered the slow, obvious way, from the text of the standard and sharing no code with the plans: for
 * the terms that {@link RandomCases} uses, written out by hand. True, false, or empty for unknown.
 */
final class SlowEvaluator {
    private static final Optional<Boolean> UNKNOWN = Optional.empty();

    private final Policy policy;
    private final Request request;
    private final World world;
    private final Instant now;
    private final boolean signing;
    private final SlowConstraints constraints;
    private final SlowDuties states;

    private SlowEvaluator(Policy policy, Request request, World world, Instant now) {
        this.policy = policy;
        this.request = request;
        this.world = world;
        this.now = now;
        this.signing = request.stage() == Stage.NEGOTIATION;
        this.states = new SlowDuties(world, now, signing);
        this.constraints = new SlowConstraints(world, now, signing);
    }

    /** @param codes of a denial, each with its place */
    record Answer(
            boolean permits,
            Set<String> codes,
            Map<String, Set<Duty>> duties,
            Set<Duty> owed,
            Set<String> claims,
            Optional<Instant> validUntil) {
        private boolean isSameAs(Answer other) {
            return permits == other.permits
                    && duties.equals(other.duties)
                    && owed.equals(other.owed)
                    && claims.equals(other.claims);
        }
    }

    static Answer decide(Policy policy, Request request, World world) {
        var now = new SlowEvaluator(policy, request, world, request.at()).answer();
        var until = Optional.<Instant>empty();
        for (var date : dates(policy, world)) {
            boolean isLater = date.isAfter(request.at());
            boolean isNow = date.equals(request.at());
            if (until.isEmpty()
                    && ((isLater && !at(date, policy, request, world).isSameAs(now))
                            || ((isLater || isNow)
                                    && !at(date.plusNanos(1), policy, request, world)
                                            .isSameAs(now)))) {
                until = Optional.of(date);
            }
        }
        return new Answer(now.permits, now.codes, now.duties, now.owed, now.claims, until);
    }

    private static Answer at(Instant instant, Policy policy, Request request, World world) {
        return new SlowEvaluator(policy, request, world, instant).answer();
    }

    /** Every instant that is written anywhere. */
    private static TreeSet<Instant> dates(Policy policy, World world) {
        var found = new TreeSet<Instant>();
        var texts = java.util.regex.Pattern.compile("2026-11-2[0-9](T[0-9:.]+)?Z")
                .matcher(policy + " " + world.facts + " " + world.states());
        while (texts.find()) {
            found.addAll(SlowConstraints.span(texts.group()));
        }
        for (var fact : world.facts.values()) {
            if (fact instanceof Fact.Known known) {
                known.knownAt().ifPresent(at -> found.add(at.plus(RandomCases.FRESH)));
            }
        }
        return found;
    }

    private Answer answer() {
        var strange = new TreeSet<String>();
        everyRule().forEach((at, rule) -> strange.addAll(strange(rule, at)));
        if (signing && !strange.isEmpty()) {
            return new Answer(false, strange, Map.of(), Set.of(), Set.of(), Optional.empty());
        }
        var codes = new TreeSet<String>();
        var against = new TreeSet<String>();
        each("/prohibition/", policy.prohibitions()).forEach((at, rule) -> against.addAll(forbids(rule, at)));
        var granted = Optional.<Permission>empty();
        var grantedAt = "";
        for (var each : each("/permission/", policy.permissions()).entrySet()) {
            var rule = each.getValue();
            if (bears(rule, each.getKey())
                    && whyNot(rule, each.getKey()).isEmpty()
                    && (granted.isEmpty() || cost(rule).compareTo(cost(granted.get())) < 0)) {
                granted = Optional.of(rule);
                grantedAt = each.getKey();
            }
            if (bears(rule, each.getKey())) {
                codes.addAll(whyNot(rule, each.getKey()));
            }
        }
        if (granted.isEmpty() && codes.isEmpty()) {
            codes.add("policy.permission.none /permission");
        }
        if (granted.isPresent()) {
            codes.clear();
        }
        if (granted.isEmpty() || policy.conflict() != ConflictStrategy.PERM) {
            codes.addAll(against);
        }
        each("/obligation/", policy.obligations()).forEach((at, duty) -> codes.addAll(states.unmet(duty, at)));
        if (!codes.isEmpty()) {
            return new Answer(false, codes, Map.of(), owed(), Set.of(), Optional.empty());
        }
        return new Answer(true, Set.of(), duties(granted.get()), owed(), claims(granted.get()), Optional.empty());
    }

    static <T> Map<String, T> each(String at, List<T> rules) {
        var all = new java.util.LinkedHashMap<String, T>();
        for (int i = 0; i < rules.size(); i++) {
            all.put(at + i, rules.get(i));
        }
        return all;
    }

    private Map<String, Rule> everyRule() {
        var all = new java.util.LinkedHashMap<String, Rule>(each("/permission/", policy.permissions()));
        all.putAll(each("/prohibition/", policy.prohibitions()));
        all.putAll(each("/obligation/", policy.obligations()));
        return all;
    }

    // What nobody can evaluate.

    static Set<String> strange(Rule rule, String at) {
        var found = new TreeSet<String>();
        boolean isUnheardOf = rule.action().iri().equals(RandomCases.UNHEARD_OF);
        if (isUnheardOf) {
            found.add((rule instanceof Duty ? "policy.duty.unsupported " : "policy.action.unknown ") + at + "/action");
        }
        if (!(rule instanceof Duty)) {
            each(at + "/constraint/", rule.constraints()).forEach((place, one) -> found.addAll(strange(one, place)));
            each(at + "/action/refinement/", rule.action().refinements())
                    .forEach((place, one) -> found.addAll(strange(one, place)));
        }
        if (rule instanceof Permission permission) {
            each(at + "/duty/", permission.duties()).forEach((place, duty) -> found.addAll(strange(duty, place)));
        } else if (rule instanceof Prohibition prohibition) {
            each(at + "/remedy/", prohibition.remedies()).forEach((place, duty) -> found.addAll(strange(duty, place)));
        } else {
            each(at + "/consequence/", ((Duty) rule).consequences())
                    .forEach((place, duty) -> found.addAll(strange(duty, place)));
        }
        return found;
    }

    private static Set<String> strange(Constraint constraint, String at) {
        if (constraint instanceof Atomic atomic) {
            return atomic.leftOperand().equals(RandomCases.UNHEARD_OF)
                    ? Set.of("policy.left-operand.unknown " + at)
                    : Set.of();
        }
        var logical = (Logical) constraint;
        var found = new TreeSet<String>();
        if (logical.parts().isEmpty()) {
            found.add("policy.constraint.empty " + at);
        }
        each(at + "/" + logical.operand().term() + "/", logical.parts())
                .forEach((place, part) -> found.addAll(strange(part, place)));
        return found;
    }

    // Rules.

    /** All the actions here are kinds of use, except transfer. */
    private boolean covers(String action) {
        return action.equals(request.action())
                || (action.equals(Odrl.USE) && !request.action().equals(Odrl.TRANSFER));
    }

    private boolean bears(Permission rule, String at) {
        return covers(rule.action().iri()) && !about(rule, false).equals(Optional.of(false));
    }

    private Set<String> whyNot(Permission rule, String at) {
        var strange = strange(rule, at);
        if (!strange.isEmpty()) {
            return strange;
        }
        var codes = new TreeSet<String>();
        if (target(rule, false).isEmpty()) {
            codes.add("policy.membership.unknown " + (rule.scope().targets().isEmpty() ? "" : at) + "/target");
        }
        if (assignee(rule, false).isEmpty()) {
            codes.add("policy.membership.unknown "
                    + (rule.scope().parties(Odrl.ASSIGNEE).isEmpty() ? "" : at) + "/assignee");
        }
        conditions(rule, at).forEach((place, one) -> codes.addAll(whyNot(one, place, signing ? "can" : "now", true)));
        each(at + "/duty/", rule.duties()).forEach((place, duty) -> codes.addAll(states.unmet(duty, place)));
        return codes;
    }

    private static Map<String, Constraint> conditions(Rule rule, String at) {
        var all = new java.util.LinkedHashMap<>(each(at + "/constraint/", rule.constraints()));
        all.putAll(each(at + "/action/refinement/", rule.action().refinements()));
        return all;
    }

    /** Parts of a conjunction are told one by one, those of other choices together. */
    private Set<String> whyNot(Constraint constraint, String at, String mood, boolean isAlsoFalse) {
        var truth = constraints.holds(constraint, mood, "");
        if (truth.equals(Optional.of(true)) || (truth.isPresent() && !isAlsoFalse)) {
            return Set.of();
        }
        if (constraint instanceof Logical logical && logical.operand() == LogicalOperand.AND) {
            var codes = new TreeSet<String>();
            each(at + "/and/", logical.parts())
                    .forEach((place, part) -> codes.addAll(whyNot(part, place, mood, isAlsoFalse)));
            return codes;
        }
        return Set.of((truth.isEmpty() ? "policy.constraint.unknown " : "policy.constraint.unsatisfied ") + at);
    }

    private Set<String> forbids(Prohibition rule, String at) {
        var about = about(rule, true);
        boolean mayCover = covers(rule.action().iri()) || rule.action().iri().equals(RandomCases.UNHEARD_OF);
        if (!mayCover || about.equals(Optional.of(false))) {
            return Set.of();
        }
        if (!strange(rule, at).isEmpty()) {
            return strange(rule, at);
        }
        var mood = signing ? "not yet" : "now";
        var all = SlowConstraints.and(Stream.concat(
                        Stream.of(about),
                        conditions(rule, at).values().stream().map(one -> constraints.holds(one, mood, "")))
                .toList());
        if (all.isPresent()) {
            return all.get() ? Set.of("policy.prohibited " + at) : Set.of();
        }
        var codes = new TreeSet<String>();
        if (target(rule, true).isEmpty()) {
            codes.add("policy.prohibition.unknown " + (rule.scope().targets().isEmpty() ? "" : at) + "/target");
        }
        if (assignee(rule, true).isEmpty()) {
            codes.add("policy.prohibition.unknown "
                    + (rule.scope().parties(Odrl.ASSIGNEE).isEmpty() ? "" : at) + "/assignee");
        }
        conditions(rule, at).forEach((place, one) -> whyNot(one, place, mood, false)
                .forEach(code -> codes.add(code.replace("policy.constraint.unknown", "policy.prohibition.unknown"))));
        return codes;
    }

    private Optional<Boolean> about(Rule rule, boolean isForbidding) {
        return SlowConstraints.and(List.of(target(rule, isForbidding), assignee(rule, isForbidding)));
    }

    private Optional<Boolean> target(Rule rule, boolean isForbidding) {
        var own = rule.scope().targets();
        var shared = policy.head().scope().targets();
        var named = new ArrayList<>(own.isEmpty() ? shared : own);
        named.addAll(isForbidding && !own.isEmpty() ? shared : List.<Asset>of());
        return named(
                named.stream()
                        .map(asset -> member(
                                asset.uid(), asset.source(), asset.refinements(), request.target(), isForbidding))
                        .toList(),
                request.target(),
                isForbidding);
    }

    private Optional<Boolean> assignee(Rule rule, boolean isForbidding) {
        var own = rule.scope().parties(Odrl.ASSIGNEE);
        var shared = policy.head().scope().parties(Odrl.ASSIGNEE);
        var named = new ArrayList<>(own.isEmpty() ? shared : own);
        named.addAll(isForbidding && !own.isEmpty() ? shared : List.<Party>of());
        return named(
                named.stream()
                        .map(party -> member(
                                party.uid(), party.source(), party.refinements(), request.assignee(), isForbidding))
                        .toList(),
                request.assignee(),
                isForbidding);
    }

    private static Optional<Boolean> named(List<Optional<Boolean>> each, Optional<String> asked, boolean isForbidding) {
        if (each.isEmpty()) {
            return Optional.of(true);
        }
        if (asked.isEmpty()) {
            return isForbidding ? UNKNOWN : Optional.of(false);
        }
        return SlowConstraints.or(each);
    }

    private Optional<Boolean> member(
            Optional<String> uid,
            Optional<String> source,
            List<Constraint> refinements,
            Optional<String> asked,
            boolean isForbidding) {
        if (asked.isEmpty()) {
            return UNKNOWN;
        }
        if (uid.isPresent()) {
            return Optional.of(uid.equals(asked));
        }
        var holds = source.isEmpty() ? Optional.of(true) : value(world.memberOf(source.get(), asked.get()));
        var mood = !signing ? "now" : isForbidding ? "not yet" : "can";
        var all = new ArrayList<>(List.of(holds));
        refinements.forEach(one -> all.add(constraints.holds(one, mood, asked.get() + " ")));
        return SlowConstraints.and(all);
    }

    private static Optional<Boolean> value(Truth truth) {
        return truth == Truth.UNKNOWN ? UNKNOWN : Optional.of(truth == Truth.SATISFIED);
    }

    // Duties.

    private Set<Duty> owed() {
        var owed = new java.util.HashSet<Duty>();
        if (signing) {
            return owed;
        }
        each("/permission/", policy.permissions()).forEach((at, rule) -> {
            if (bears(rule, at)) {
                rule.duties().forEach(duty -> states.owe(duty, owed));
            }
        });
        policy.obligations().forEach(duty -> states.owe(duty, owed));
        for (var rule : policy.prohibitions()) {
            if (!rule.remedies().isEmpty() && world.infringed(rule) == Truth.SATISFIED) {
                rule.remedies().forEach(remedy -> states.oweAtOnce(remedy, owed));
            }
        }
        return owed;
    }

    private Map<String, Set<Duty>> duties(Permission granted) {
        var all = new java.util.HashMap<String, Set<Duty>>();
        for (var mode : List.of("before", "during", "eventually", "after")) {
            var these = new java.util.HashSet<Duty>();
            Stream.concat(granted.duties().stream(), policy.obligations().stream())
                    .filter(duty -> SlowDuties.mode(duty).equals(mode))
                    .forEach(these::add);
            all.put(mode, these);
        }
        return all;
    }

    /** Fewest duties, then by name. */
    private static String cost(Permission rule) {
        var duties = new TreeSet<String>();
        rule.duties().forEach(duty -> duties.add(duty.toString()));
        var terms = new TreeSet<String>();
        rule.constraints().forEach(one -> terms.add(one.toString()));
        return duties.size() + " " + duties + " " + rule.action() + " " + rule.scope() + " " + terms;
    }

    // Counted limits: what must be reserved so that the outcome stands however many uses are made at once.

    private Set<String> claims(Permission granted) {
        var all = new TreeSet<String>();
        if (signing || !world.isMetered()) {
            return all;
        }
        conditions(granted, "").values().forEach(one -> all.addAll(claims(one, true, "permit " + name(granted))));
        if (policy.conflict() != ConflictStrategy.PERM) {
            for (var rule : policy.prohibitions()) {
                boolean mayCover =
                        covers(rule.action().iri()) || rule.action().iri().equals(RandomCases.UNHEARD_OF);
                if (mayCover && !about(rule, true).equals(Optional.of(false))) {
                    all.addAll(least(List.copyOf(conditions(rule, "").values()), false, "forbid " + name(rule)));
                }
            }
        }
        return all;
    }

    private static String name(Rule rule) {
        var terms = new TreeSet<String>();
        rule.constraints().forEach(one -> terms.add(one.toString()));
        return rule.action() + " " + rule.scope() + " " + terms;
    }

    private Set<String> claims(Constraint constraint, boolean isTrue, String rule) {
        if (constraint instanceof Atomic atomic) {
            var operator = atomic.operator().term();
            if (!atomic.leftOperand().equals(Odrl.COUNT)) {
                return Set.of();
            }
            var number = atomic.right().get(0).text();
            boolean reaches = isTrue
                    ? Set.of("lteq", "eq").contains(operator)
                    : Set.of("gt", "neq").contains(operator);
            boolean staysBelow = isTrue ? operator.equals("lt") : operator.equals("gteq");
            return reaches || staysBelow ? Set.of(number + " " + reaches + " " + rule + " " + operator) : Set.of();
        }
        var logical = (Logical) constraint;
        var parts = logical.parts();
        boolean isAnyEnough =
                switch (logical.operand()) {
                    case XONE -> false;
                    case OR -> isTrue;
                    case AND, AND_SEQUENCE -> !isTrue;
                };
        if (isAnyEnough) {
            return least(parts, isTrue, rule);
        }
        var all = new TreeSet<String>();
        for (var part : parts) {
            constraints.holds(part, "now", "").ifPresent(truth -> all.addAll(claims(part, truth, rule)));
        }
        return all;
    }

    private Set<String> least(List<Constraint> parts, boolean isTrue, String rule) {
        return parts.stream()
                .filter(part -> constraints.holds(part, "now", "").equals(Optional.of(isTrue)))
                .map(part -> claims(part, isTrue, rule))
                .min(java.util.Comparator.<Set<String>>comparingInt(Set::size)
                        .thenComparing(claims -> limits(claims).toString()))
                .orElse(Set.of());
    }

    /** The limits alone, as they are compared with the plan's. */
    static List<String> limits(Collection<String> claims) {
        return claims.stream()
                .map(claim -> claim.split(" ")[0] + " " + claim.split(" ")[1])
                .sorted()
                .toList();
    }
}
