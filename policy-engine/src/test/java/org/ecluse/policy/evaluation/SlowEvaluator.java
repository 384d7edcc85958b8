package org.ecluse.policy.evaluation;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecluse.policy.counting.Counters;
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
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.Rennes;

/**
 * The same question answered the slow, obvious way, from the text of the standard and sharing no code with the plans: for
 * the terms that {@link RandomCases} uses, written out by hand. True, false, or empty for unknown.
 */
final class SlowEvaluator {
    private static final Optional<Boolean> UNKNOWN = Optional.empty();
    private static final Set<String> RESEARCH =
            Set.of("AcademicResearch", "ResearchAndDevelopment", "CommercialResearch");
    private static final int DAY = 86_400;

    /** The shortest and the longest that each span can be, in seconds. */
    private static final Map<String, List<Integer>> SPANS = Map.ofEntries(
            entry("P1M", List.of(28 * DAY, 31 * DAY)),
            entry("P1Y", List.of(365 * DAY, 366 * DAY)),
            entry("P27D", List.of(27 * DAY, 27 * DAY)),
            entry("P30D", List.of(30 * DAY, 30 * DAY)),
            entry("P32D", List.of(32 * DAY, 32 * DAY)),
            entry("P1D", List.of(DAY, DAY)),
            entry("PT24H", List.of(DAY, DAY)));

    private final Policy policy;
    private final Request request;
    private final World world;
    private final Instant now;
    private final boolean signing;

    private SlowEvaluator(Policy policy, Request request, World world, Instant now) {
        this.policy = policy;
        this.request = request;
        this.world = world;
        this.now = now;
        this.signing = request.stage() == Stage.NEGOTIATION;
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
            found.addAll(span(texts.group()));
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
        each("/obligation/", policy.obligations()).forEach((at, duty) -> codes.addAll(unmet(duty, at)));
        if (!codes.isEmpty()) {
            return new Answer(false, codes, Map.of(), owed(), Set.of(), Optional.empty());
        }
        return new Answer(true, Set.of(), duties(granted.get()), owed(), claims(granted.get()), Optional.empty());
    }

