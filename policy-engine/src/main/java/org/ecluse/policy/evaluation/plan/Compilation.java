package org.ecluse.policy.evaluation.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Premise;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.plan.Conditions.Place;
import org.ecluse.policy.evaluation.plan.Plan.Remedy;
import org.ecluse.policy.evaluation.plan.ScopeTest.Group;
import org.ecluse.policy.evaluation.plan.Slot.Asked;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.profile.DutyMode;
import org.ecluse.policy.terms.DutyTiming;
import org.ecluse.policy.terms.TimeSpan;

/** One policy being compiled, for what is fixed. Used once, by one thread. */
final class Compilation {
    private final Compiler compiler;
    private final Policy policy;
    private final Fixed fixed;
    private final Slots slots = new Slots();
    private final Conditions conditions;
    private final TreeSet<Instant> dates = new TreeSet<>();
    private final List<DutyPlan> owed = new ArrayList<>();

    Compilation(Compiler compiler, Policy policy, Fixed fixed) {
        this.compiler = compiler;
        this.policy = policy;
        this.fixed = fixed;
        this.conditions = new Conditions(compiler, slots);
    }

    Plan.Contents contents() {
        var problems = compiler.evaluability().of(policy);
        var head = compiler.evaluability().ofHead(policy);
        var isClean = problems.size() == head.size();
        var burdens = new Burdens(policy.permissions());
        var permissions = new ArrayList<RulePlan>();
        for (int i = 0; i < policy.permissions().size(); i++) {
            var rule = policy.permissions().get(i);
            permission(rule, "/permission/" + i, isClean, burdens.of(rule)).ifPresent(permissions::add);
        }
        var prohibitions = new ArrayList<RulePlan>();
        var remedies = new ArrayList<Remedy>();
        for (int i = 0; i < policy.prohibitions().size(); i++) {
            var rule = policy.prohibitions().get(i);
            prohibition(rule, "/prohibition/" + i, isClean).ifPresent(prohibitions::add);
            if (!rule.remedies().isEmpty()) {
                remedies.add(
                        new Remedy(slots.of(rule), duties(rule.remedies(), "/prohibition/" + i + "/remedy/", isClean)));
            }
        }
        var obligations = duties(policy.obligations(), "/obligation/", isClean);
        var agenda = new Agenda(
                dates.toArray(Instant[]::new),
                List.copyOf(conditions.fresh()),
                List.copyOf(owed),
                !owed.isEmpty() || !remedies.isEmpty());
        return new Plan.Contents(
                problems,
                reasons(problems, Optional.empty()),
                reasons(head, Optional.empty()),
                List.copyOf(permissions),
                List.copyOf(prohibitions),
                obligations,
                List.copyOf(remedies),
                agenda,
                burdens.owing(policy.obligations()),
                slots.size(),
                slots.tests());
    }

    /** What permissions cost whoever uses them: fewest duties first, then by name, so that order does not count. */
    private final class Burdens {
        private final Map<Permission, Integer> places = new HashMap<>();
        private final List<Permission> ordered;

        Burdens(List<Permission> permissions) {
            var byCost = new TreeMap<String, Permission>();
            var costs = new HashMap<Permission, String>();
            for (var permission : new LinkedHashSet<>(permissions)) {
                var duties = new TreeSet<String>();
                permission.duties().forEach(duty -> duties.add(duty.toString()));
                var cost = String.format("%05d %s %s", duties.size(), duties, text(permission));
                costs.put(permission, cost);
                byCost.putIfAbsent(cost, permission);
            }
            var order = List.copyOf(byCost.keySet());
            costs.forEach((permission, cost) -> places.put(permission, order.indexOf(cost)));
            ordered = List.copyOf(byCost.values());
        }

        int of(Permission permission) {
            return places.get(permission);
        }

        List<Decision.Duties> owing(List<Duty> obligations) {
            var same = new HashMap<Decision.Duties, Decision.Duties>();
            var owing = new ArrayList<Decision.Duties>();
            for (var permission : ordered) {
                var all = new LinkedHashSet<>(permission.duties());
                all.addAll(obligations);
                var duties = new Decision.Duties(
                        owed(all, DutyMode.BEFORE),
                        owed(all, DutyMode.ONGOING),
                        owed(all, DutyMode.EVENTUALLY),
                        owed(all, DutyMode.AFTER));
                owing.add(same.computeIfAbsent(duties, key -> duties));
            }
            return List.copyOf(owing);
        }

