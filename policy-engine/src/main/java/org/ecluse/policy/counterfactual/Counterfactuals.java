package org.ecluse.policy.counterfactual;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.profile.Profile;

/**
 * Finds the smallest sets of changes after which a denied request is permitted. It goes from the reasons of each denial
 * to the changes that could remove them, tries these on the evaluator, and goes on from there, smaller sets first. What
 * is asked for is only changed when nothing else helps. Immutable, for all threads.
 */
public final class Counterfactuals {
    /** Ways that are given out, at most. */
    public static final int WAYS_MAX = 3;

    /** Changes that one way has, at most; what would take more is not advice. */
    public static final int CHANGES_MAX = 8;

    /** Decisions that one search takes, at most. */
    public static final int DECISIONS_MAX = 4_000;

    /** Rules and comparisons that one search judges in all its decisions, at most: a large policy gets fewer of them. */
    public static final int WORK_MAX = 200_000;

    private final Profile profile;
    private final Evaluator evaluator;

    public Counterfactuals(Profile profile) {
        this.profile = profile;
        this.evaluator = new Evaluator(profile);
    }

    /** @param facts the asker's own, as they were when the request was denied */
    public Advice of(Policy policy, Request request, Facts facts) {
        var now = new Situation(request, facts);
        var same = new Search(policy, now, new Candidates(profile, false), false).run();
        if (same instanceof Advice.Changes) {
            return same;
        }
        var wider = new Search(policy, now, new Candidates(profile, true), false).run();
        if (wider instanceof Advice.Changes) {
            return wider;
        }
        var other = new Search(policy, now, new Candidates(profile, true), true).run();
        return other instanceof Advice.Nothing && !(wider instanceof Advice.Nothing) ? wider : other;
    }

    /** One walk through sets of changes, from the smallest on. Used by one thread. */
    private final class Search {
        private final Policy policy;
        private final Situation now;
        private final Candidates candidates;
        private final boolean mayAskForOther;
        private final List<List<Change>> ways = new ArrayList<>();
        private final Set<Set<Change>> seen = new HashSet<>();
        private final ArrayDeque<Map<Object, Change>> next = new ArrayDeque<>();
        private final int decisionsMax;
        private boolean wasCutShort;

        Search(Policy policy, Situation now, Candidates candidates, boolean mayAskForOther) {
            this.policy = policy;
            this.now = now;
            this.candidates = candidates;
            this.mayAskForOther = mayAskForOther;
            this.decisionsMax = Math.min(DECISIONS_MAX, Math.max(1, WORK_MAX / size(policy)));
        }

        Advice run() {
            add(Map.of());
            int decisions = 0;
            while (!next.isEmpty() && ways.size() < WAYS_MAX) {
                var changes = next.poll();
                if (contained(changes)) {
                    continue;
                }
                if (++decisions > decisionsMax) {
                    wasCutShort = true;
                    break;
                }
                step(changes);
            }
            if (!ways.isEmpty()) {
                return new Advice.Changes(ways);
            }
            return wasCutShort ? new Advice.Undecided() : new Advice.Nothing();
        }

        private void step(Map<Object, Change> changes) {
            var then = now.after(changes.values());
            var decision = evaluator.decide(policy, then.request(), then.facts());
            if (decision instanceof Decision.Permitted) {
                var way = smallest(changes);
                if (!way.isEmpty() && ways.stream().noneMatch(other -> isSaidBy(other, way))) {
                    ways.add(way);
                }
                return;
            }
            for (var change : worthTrying((Denied) decision, then)) {
                var more = new HashMap<>(changes);
                more.put(change.subject(), change);
                if (more.size() > CHANGES_MAX) {
                    wasCutShort = true;
                } else {
                    add(more);
                }
            }
        }

        private void add(Map<Object, Change> changes) {
            if (next.size() >= decisionsMax) {
                wasCutShort = true;
            } else if (seen.add(new HashSet<>(changes.values()))) {
                next.add(changes);
            }
        }

