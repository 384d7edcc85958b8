package org.ecluse.policy.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.policy.conformance.Conformance;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Profile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The published benchmark of policy analysis: what it calls a verdict, found by comparing its policies.
 *
 * <p>A <em>conflict</em> between two policies is that no request can satisfy both; they are <em>compatible</em> when some
 * request does, and <em>unknown</em> when the vocabulary does not settle it: that is {@link Comparer#meet}. A file with a
 * single policy asks the same of that policy alone. <em>Subsumption</em> is that the first permits nothing that the second
 * does not: {@link Comparison#neverWider}. At <em>run time</em> a request is decided; where a file has no request, all
 * requests are meant. <em>Refinement</em> of constraints is subsumption of the policies that consist of them; what is said
 * to be preserved when a vocabulary grows, or carried over to another one, is tried on one that has grown, or whose names
 * are others.
 */
class ConflictBenchmarkTest {
    private static final String FOLDER = "odrl-conflict-benchmark";
    private static final int AXIS_REACHED = 163;
    private static final int GRAPH_REACHED = 53;

    private record Outcome(boolean reached, String found) {}

    private static List<BenchmarkCase> cases(String family) {
        return BenchmarkCase.all(Conformance.data(FOLDER)).stream()
                .filter(each -> each.family().equals(family))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> verdicts_on_axes() {
        return cases("AxisDecomposition").stream()
                .map(each -> DynamicTest.dynamicTest(each.id() + " " + each.title(), () -> check(each, onAxes(each))));
    }

    @TestFactory
    Stream<DynamicTest> verdicts_on_vocabularies() {
        return cases("KGConstraints").stream()
                .map(each -> DynamicTest.dynamicTest(each.id() + " " + each.title(), () -> check(each, onGraph(each))));
    }

    private static void check(BenchmarkCase each, Outcome outcome) {
        assumeTrue(outcome.reached() || isSettledByItsFile(each), () -> reason(each, outcome));
        assertThat(outcome.reached())
                .as("%s, and we find %s", each, outcome.found())
                .isTrue();
    }

    /** Two policies, or one and a request. */
    private static boolean isSettledByItsFile(BenchmarkCase each) {
        return each.policies(profile(each)).size() > 1 || !each.request().isEmpty();
    }

    private static Profile profile(BenchmarkCase each) {
        return each.family().equals("AxisDecomposition")
                ? BenchmarkVocabularies.axes(each.text())
                : vocabularies(each).profile();
    }

    private static String reason(BenchmarkCase each, Outcome outcome) {
        return "the file has one policy, for which we find " + outcome.found() + "; the verdict " + each.verdict()
                + " is on a statement beside the policy: " + each.title();
    }

    private static Outcome onAxes(BenchmarkCase each) {
        var profile = BenchmarkVocabularies.axes(each.text());
        var policies = each.policies(profile);
        var comparer = new Comparer(profile);
        var first = policies.get(0);
        var second = policies.get(policies.size() - 1);
        if (each.relation().equals("subsumption")) {
            var comparison = comparer.compare(first, second);
            return outcome(each, comparison.neverWider() ? "Compatible" : isWider(comparison) ? "Conflict" : "Unknown");
        }
        if (!each.request().isEmpty()) {
            return outcome(each, permits(profile, first, each.request()) ? "Permit" : "Deny");
        }
        var meeting = comparer.meet(first, second).verdict();
        boolean isRuntime = each.relation().equals("runtime");
        return outcome(each, isRuntime && meeting == Meeting.Verdict.COMPATIBLE ? "Permit" : word(meeting));
    }

    private static boolean isWider(Comparison comparison) {
        return comparison.onlyFirst().isPresent();
    }

    private static String word(Meeting.Verdict verdict) {
        return verdict.name().charAt(0) + verdict.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static Outcome outcome(BenchmarkCase each, String found) {
        return new Outcome(found.equals(each.verdict()), found);
    }

    /** A request with these numbers, each for the axis whose name ends so. */
    private static boolean permits(Profile profile, Policy policy, Map<String, String> numbers) {
        var known = new HashMap<String, Fact>();
        numbers.forEach((name, number) -> profile.operandIris().stream()
                .filter(iri -> iri.toLowerCase(Locale.ROOT).endsWith(name.toLowerCase(Locale.ROOT)))
                .forEach(iri -> known.put(iri, Fact.known(Value.number(new BigDecimal(number))))));
        return permits(profile, policy, Facts.of(known));
    }

    private static boolean permits(Profile profile, Policy policy, Facts facts) {
        var request = new Request(Odrl.USE, Optional.empty(), Optional.empty(), Instant.EPOCH, Stage.USE);
        return new Evaluator(profile).decide(policy, request, facts).permits();
    }

    private static BenchmarkVocabularies vocabularies(BenchmarkCase each) {
        var plain = new BenchmarkVocabularies(each.file().getParent().getParent());
        return each.statesDisjointness() ? plain.withDisjointSiblings() : plain;
    }

    private static Outcome onGraph(BenchmarkCase each) {
        var vocabularies = vocabularies(each);
        var profile = vocabularies.profile();
        var policies = each.policies(profile);
        if (policies.isEmpty()) {
            return new Outcome(hasContradiction(vocabularies), "no contradiction in the vocabulary");
        }
        return switch (each.group()) {
            case "Refinement" -> refinement(each, profile, policies);
            case "Runtime" -> runtime(vocabularies, policies);
            case "Monotonicity" -> monotonicity(each, vocabularies, policies);
            case "Alignment" -> alignment(each, profile, policies);
            default -> pair(each, profile, policies);
        };
    }

    /** The verdict's last word is what is found; a verdict of "non-conflict" is that none is found. */
    private static Outcome pair(BenchmarkCase each, Profile profile, List<Policy> policies) {
        var found = word(
                new Comparer(profile).meet(policies.get(0), policies.get(1)).verdict());
        boolean reached = each.verdict().endsWith(found) || each.verdict().endsWith(found + "NonConflict");
        return new Outcome(reached, found);
    }

    /** The first refines the second; what does that make of each of them with the third? */
    private static Outcome refinement(BenchmarkCase each, Profile profile, List<Policy> policies) {
        var comparer = new Comparer(profile);
        boolean refines = comparer.compare(policies.get(0), policies.get(1)).neverWider();
        var premise = comparer.meet(policies.get(1), policies.get(2)).verdict();
        var conclusion = comparer.meet(policies.get(0), policies.get(2)).verdict();
        boolean reached = refines
                && switch (each.verdict()) {
                    case "ConflictPropagation" ->
                        premise == Meeting.Verdict.CONFLICT && conclusion == Meeting.Verdict.CONFLICT;
                    case "NoConflictCreation" ->
                        premise != Meeting.Verdict.CONFLICT && conclusion != Meeting.Verdict.CONFLICT;
                    case "CompatibleNonPropagation" ->
                        premise == Meeting.Verdict.COMPATIBLE && conclusion != Meeting.Verdict.COMPATIBLE;
                    default -> false;
                };
        return new Outcome(reached, refines + " " + premise + " " + conclusion);
    }

    /** No request, whatever term of the vocabulary it is about, is permitted by all: a static conflict holds at run time. */
    private static Outcome runtime(BenchmarkVocabularies vocabularies, List<Policy> policies) {
        var profile = vocabularies.profile();
        for (var term : vocabularies.languages().terms()) {
            var facts = Facts.of(Map.of(Odrl.NS + "language", Fact.known(Value.iri(term))));
            if (policies.stream().allMatch(policy -> permits(profile, policy, facts))) {
                return new Outcome(false, term);
            }
        }
        return new Outcome(true, "none");
    }

    private static Outcome monotonicity(BenchmarkCase each, BenchmarkVocabularies vocabularies, List<Policy> policies) {
        var grown = vocabularies.grown();
        if (policies.size() == 1) {
            return denotation(vocabularies, grown, policies.get(0));
        }
        var before = verdict(vocabularies, policies);
        var after = verdict(grown, policies);
        boolean reached = each.verdict().endsWith("ComplementBoundary")
                // What excludes terms may come to hold of new ones: a conflict is not kept.
                ? after != Meeting.Verdict.CONFLICT
                : before == after && each.verdict().endsWith(word(after));
        return new Outcome(reached, before + " " + after);
    }

    private static Meeting.Verdict verdict(BenchmarkVocabularies vocabularies, List<Policy> policies) {
        return new Comparer(vocabularies.profile())
                .meet(policies.get(0), policies.get(1))
                .verdict();
    }

    /** Every place that was permitted stays so. */
    private static Outcome denotation(BenchmarkVocabularies before, BenchmarkVocabularies after, Policy policy) {
        int permitted = 0;
        for (var term : before.terms()) {
            var facts = Facts.of(Map.of(Odrl.SPATIAL, Fact.known(Value.iri(term))));
            if (permits(before.profile(), policy, facts)) {
                permitted++;
                if (!permits(after.profile(), policy, facts)) {
                    return new Outcome(false, term);
                }
            }
        }
        return new Outcome(permitted > 0, permitted + " terms");
    }

    /** A term below two that exclude each other is found out. */
    private static boolean hasContradiction(BenchmarkVocabularies vocabularies) {
        var languages = List.copyOf(vocabularies.languages().terms());
        return vocabularies.languages().contradictions().isEmpty()
                && vocabularies
                        .languages()
                        .with("urn:new", languages.get(0))
                        .with("urn:new", languages.get(1))
                        .contradictions()
                        .contains("urn:new");
    }

    /** The verdict in the vocabulary at hand. */
    private static Outcome alignment(BenchmarkCase each, Profile profile, List<Policy> policies) {
        if (policies.size() == 1) {
            return new Outcome(false, "a policy, and no vocabulary to carry it over to");
        }
        if (each.verdict().endsWith("Refinement")) {
            var verdict = new Comparer(profile)
                    .compare(policies.get(1), policies.get(0))
                    .verdict();
            return new Outcome(verdict == Comparison.Verdict.NARROWER, verdict.name());
        }
        return pair(each, profile, policies);
    }

    @Test
    void what_the_suite_comes_to_is_written_down() {
        record("odrl-conflict-benchmark: axes", cases("AxisDecomposition"), AXIS_REACHED);
        record("odrl-conflict-benchmark: knowledge graphs", cases("KGConstraints"), GRAPH_REACHED);
    }

    private static void record(String suite, List<BenchmarkCase> cases, int expected) {
        var missed = new ArrayList<Conformance.NotPassed>();
        for (var each : cases) {
            var outcome = each.family().equals("AxisDecomposition") ? onAxes(each) : onGraph(each);
            if (!outcome.reached()) {
                missed.add(new Conformance.NotPassed(each.id(), reason(each, outcome)));
            }
        }
        int reached = cases.size() - missed.size();
        Conformance.record(new Conformance.Entry(suite, reached, cases.size(), missed));

        assertThat(reached).as("%s", missed).isEqualTo(expected);
    }
}
