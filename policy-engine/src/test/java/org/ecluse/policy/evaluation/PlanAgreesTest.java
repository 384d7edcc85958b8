package org.ecluse.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.ecluse.policy.evaluation.plan.Compiler;
import org.ecluse.policy.model.Rule.Duty;
import org.junit.jupiter.api.Test;

/**
 * Plans and the slow, obvious evaluator give the same answer: decision, codes with their places, duties, what is owed,
 * claims, and until when it holds. {@code -Dpolicy.random=5000000} tries so many cases, {@code -Dpolicy.seed=N} begins at
 * one; the seed of a case that differs is in the failure.
 */
class PlanAgreesTest {
    private static final int CASES = Integer.getInteger("policy.random", 100_000);
    private static final int CASES_THAT_SHOW_ALL = 50_000;
    private final Compiler compiler = new Compiler(RandomCases.PROFILE);

    private final Map<String, Integer> hits = new TreeMap<>();

    @Test
    void plans_and_the_slow_obvious_evaluator_give_the_same_answer() {
        long first = Long.getLong("policy.seed", ThreadLocalRandom.current().nextLong());
        for (int i = 0; i < CASES; i++) {
            agree(first + i);
        }
        System.getLogger(getClass().getName())
                .log(System.Logger.Level.INFO, CASES + " cases from seed " + first + ": " + hits);

        if (CASES >= CASES_THAT_SHOW_ALL) {
            everythingWasTried();
        }
    }

    /** A claim said at two places of a rule is one claim: that the place changes is no change of the answer. */
    @Test
    void cases_that_once_differed_agree() {
        agree(-1905124213520142316L);
    }

    private void everythingWasTried() {
        assertThat(share("permitted")).isGreaterThan(0.15);
        assertThat(share("denied")).isGreaterThan(0.15);
        assertThat(share("unknown")).isGreaterThan(0.08);
        assertThat(share("ends by itself")).isGreaterThan(0.03);
        assertThat(share("owed")).isGreaterThan(0.02);
        assertThat(share("claims")).isGreaterThan(0.003);
        assertThat(hits).containsKeys(EXPECTED);
    }

    private static final String[] EXPECTED = {
        "conflict PERM",
        "conflict PROHIBIT",
        "conflict INVALID",
        "stage NEGOTIATION",
        "stage USE",
        "collection of assets",
        "collection of parties",
        "refined collection",
        "refined action",
        "membership SATISFIED",
        "membership UNSATISFIED",
        "membership UNKNOWN",
        "logical AND",
        "logical OR",
        "logical XONE",
        "logical AND_SEQUENCE",
        "logical empty",
        "logical one axis",
        "operator EQ",
        "operator NEQ",
        "operator LT",
        "operator LTEQ",
        "operator GT",
        "operator GTEQ",
        "operator IS_A",
        "operator IS_ANY_OF",
        "operator IS_ALL_OF",
        "operator IS_NONE_OF",
        "reference right operand",
        "counters used",
        "asserter SELF",
        "minutes old 80",
        "duty remedy",
        "duty consequence",
        "duty deadline",
        "duty mode by event",
        "fulfilment Done",
        "fulfilment Due",
        "fulfilment Overdue",
        "fulfilment Late",
        "fulfilment Unknown",
        "unknown action",
        "unknown " + RandomCases.UNHEARD_OF,
        "owed",
        "claims",
        "operand " + RandomCases.WAIT,
        "operand " + RandomCases.NOTE,
        "operand " + RandomCases.LOAD,
        "operand " + RandomCases.SEEN
    };

    private double share(String what) {
        return hits.getOrDefault(what, 0) / (double) CASES;
    }

    private void agree(long seed) {
        var drawn = new RandomCases(seed).draw();
        var slow = SlowEvaluator.decide(drawn.policy(), drawn.request(), drawn.world());
        drawn.world().asked.clear();
        var plan = compiler.compile(drawn.policy());
        var fast = plan.decide(drawn.request(), drawn.world());

        var told = "-Dpolicy.random=1 -Dpolicy.seed=" + seed + "\n" + drawn.policy() + "\n" + drawn.request() + "\n"
                + drawn.world().facts;
        assertThat(drawn.world().asked.values()).as(told).allMatch(times -> times == 1);
        assertThat(plan.permits(drawn.request(), drawn.world())).as(told).isEqualTo(fast.permits());
        assertThat(codes(fast)).as(told).isEqualTo(slow.codes());
        assertThat(fast.permits()).as(told).isEqualTo(slow.permits());
        assertThat(duties(fast)).as(told).isEqualTo(slow.duties());
        assertThat(new HashSet<>(fast.owed())).as(told).isEqualTo(slow.owed());
        assertThat(claims(fast)).as(told).isEqualTo(SlowEvaluator.limits(slow.claims()));
        assertThat(fast.validUntil()).as(told).isEqualTo(slow.validUntil());
        count(drawn, fast, slow);
    }

    private void count(RandomCases.Case drawn, Decision fast, SlowEvaluator.Answer slow) {
        drawn.features().forEach(feature -> hits.merge(feature, 1, Integer::sum));
        boolean isUnknown = slow.codes().stream().anyMatch(code -> code.contains("unknown"));
        hits.merge(fast.permits() ? "permitted" : isUnknown ? "unknown" : "denied", 1, Integer::sum);
        if (fast.validUntil().isPresent()) {
            hits.merge("ends by itself", 1, Integer::sum);
        }
        if (!slow.owed().isEmpty()) {
            hits.merge("owed", 1, Integer::sum);
        }
        if (!slow.claims().isEmpty()) {
            hits.merge("claims", 1, Integer::sum);
        }
    }

    private static Set<String> codes(Decision decision) {
        var codes = new TreeSet<String>();
        if (decision instanceof Decision.Denied denied) {
            denied.reasons().forEach(reason -> codes.add(reason.code() + " " + reason.at()));
        }
        return codes;
    }

    private static Map<String, Set<Duty>> duties(Decision decision) {
        return decision instanceof Decision.Permitted permitted
                ? Map.of(
                        "before", new HashSet<>(permitted.before()),
                        "during", new HashSet<>(permitted.during()),
                        "eventually", new HashSet<>(permitted.eventually()),
                        "after", new HashSet<>(permitted.after()))
                : Map.of();
    }

    private static List<String> claims(Decision decision) {
        return decision instanceof Decision.Permitted permitted
                ? permitted.claims().stream()
                        .map(claim -> claim.limit().toPlainString() + " " + claim.mayReach())
                        .sorted()
                        .toList()
                : List.of();
    }
}