        /** A change that a later one made needless is left out. */
        private List<Change> smallest(Map<Object, Change> changes) {
            var kept = new ArrayList<>(changes.values());
            for (var change : List.copyOf(kept)) {
                var fewer = new ArrayList<>(kept);
                fewer.remove(change);
                var then = now.after(fewer);
                if (evaluator.decide(policy, then.request(), then.facts()).permits()) {
                    kept = fewer;
                }
            }
            return kept;
        }

        private boolean contained(Map<Object, Change> changes) {
            return ways.stream().anyMatch(way -> changes.values().containsAll(way));
        }

        private Set<Change> worthTrying(Denied denied, Situation then) {
            var changes = new LinkedHashSet<Change>();
            for (var reason : denied.reasons()) {
                for (var atomic : Candidates.atomics(behind(reason))) {
                    if (changes.size() > decisionsMax || atomic.right().size() > decisionsMax) {
                        wasCutShort = true;
                    } else {
                        changes.addAll(candidates.of(atomic, then));
                    }
                }
                if (isDuty(reason)) {
                    reason.rule()
                            .filter(Duty.class::isInstance)
                            .ifPresent(duty -> changes.add(new Change.Fulfil((Duty) duty)));
                }
            }
            if (mayAskForOther) {
                changes.addAll(otherRequests(then.request()));
            }
            return changes;
        }

        private List<Change> otherRequests(Request request) {
            var changes = new ArrayList<Change>();
            for (var permission : policy.permissions()) {
                if (!permission.action().iri().equals(request.action())) {
                    changes.add(new Change.AskFor(permission.action().iri()));
                }
                targets(permission).stream()
                        .filter(target -> !request.target().equals(Optional.of(target)))
                        .forEach(target -> changes.add(new Change.AskAbout(target)));
            }
            return changes;
        }

        private List<String> targets(Rule rule) {
            var own = rule.scope().targets();
            return (own.isEmpty() ? policy.head().scope().targets() : own)
                    .stream().flatMap(asset -> uid(asset).stream()).toList();
        }
    }

    /** How much there is to judge: rules, comparisons and values. */
    private static int size(Policy policy) {
        long size = 1;
        for (var rules : List.of(policy.permissions(), policy.prohibitions(), policy.obligations())) {
            for (var rule : rules) {
                size += 1 + size(rule.constraints()) + size(rule.action().refinements());
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, size);
    }

    private static long size(List<Constraint> constraints) {
        return Candidates.atomics(constraints).stream()
                .mapToLong(atomic -> 1L + atomic.right().size())
                .sum();
    }

    private static Optional<String> uid(Asset asset) {
        return asset.uidWhenPlain();
    }

    /** True when the other way is part of this one, or differs only in how late or how much. */
    private static boolean isSaidBy(List<Change> other, List<Change> way) {
        return way.containsAll(other)
                || withoutMeasures(other).equals(withoutMeasures(way))
                        && subjects(other).equals(subjects(way));
    }

    private static Set<Change> withoutMeasures(List<Change> way) {
        var rest = new HashSet<Change>();
        for (var change : way) {
            boolean isMeasure = change instanceof Change.Wait
                    || change instanceof Change.Have have
                            && have.values().stream().anyMatch(Candidates::isNumber);
            if (!isMeasure) {
                rest.add(change);
            }
        }
        return rest;
    }

    private static Set<Object> subjects(List<Change> way) {
        var subjects = new HashSet<Object>();
        way.forEach(change -> subjects.add(change.subject()));
        return subjects;
    }

    private static boolean isDuty(Reason reason) {
        return Set.of(Reason.DUTY_UNFULFILLED, Reason.DUTY_OVERDUE, Reason.DUTY_UNKNOWN)
                .contains(reason.code());
    }

    /** The constraints whose outcome is behind a reason: the one that failed, or all those of a prohibition that holds. */
    private static List<Constraint> behind(Reason reason) {
        if (reason.rule().orElse(null) instanceof Prohibition prohibition) {
            var all = new ArrayList<>(prohibition.constraints());
            all.addAll(prohibition.action().refinements());
            return all;
        }
        return reason.constraint().map(List::of).orElseGet(List::of);
    }
}
