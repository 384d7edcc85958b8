package org.ecluse.policy.evaluation.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.ecluse.policy.evaluation.Premise;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Truth;

/**
 * Whether a rule is about the asset, or for the party, that the request names.
 *
 * @param at pointer to where the rule or its policy says so
 * @param isNamed false for a rule that is about all assets, or for all parties
 * @param names those named one by one
 * @param groups collections, and those described by refinements
 * @param isForbidding what a prohibition is about when the request names nothing, nobody can tell
 */
record ScopeTest(
        Premise.Kind kind, String at, boolean isNamed, Set<String> names, List<Group> groups, boolean isForbidding) {

    /**
     * @param uids what the collection itself is called
     * @param holds ask whether it holds what the request names, under each of its names; empty when only refinements
     *     describe it
     * @param refinements what its members must be
     */
    record Group(Set<String> uids, List<Slot> holds, Condition[] refinements) {
        Truth judge(Frame frame, Mood mood, String asked) {
            return member(frame, asked).and(Condition.all(refinements, frame, mood));
        }

        private Truth member(Frame frame, String asked) {
            if (holds.isEmpty() || uids.contains(asked)) {
                return Truth.SATISFIED;
            }
            var answer = Truth.UNSATISFIED;
            for (int i = 0; i < holds.size() && answer != Truth.SATISFIED; i++) {
                answer = answer.or(frame.truth(holds.get(i)));
            }
            return answer;
        }

        String canonical() {
            var texts = new TreeSet<String>();
            for (var refinement : refinements) {
                texts.add(refinement.canonical());
            }
            return "group " + new TreeSet<>(uids) + " of "
                    + holds.stream().map(Slot::name).sorted().toList() + " " + texts;
        }
    }

    private Optional<String> asked(Frame frame) {
        return kind == Premise.Kind.TARGET
                ? frame.request().target()
                : frame.request().assignee();
    }

    Truth judge(Frame frame, Mood mood) {
        if (!isNamed) {
            return Truth.SATISFIED;
        }
        var asked = asked(frame);
        if (asked.isEmpty()) {
            return isForbidding ? Truth.UNKNOWN : Truth.UNSATISFIED;
        }
        if (names.contains(asked.get())) {
            return Truth.SATISFIED;
        }
        var answer = Truth.UNSATISFIED;
        for (int i = 0; i < groups.size() && answer != Truth.SATISFIED; i++) {
            answer = answer.or(groups.get(i).judge(frame, mood, asked.get()));
        }
        return answer;
    }

    /** @param reasons hears why nobody can tell */
    void trace(Frame frame, Mood mood, List<Premise> into, Consumer<Reason> reasons) {
        if (!isNamed) {
            return;
        }
        var truth = judge(frame, mood);
        if (truth == Truth.UNKNOWN) {
            reasons.accept(new Reason(
                    Reason.MEMBERSHIP_UNKNOWN,
                    at,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "nobody can tell whether the rule is " + (kind == Premise.Kind.TARGET ? "about" : "for")
                            + " what the request names"));
        }
        into.add(new Premise(kind, at, truth, Optional.empty(), parts(frame, mood)));
    }

    private List<Premise> parts(Frame frame, Mood mood) {
        if (groups.isEmpty()) {
            return List.of();
        }
        var parts = new ArrayList<Premise>();
        for (var group : groups) {
            for (var refinement : group.refinements()) {
                parts.add(refinement.trace(frame, mood, Condition.UNHEARD));
            }
        }
        return parts;
    }

    /** True when only the name of what is asked for decides. */
    boolean isSettledByName() {
        return groups.isEmpty();
    }

    String canonical() {
        if (!isNamed) {
            return "any";
        }
        var texts = new TreeSet<String>();
        names.forEach(name -> texts.add("name " + name));
        groups.forEach(group -> texts.add(group.canonical()));
        return texts.toString();
    }
}
