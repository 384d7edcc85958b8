package org.ecluse.policy.bench;

import java.util.concurrent.TimeUnit;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.plan.Plan;
import org.ecluse.policy.profile.Rennes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision, warm, one thread; each call another request with other facts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecideBenchmark {
    private final Evaluator evaluator = new Evaluator(Rennes.PROFILE);
    private final Plan three = evaluator.plan(Workload.threeConstraints());
    private final Plan hundred = evaluator.plan(Workload.hundredRules());
    private final Plan windows = evaluator.plan(Workload.windows());
    private final Workload.Asked[] asked = Workload.asked();
    private final StockEngine stock = new StockEngine();
    private int next;

    @Setup
    public void compare() {
        int permitted = 0;
        for (var one : asked) {
            boolean ours = three.permits(one.request(), one.facts());
            if (ours != stock.permits(one)) {
                throw new IllegalStateException("the two engines do not agree, so their speed cannot be compared");
            }
            permitted += ours ? 1 : 0;
        }
        if (permitted < asked.length / 4 || permitted > asked.length * 3 / 4) {
            throw new IllegalStateException("the requests are too much alike: " + permitted + " are permitted");
        }
    }

    @Benchmark
    public boolean decide() {
        return permits(three);
    }

    @Benchmark
    public Decision decide_trace() {
        var one = next();
        return three.decide(one.request(), one.facts());
    }

    @Benchmark
    public boolean decide_edc() {
        return stock.permits(next());
    }

    @Benchmark
    public boolean decide_rules100() {
        return permits(hundred);
    }

    @Benchmark
    public boolean decide_or262() {
        return permits(windows);
    }

    private boolean permits(Plan plan) {
        var one = next();
        return plan.permits(one.request(), one.facts());
    }

    private Workload.Asked next() {
        next = (next + 1) & (Workload.ASKED - 1);
        return asked[next];
    }
}