    private static <T> Map<String, T> each(String at, List<T> rules) {
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

    private static Set<String> strange(Rule rule, String at) {
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
        each(at + "/duty/", rule.duties()).forEach((place, duty) -> codes.addAll(unmet(duty, place)));
        return codes;
    }

    private static Map<String, Constraint> conditions(Rule rule, String at) {
        var all = new java.util.LinkedHashMap<>(each(at + "/constraint/", rule.constraints()));
        all.putAll(each(at + "/action/refinement/", rule.action().refinements()));
        return all;
    }

    /** Parts of a conjunction are told one by one, those of other choices together. */
    private Set<String> whyNot(Constraint constraint, String at, String mood, boolean isAlsoFalse) {
        var truth = holds(constraint, mood, "");
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
        var all = and(Stream.concat(
                        Stream.of(about), conditions(rule, at).values().stream().map(one -> holds(one, mood, "")))
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
        return and(List.of(target(rule, isForbidding), assignee(rule, isForbidding)));
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
        return or(each);
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
        refinements.forEach(one -> all.add(holds(one, mood, asked.get() + " ")));
        return and(all);
    }

    private static Optional<Boolean> value(Truth truth) {
        return truth == Truth.UNKNOWN ? UNKNOWN : Optional.of(truth == Truth.SATISFIED);
    }

    // Duties.

    private static String mode(Duty duty) {
        boolean isMoved =
                duty.constraints().stream().anyMatch(one -> one.toString().contains("policyUsage"));
        return switch (duty.action().iri()) {
            case Odrl.COMPENSATE -> "before";
            case Odrl.ATTRIBUTE -> "during";
            case Odrl.DELETE -> "after";
            case RandomCases.REPORT -> isMoved ? "before" : "eventually";
            default -> "never";
        };
    }

    private boolean isTooLate(Duty duty) {
        return Stream.concat(duty.constraints().stream(), duty.action().refinements().stream())
                .map(Atomic.class::cast)
                .filter(one -> one.leftOperand().equals(Odrl.DATE_TIME))
                .anyMatch(one -> {
                    var span = span(one.right().get(0).text());
                    return one.operator().term().equals("lt") ? !now.isBefore(span.get(0)) : compare(now, span) > 0;
                });
    }

    private Set<String> unmet(Duty duty, String at) {
        var strange = strange(duty, at);
        if (!strange.isEmpty()) {
            return strange;
        }
        var state = world.fulfilment(duty);
        if (signing || mode(duty).equals("during") || state instanceof Fulfilment.Done) {
            return Set.of();
        }
        if (state instanceof Fulfilment.Late) {
            return unmetConsequences(duty, at);
        }
        if (state instanceof Fulfilment.Unknown) {
            return mode(duty).equals("before") || isTooLate(duty) ? Set.of("policy.duty.unknown " + at) : Set.of();
        }
        if (isOverdue(duty)) {
            var codes = new TreeSet<>(unmetConsequences(duty, at));
            codes.add("policy.duty.overdue " + at);
            return codes;
        }
        return mode(duty).equals("before") ? Set.of("policy.duty.unfulfilled " + at) : Set.of();
    }

    private boolean isOverdue(Duty duty) {
        var state = world.fulfilment(duty);
        boolean isPast = state instanceof Fulfilment.Due due
                && due.by().filter(by -> !now.isBefore(by)).isPresent();
        boolean isOpen = state instanceof Fulfilment.Due;
        return state instanceof Fulfilment.Overdue || isPast || (isOpen && isTooLate(duty));
    }

    private Set<String> unmetConsequences(Duty duty, String at) {
        var codes = new TreeSet<String>();
        each(at + "/consequence/", duty.consequences()).forEach((place, each) -> {
            var state = world.fulfilment(each);
            if (state instanceof Fulfilment.Late) {
                codes.addAll(unmetConsequences(each, place));
            } else if (state instanceof Fulfilment.Unknown) {
                codes.add("policy.duty.unknown " + place);
            } else if (!(state instanceof Fulfilment.Done)) {
                codes.add("policy.duty.unfulfilled " + place);
            }
        });
        return codes;
    }

    private Set<Duty> owed() {
        var owed = new java.util.HashSet<Duty>();
        if (signing) {
            return owed;
        }
        each("/permission/", policy.permissions()).forEach((at, rule) -> {
            if (bears(rule, at)) {
                rule.duties().forEach(duty -> owe(duty, owed));
            }
        });
        policy.obligations().forEach(duty -> owe(duty, owed));
        for (var rule : policy.prohibitions()) {
            if (!rule.remedies().isEmpty() && world.infringed(rule) == Truth.SATISFIED) {
                rule.remedies().forEach(remedy -> oweAtOnce(remedy, owed));
            }
        }
        return owed;
    }

    private void owe(Duty duty, Collection<Duty> owed) {
        if (!strange(duty, "").isEmpty() || mode(duty).equals("during")) {
            return;
        }
        if (isOverdue(duty)) {
            owed.add(duty);
        }
        if (isOverdue(duty) || world.fulfilment(duty) instanceof Fulfilment.Late) {
            duty.consequences().forEach(each -> oweAtOnce(each, owed));
        }
    }

    private void oweAtOnce(Duty duty, Collection<Duty> owed) {
        if (!strange(duty, "").isEmpty()) {
            return;
        }
        var state = world.fulfilment(duty);
        if (state instanceof Fulfilment.Due || state instanceof Fulfilment.Overdue) {
            owed.add(duty);
        } else if (state instanceof Fulfilment.Late) {
            duty.consequences().forEach(each -> oweAtOnce(each, owed));
        }
    }

    private Map<String, Set<Duty>> duties(Permission granted) {
        var all = new java.util.HashMap<String, Set<Duty>>();
        for (var mode : List.of("before", "during", "eventually", "after")) {
            var these = new java.util.HashSet<Duty>();
            Stream.concat(granted.duties().stream(), policy.obligations().stream())
                    .filter(duty -> mode(duty).equals(mode))
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
            holds(part, "now", "").ifPresent(truth -> all.addAll(claims(part, truth, rule)));
        }
        return all;
    }

    private Set<String> least(List<Constraint> parts, boolean isTrue, String rule) {
        return parts.stream()
                .filter(part -> holds(part, "now", "").equals(Optional.of(isTrue)))
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

    // Constraints.

    private static Optional<Boolean> and(List<Optional<Boolean>> parts) {
        if (parts.contains(Optional.of(false))) {
            return Optional.of(false);
        }
        return parts.contains(UNKNOWN) ? UNKNOWN : Optional.of(true);
    }

    private static Optional<Boolean> or(List<Optional<Boolean>> parts) {
        return and(parts.stream().map(part -> part.map(value -> !value)).toList())
                .map(value -> !value);
    }

    /** @param subject what comes before an operand that is asked for of an asset or a party */
    private Optional<Boolean> holds(Constraint constraint, String mood, String subject) {
        if (constraint instanceof Atomic atomic) {
            return holds(atomic, mood, subject);
        }
        var logical = (Logical) constraint;
        if (logical.parts().isEmpty()) {
            return UNKNOWN;
        }
        var inner = logical.operand().term().equals("xone") ? "now" : mood;
        var parts = logical.parts().stream()
                .map(part -> holds(part, inner, subject))
                .toList();
        return switch (logical.operand()) {
            case AND -> and(parts);
            case OR -> or(parts);
            case XONE -> xone(parts);
            case AND_SEQUENCE ->
                and(parts).equals(Optional.of(true)) && !mood.equals("can") ? inOrder(logical.parts()) : and(parts);
        };
    }

    /** Over every way in which the unknown parts could turn out. */
    private static Optional<Boolean> xone(List<Optional<Boolean>> parts) {
        var outcomes = new TreeSet<Boolean>();
        for (int way = 0; way < 1 << parts.size(); way++) {
            int trueOnes = 0;
            boolean isPossible = true;
            for (int i = 0; i < parts.size(); i++) {
                boolean value = (way >> i & 1) == 1;
                isPossible &= parts.get(i).isEmpty() || parts.get(i).get() == value;
                trueOnes += value ? 1 : 0;
            }
            if (isPossible) {
                outcomes.add(trueOnes == 1);
            }
        }
        return outcomes.size() == 2 ? UNKNOWN : Optional.of(outcomes.first());
    }

    private Optional<Boolean> inOrder(List<Constraint> parts) {
        if (parts.size() == 1) {
            return Optional.of(true);
        }
        var known = new ArrayList<Instant>();
        parts.forEach(part -> since(part).ifPresent(known::add));
        for (int i = 1; i < known.size(); i++) {
            if (known.get(i).isBefore(known.get(i - 1))) {
                return Optional.of(false);
            }
        }
        return known.size() < parts.size() ? UNKNOWN : Optional.of(true);
    }

    private Optional<Instant> since(Constraint constraint) {
        if (constraint instanceof Logical logical) {
            boolean isAll = logical.operand().term().startsWith("and");
            var all = logical.parts().stream().map(this::since).toList();
            return isAll && all.stream().allMatch(Optional::isPresent)
                    ? all.stream().map(Optional::get).max(Instant::compareTo)
                    : Optional.empty();
        }
        var atomic = (Atomic) constraint;
        if (atomic.leftOperand().equals(Odrl.DATE_TIME)) {
            var span = span(atomic.right().get(0).text());
            return Optional.of(
                    switch (atomic.operator()) {
                        case EQ, GTEQ -> span.get(0);
                        case GT -> span.get(1);
                        case NEQ -> now.isBefore(span.get(0)) ? Instant.MIN : span.get(1);
                        default -> Instant.MIN;
                    });
        }
        if (atomic.leftOperand().equals(Odrl.COUNT) && world.isMetered()) {
            return Optional.empty();
        }
        return usable(atomic.leftOperand(), "").flatMap(Fact.Known::since);
    }

    private Optional<Boolean> holds(Atomic atomic, String mood, String subject) {
        var operator = atomic.operator().term();
        if (atomic.leftOperand().equals(Odrl.DATE_TIME)) {
            var span = span(atomic.right().get(0).text());
            boolean isStillToCome = mood.equals("can")
                    && (Set.of("gt", "gteq", "neq").contains(operator)
                            || (operator.equals("eq") && now.isBefore(span.get(0))));
            return Optional.of(isStillToCome || order(compare(now, span), operator));
        }
        if (atomic.leftOperand().equals(Odrl.COUNT) && signing) {
            return mood.equals("now") ? UNKNOWN : Optional.of(mood.equals("can"));
        }
        if (atomic.leftOperand().equals(Odrl.COUNT) && world.isMetered()) {
            var used = world.meter(Odrl.COUNT).orElseThrow().counters().used(null);
            return used instanceof Counters.Used.Amount amount
                    ? Optional.of(
                            order(amount.amount().add(BigDecimal.ONE).compareTo(number(atomic.right())), operator))
                    : UNKNOWN;
        }
        var fact = usable(atomic.leftOperand(), subject);
        if (fact.isEmpty()) {
            return UNKNOWN;
        }
        var left = fact.get().values().stream().map(Value::text).toList();
        var right = atomic.right().stream().map(Value::text).toList();
        return switch (atomic.leftOperand()) {
            case Odrl.COUNT, RandomCases.LOAD ->
                atomic.unit().equals(fact.get().unit())
                        ? Optional.of(order(number(fact.get().values()).compareTo(number(atomic.right())), operator))
                        : UNKNOWN;
            case Odrl.PURPOSE -> purpose(operator, left, right.get(0));
            case RandomCases.WAIT -> wait(SPANS.get(left.get(0)), SPANS.get(right.get(0)), operator);
            case RandomCases.SEEN ->
                left.get(0).contains("T")
                        ? Optional.of(order(compare(Instant.parse(left.get(0)), span(right.get(0))), operator))
                        : UNKNOWN;
            default -> names(atomic, operator, left, right);
        };
    }

    private Optional<Fact.Known> usable(String operand, String subject) {
        if (!(world.facts.get(subject + operand) instanceof Fact.Known known)) {
            return Optional.empty();
        }
        boolean isGood = !operand.equals(RandomCases.LOAD)
                || (known.asserter() == Asserter.CONNECTOR
                        && known.knownAt()
                                .filter(at -> !now.isAfter(at.plus(RandomCases.FRESH)))
                                .isPresent());
        return isGood ? Optional.of(known) : Optional.empty();
    }

    private static BigDecimal number(List<Value> values) {
        return new BigDecimal(values.get(0).text());
    }

    /** First and last instant of a date, the last one not included unless it is the first. */
    private static List<Instant> span(String text) {
        if (text.contains("T")) {
            var at = OffsetDateTime.parse(text).toInstant();
            return List.of(at, at);
        }
        var day = LocalDate.parse(text.substring(0, 10));
        return List.of(
                day.atStartOfDay().toInstant(ZoneOffset.UTC),
                day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static int compare(Instant at, List<Instant> span) {
        if (at.isBefore(span.get(0))) {
            return -1;
        }
        boolean isWithin = at.equals(span.get(0)) || at.isBefore(span.get(1));
        return isWithin ? 0 : 1;
    }

    private static boolean order(int order, String operator) {
        return switch (operator) {
            case "eq" -> order == 0;
            case "neq" -> order != 0;
            case "lt" -> order < 0;
            case "lteq" -> order <= 0;
            case "gt" -> order > 0;
            case "gteq" -> order >= 0;
            default -> throw new IllegalStateException("not drawn");
        };
    }

    private static Optional<Boolean> wait(List<Integer> left, List<Integer> right, String operator) {
        if (left.equals(right)) {
            return Optional.of(order(0, operator));
        }
        if (left.get(1) < right.get(0) || left.get(0) > right.get(1)) {
            return Optional.of(order(left.get(0).compareTo(right.get(0)), operator));
        }
        return Set.of("eq", "neq").contains(operator) ? Optional.of(operator.equals("neq")) : UNKNOWN;
    }

    private Optional<Boolean> names(Atomic atomic, String operator, List<String> left, List<String> written) {
        var right = new ArrayList<>(written);
        for (var reference : atomic.details().references()) {
            if (!(world.facts.get(reference) instanceof Fact.Known known)) {
                return UNKNOWN;
            }
            known.values().forEach(value -> right.add(value.text()));
        }
        return Optional.of(
                switch (operator) {
                    case "eq", "isAnyOf" -> right.stream().anyMatch(left::contains);
                    case "neq", "isNoneOf" -> right.stream().noneMatch(left::contains);
                    case "isAllOf" -> left.containsAll(right);
                    case "isA" ->
                        right.get(0).equals(Rennes.REGISTERED_STUDY) ? !left.isEmpty() : left.contains(right.get(0));
                    default -> throw new IllegalStateException("not drawn");
                });
    }

    private static Optional<Boolean> purpose(String operator, List<String> left, String right) {
        var asked = right.substring(Rennes.DPV.length());
        var each = left.stream()
                .map(iri -> iri.substring(Rennes.DPV.length()))
                .map(known -> operator.equals("isA") ? isA(known, asked) : is(known, asked))
                .toList();
        boolean isNegative = Set.of("neq", "isNoneOf").contains(operator);
        return or(each).map(value -> value != isNegative);
    }

    private static Optional<Boolean> is(String known, String asked) {
        if (known.equals(asked)) {
            return Optional.of(true);
        }
        return exclude(known, asked) ? Optional.of(false) : UNKNOWN;
    }

    private static Optional<Boolean> isA(String known, String asked) {
        boolean isResearch = asked.equals("ResearchAndDevelopment") && RESEARCH.contains(known);
        boolean isCommercial = asked.equals("CommercialPurpose") && known.equals("CommercialResearch");
        return isResearch || isCommercial ? Optional.of(true) : is(known, asked);
    }

    /** Of the five purposes drawn, academic research excludes the two commercial ones. */
    private static boolean exclude(String one, String other) {
        return (one.equals("AcademicResearch") && other.startsWith("Commercial"))
                || (other.equals("AcademicResearch") && one.startsWith("Commercial"));
    }
}
