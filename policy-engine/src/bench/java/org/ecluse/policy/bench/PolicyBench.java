package org.ecluse.policy.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs every benchmark of this package and writes one flat JSON object: name to median. Its one argument is the file.
 * The JVM is the library user's, with its defaults; the figures that end in {@code .shipped} are of the flags that the
 * {@code ecluse} command uses.
 */
public final class PolicyBench {
    private static final List<String> BENCHMARKS = List.of(
            "DecideBenchmark.decide",
            "DecideBenchmark.decide_trace",
            "DecideBenchmark.decide_edc",
            "DecideBenchmark.decide_rules100",
            "DecideBenchmark.decide_or262",
            "CompareBenchmark.compare",
            "CompileBenchmark.compile",
            "CompileBenchmark.compile_jsonld");
    private static final int WARM_UPS = 3;
    private static final int ITERATIONS = 5;
    private static final int FORKS = 2;
    private static final String[] SHIPPED = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"};
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private PolicyBench() {}

    public static void main(String[] args) throws RunnerException, IOException {
        var file = Path.of(args[0]).toAbsolutePath();
        Files.createDirectories(file.getParent());
        var figures = new TreeMap<String, BigDecimal>();
        for (var benchmark : BENCHMARKS) {
            measure(benchmark, "", file, figures);
            measure(benchmark, ".shipped", file, figures, SHIPPED);
        }
        figures.put("policy.plan.bytes", BigDecimal.valueOf(new PlanSize().largest()));
        print(figures, "policy.plan.bytes");
        ratio(figures, "");
        ratio(figures, ".shipped");
        print(figures, "policy.decide.edc.ratio");
        write(file, figures);
    }

    private static void measure(
            String benchmark, String suffix, Path file, Map<String, BigDecimal> figures, String... flags)
            throws RunnerException {
        var options = new OptionsBuilder()
                .include("\\." + benchmark.replace(".", "\\.") + "$")
                .forks(FORKS)
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend(flags)
                .output(file + "." + benchmark + suffix + ".log")
                .build();
        var result = new Runner(options).runSingle();
        var name = "policy." + benchmark.substring(benchmark.indexOf('.') + 1).replace('_', '.');
        var unit = result.getPrimaryResult().getScoreUnit().replace("/op", "");
        figures.put(name + "." + unit + suffix, median(result.getPrimaryResult()));
        figures.put(
                name + ".bytes" + suffix, median(result.getSecondaryResults().get(ALLOCATED)));
        print(figures, name + "." + unit + suffix);
    }

    private static void print(Map<String, BigDecimal> figures, String name) {
        System.out.printf("%-40s %10s%n", name, figures.get(name).toPlainString());
    }

    private static void ratio(Map<String, BigDecimal> figures, String suffix) {
        var ours = figures.get("policy.decide.ns" + suffix);
        var stock = figures.get("policy.decide.edc.ns" + suffix);
        figures.put("policy.decide.edc.ratio" + suffix, stock.divide(ours, THREE_DIGITS));
    }

    private static BigDecimal median(Result<?> result) {
        return new BigDecimal(result.getStatistics().getPercentile(50)).round(THREE_DIGITS);
    }

    private static void write(Path file, Map<String, BigDecimal> figures) throws IOException {
        var json = Json.createObjectBuilder();
        figures.forEach(json::add);
        JsonObject object = json.build();
        JsonWriterFactory writers = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                var writer = writers.createWriter(out)) {
            writer.writeObject(object);
        }
    }
}
