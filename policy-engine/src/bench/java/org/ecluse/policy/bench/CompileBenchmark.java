package org.ecluse.policy.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ecluse.policy.Samples;
import org.ecluse.policy.evaluation.plan.Compiler;
import org.ecluse.policy.evaluation.plan.Plan;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyReader;
import org.ecluse.policy.reading.PolicyWriter;
import org.ecluse.policy.reading.Reading;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From a document to a plan that decides, for the four templates in turn; nothing is found in a cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CompileBenchmark {
    private final PolicyReader reader = new PolicyReader(Rennes.PROFILE);
    private final Compiler compiler = new Compiler(Rennes.PROFILE);
    private final List<String> wire = Samples.templates().stream()
            .map(policy -> PolicyWriter.wire(policy).toString())
            .toList();
    private final List<String> full = Samples.templates().stream()
            .map(policy -> PolicyWriter.full(policy).toString())
            .toList();
    private int next;

    /** As it comes from another connector. */
    @Benchmark
    public Plan compile() {
        return compile(wire);
    }

    /** As a person or another tool writes it: JSON-LD with contexts. */
    @Benchmark
    public Plan compile_jsonld() {
        return compile(full);
    }

    private Plan compile(List<String> documents) {
        next = (next + 1) % documents.size();
        return compiler.compile(((Reading.Read) reader.read(documents.get(next))).policy());
    }
}