        private List<Duty> owed(Collection<Duty> duties, DutyMode mode) {
            var these = new HashSet<Duty>();
            for (var duty : duties) {
                if (DutyTiming.mode(duty, compiler.profile()) == mode) {
                    these.add(duty);
                }
            }
            return Plan.sorted(these);
        }
    }

    /** A rule's text, whatever it is called and whatever is fixed. */
    private static String text(Rule rule) {
        return rule.action() + " " + rule.scope() + " "
                + new TreeSet<>(
                        rule.constraints().stream().map(Constraint::toString).toList());
    }

    /** What a limit is the limit of, on both sides and in any order. */
    private String limited(Rule rule) {
        return rule.action().iri() + " " + compiler.texts().all(rule.action().refinements()) + " " + rule.scope() + " "
                + compiler.texts().all(rule.constraints());
    }

    private Optional<RulePlan> permission(Permission rule, String at, boolean isClean, int burden) {
        boolean mayBeAsked = fixed.actions().isEmpty()
                || fixed.actions().stream().anyMatch(asked -> compiler.coverage()
                        .permits(rule.action().iri(), asked));
        return mayBeAsked ? rule(rule, at, isClean, false, rule.duties(), burden) : Optional.empty();
    }

    private Optional<RulePlan> prohibition(Prohibition rule, String at, boolean isClean) {
        var action = rule.action().iri();
        boolean mayBeAsked = fixed.actions().isEmpty()
                || !compiler.coverage().isKnown(action)
                || fixed.actions().stream()
                        .anyMatch(asked -> compiler.coverage().forbids(action, asked));
        return mayBeAsked ? rule(rule, at, isClean, true, List.of(), 0) : Optional.empty();
    }

    private Optional<RulePlan> rule(
            Rule rule, String at, boolean isClean, boolean isForbidding, List<Duty> duties, int burden) {
        var place = new Place(
                Asked.FACT, Texts.hash((isForbidding ? "forbid " : "permit ") + limited(rule)), unitOfCount(rule));
        var target = target(rule, at, isForbidding, place);
        var assignee = assignee(rule, at, isForbidding, place);
        if (target.isEmpty() || assignee.isEmpty()) {
            return Optional.empty();
        }
        collectDates(rule.constraints());
        collectDates(rule.action().refinements());
        var problems = isClean ? List.<Problem>of() : compiler.evaluability().of(rule, at);
        var asked = conditions.all(rule.constraints(), at + "/constraint/", place);
        var refined = conditions.all(rule.action().refinements(), at + "/action/refinement/", place);
        var both = Arrays.copyOf(asked, asked.length + refined.length);
        System.arraycopy(refined, 0, both, asked.length, refined.length);
        return Optional.of(new RulePlan(
                at,
                rule,
                compiler.coverage().isKnown(rule.action().iri()),
                target.get(),
                assignee.get(),
                both,
                refined.length,
                duties(duties, at + "/duty/", isClean),
                reasons(problems, Optional.of(rule)),
                burden));
    }

    private static Optional<String> unitOfCount(Rule rule) {
        return rule.constraints().stream()
                .filter(Atomic.class::isInstance)
                .map(Atomic.class::cast)
                .filter(atomic -> atomic.leftOperand().equals(Odrl.UNIT_OF_COUNT)
                        && atomic.operator() == Operator.EQ
                        && atomic.right().size() == 1)
                .map(atomic -> atomic.right().get(0).text())
                .findFirst();
    }

    /** What a rule or its policy names, as far as it matters here. */
    private record Named(Set<String> uids, boolean isGroup, List<String> collections, List<Constraint> refinements) {
        static Named of(Asset asset) {
            return of(asset.uid(), asset.source(), asset.isCollection(), asset.refinements());
        }

        static Named of(Party party) {
            return of(party.uid(), party.source(), party.isCollection(), party.refinements());
        }

        private static Named of(
                Optional<String> uid, Optional<String> source, boolean isGroup, List<Constraint> refinements) {
            var uids = new TreeSet<String>();
            uid.ifPresent(uids::add);
            source.ifPresent(uids::add);
            // A collection may be known by its own name or by that of its source.
            return new Named(uids, isGroup || uid.isEmpty(), List.copyOf(uids), refinements);
        }
    }

    private Optional<ScopeTest> target(Rule rule, String at, boolean isForbidding, Place place) {
        return scope(
                Premise.Kind.TARGET,
                names(rule.scope().targets(), policy.head().scope().targets(), Named::of, isForbidding),
                rule.scope().targets().isEmpty() ? "/target" : at + "/target",
                isForbidding,
                place);
    }

