package org.ecluse.policy.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.profile.Rennes;

/**
 * What a policy would have refused of requests that were made before: how many, by which rule and for which reason, with
 * some examples of each. The requests are gone through one by one and not kept, so there may be any number of them.
 *
 * @param total how many requests there were
 * @param refused how many of them would be refused; one request may be refused for several reasons
 * @param reasons the most frequent first
 * @param others refusals for reasons beyond the {@link #REASONS_MAX} that are told apart
 */
public record DryRun(long total, long refused, List<Refusal> reasons, long others) {
    /** Reasons that are told apart, at most. */
    public static final int REASONS_MAX = 1_000;

    /** Examples that are kept for one reason, at most. */
    public static final int EXAMPLES_MAX = 3;

    /** One request of the past, and what was known when it was made. @param id how it is named in the record */
    public record Past(String id, Request request, Facts facts) {
        public Past {
            Objects.requireNonNull(id);
            Objects.requireNonNull(request);
            Objects.requireNonNull(facts);
        }
    }

    /**
     * One rule that refuses, and why.
     *
     * @param at pointer to the rule or the condition in the policy
     * @param code stable, as in {@link Reason}
     * @param count how many requests it would refuse
     * @param examples ids of the first of them
     * @param example the reason as it is for the first
     */
    public record Refusal(String at, String code, long count, List<String> examples, Reason example) {
        public Refusal {
            examples = List.copyOf(examples);
        }
    }

    public DryRun {
        reasons = List.copyOf(reasons);
    }

    /** With the terms of the Rennes profile. */
    public static DryRun of(Policy policy, Iterator<Past> records) {
        return of(Rennes.PROFILE, policy, records);
    }

    public static DryRun of(Profile profile, Policy policy, Iterator<Past> records) {
        var evaluator = new Evaluator(profile);
        var tally = new Tally();
        while (records.hasNext()) {
            var past = records.next();
            tally.total++;
            if (evaluator.decide(policy, past.request(), past.facts()) instanceof Denied denied) {
                tally.refused(past.id(), denied);
            }
        }
        return tally.result();
    }

    /** For people: the numbers, then a text for each reason. @param locale French or English; any other gets English */
    public List<String> say(Locale locale) {
        var words = Words.in(locale);
        var values = new ValueWords(words);
        var explainer = new Explainer(locale);
        var sentences = new ArrayList<String>();
        sentences.add(
                refused == 0
                        ? words.say("dry.none", count(values, total))
                        : words.say("dry.some", count(values, refused), count(values, total)));
        for (var refusal : reasons) {
            sentences.add(words.say(
                    refusal.count() == 1 ? "dry.reason.1" : "dry.reason",
                    count(values, refusal.count()),
                    explainer.rule(refusal.example()),
                    words.list(refusal.examples().stream().map(words::quoted).toList(), "list.last")));
        }
        if (others > 0) {
            sentences.add(words.say("dry.others", count(values, others)));
        }
        return sentences;
    }

    private static String count(ValueWords values, long number) {
        return values.number(Long.toString(number));
    }

    /** Counts while the requests go by. Used by one thread. */
    private static final class Tally {
        private record Key(String at, String code) {}

        private static final class Group {
            private final Reason first;
            private final List<String> examples = new ArrayList<>();
            private long count;

            Group(Reason first) {
                this.first = first;
            }
        }

        private final Map<Key, Group> groups = new LinkedHashMap<>();
        private long total;
        private long refused;
        private long others;

        void refused(String id, Denied denied) {
            refused++;
            denied.reasons().stream()
                    .map(reason -> new Key(reason.at(), reason.code()))
                    .distinct()
                    .forEach(key -> count(key, id, denied));
        }

        private void count(Key key, String id, Denied denied) {
            var group = groups.get(key);
            if (group == null) {
                if (groups.size() == REASONS_MAX) {
                    others++;
                    return;
                }
                group = new Group(denied.reasons().stream()
                        .filter(reason -> key.equals(new Key(reason.at(), reason.code())))
                        .findFirst()
                        .orElseThrow());
                groups.put(key, group);
            }
            group.count++;
            if (group.examples.size() < EXAMPLES_MAX) {
                group.examples.add(id);
            }
        }

        DryRun result() {
            var reasons = groups.entrySet().stream()
                    .map(entry -> new Refusal(
                            entry.getKey().at(),
                            entry.getKey().code(),
                            entry.getValue().count,
                            entry.getValue().examples,
                            entry.getValue().first))
                    .sorted(Comparator.comparingLong(Refusal::count)
                            .reversed()
                            .thenComparing(Refusal::at)
                            .thenComparing(Refusal::code))
                    .toList();
            return new DryRun(total, refused, reasons, others);
        }
    }
}
