package org.ecluse.policy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ecluse.policy.Samples;
import org.ecluse.policy.comparison.Comparer;
import org.ecluse.policy.comparison.Comparison;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Each template against each, and against itself with one condition more, as a negotiation compares them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CompareBenchmark {
    private record Pair(Policy one, Policy other) {}

    private final Comparer comparer = new Comparer(Rennes.PROFILE);
    private final List<Pair> pairs = pairs();
    private int next;

    @Benchmark
    public Comparison compare() {
        next = (next + 1) % pairs.size();
        var pair = pairs.get(next);
        return comparer.compare(pair.one(), pair.other());
    }

    private static List<Pair> pairs() {
        var policies = new ArrayList<>(Samples.templates());
        Samples.templates().forEach(policy -> policies.add(narrowed(policy)));
        var pairs = new ArrayList<Pair>();
        for (var one : policies) {
            policies.forEach(other -> pairs.add(new Pair(one, other)));
        }
        return pairs;
    }

    private static Policy narrowed(Policy policy) {
        var permission = policy.permissions().get(0);
        var tests = new ArrayList<Constraint>(permission.constraints());
        tests.add(new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(Workload.END)));
        return policy.withPermissions(new Permission(permission.action(), tests, permission.duties()));
    }
}