    private Optional<ScopeTest> assignee(Rule rule, String at, boolean isForbidding, Place place) {
        var own = rule.scope().parties(Odrl.ASSIGNEE);
        return scope(
                Premise.Kind.ASSIGNEE,
                names(own, policy.head().scope().parties(Odrl.ASSIGNEE), Named::of, isForbidding),
                own.isEmpty() ? "/assignee" : at + "/assignee",
                isForbidding,
                place);
    }

    /**
     * How a rule's own target and assignee stand to those of the policy. ODRL IM 2.2, 2.7.1 repeats the policy's on each
     * rule; a permission that names its own is not widened by that here, and a prohibition is.
     */
    private static <T> List<Named> names(List<T> own, List<T> shared, Function<T, Named> of, boolean isForbidding) {
        var both = new ArrayList<>(own.isEmpty() ? shared : own);
        if (isForbidding && !own.isEmpty()) {
            both.addAll(shared);
        }
        return both.stream().map(of).toList();
    }

    /** Empty when what is fixed rules it out. */
    private Optional<ScopeTest> scope(
            Premise.Kind kind, List<Named> named, String at, boolean isForbidding, Place place) {
        boolean isTarget = kind == Premise.Kind.TARGET;
        var settled = isTarget ? fixed.target() : fixed.assignee();
        var names = new TreeSet<String>();
        named.stream().filter(one -> !one.isGroup()).forEach(one -> names.addAll(one.uids()));
        if (named.isEmpty() || settled.filter(names::contains).isPresent()) {
            return Optional.of(new ScopeTest(kind, at, false, Set.of(), List.of(), isForbidding));
        }
        var groups = new ArrayList<Group>();
        for (var one : named) {
            if (one.isGroup()) {
                groups.add(group(one, isTarget, at, place));
            }
        }
        if (settled.isPresent() && groups.isEmpty()) {
            return Optional.empty();
        }
        var open = settled.isPresent() ? Set.<String>of() : Set.copyOf(names);
        return Optional.of(new ScopeTest(kind, at, true, open, List.copyOf(groups), isForbidding));
    }

    private Group group(Named one, boolean isTarget, String at, Place place) {
        collectDates(one.refinements());
        var holds = one.collections().stream()
                .map(uid -> slots.of(isTarget ? Asked.HOLDS_TARGET : Asked.HOLDS_ASSIGNEE, uid))
                .toList();
        var refinements = conditions.all(
                one.refinements(),
                at + "/refinement/",
                place.about(isTarget ? Asked.ABOUT_TARGET : Asked.ABOUT_ASSIGNEE));
        return new Group(Set.copyOf(one.uids()), holds, refinements);
    }

    private List<DutyPlan> duties(List<Duty> duties, String at, boolean isClean) {
        var plans = new ArrayList<DutyPlan>();
        for (int i = 0; i < duties.size(); i++) {
            plans.add(duty(duties.get(i), at + i, isClean));
        }
        return List.copyOf(plans);
    }

    private DutyPlan duty(Duty duty, String at, boolean isClean) {
        var mode = DutyTiming.mode(duty, compiler.profile());
        var problems = isClean ? List.<Problem>of() : compiler.evaluability().of(duty, at);
        var deadlines = DutyTiming.deadlines(duty);
        deadlines.forEach(deadline -> collect(deadline.span()));
        var plan = new DutyPlan(
                at,
                duty,
                mode,
                slots.of(duty),
                deadlines,
                duties(duty.consequences(), at + "/consequence/", isClean),
                reasons(problems, Optional.of(duty)),
                compiler.texts().of(duty, mode));
        if (mode != DutyMode.ONGOING) {
            owed.add(plan);
        }
        return plan;
    }

    private void collectDates(List<Constraint> constraints) {
        for (var constraint : constraints) {
            if (constraint instanceof Logical logical) {
                collectDates(logical.parts());
            } else if (constraint instanceof Atomic atomic
                    && atomic.leftOperand().equals(Odrl.DATE_TIME)) {
                atomic.right().forEach(value -> TimeSpan.parse(value.text()).ifPresent(this::collect));
            }
        }
    }

    private void collect(TimeSpan span) {
        dates.add(span.start());
        dates.add(span.end());
    }

    private static List<Reason> reasons(List<Problem> problems, Optional<Rule> rule) {
        return problems.stream()
                .map(problem -> new Reason(
                        problem.code(),
                        problem.at(),
                        rule,
                        Optional.empty(),
                        Optional.empty(),
                        problem.cause() + "; " + problem.cure()))
                .toList();
    }
}
