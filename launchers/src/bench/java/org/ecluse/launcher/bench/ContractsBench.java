package org.ecluse.launcher.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecluse.launcher.bench.Contender.Installation;

/**
 * Measures both contenders one after the other and writes one flat JSON object: {@code ContractsBench FILE [--parts
 * stock,ours,catalogue,growth,memory,rest] [--recordings FOLDER]}. A ratio is larger when ours is better. Everything is said as it becomes known.
 * Recordings are the flight recorder's, of our processes, and cost them a few hundredths of their time.
 */
public final class ContractsBench {
    private static final int WARM_UPS = 10;
    private static final int ONE_AT_A_TIME = 30;
    private static final int BURST = 1_000;
    private static final String RECORDINGS = "--recordings";
    private static final String PARTS = "--parts";
    private static final String ALL = "stock,ours,catalogue,growth,rest";
    private static final int ROUNDS = 20;
    private static final int FIRST_ROUNDS = 5;

    private final Figures figures = new Figures();
    private final Installation here;
    private final Path scratch;
    private final List<String> parts;

    private ContractsBench(Installation here, Path scratch, List<String> parts) {
        this.here = here;
        this.scratch = scratch;
        this.parts = parts;
    }

    public static void main(String[] args) throws IOException {
        var file = Path.of(args[0]).toAbsolutePath();
        Files.createDirectories(file.getParent());
        var recordings = option(RECORDINGS, args).map(folder -> Path.of(folder).toAbsolutePath());
        if (recordings.isPresent()) {
            Files.createDirectories(recordings.get());
        }
        var here = new Installation(Path.of(System.getProperty("ecluse.home")).toAbsolutePath(), recordings);
        var parts = List.of(option(PARTS, args).orElse(ALL).split(","));
        var scratch = Files.createTempDirectory("ecluse-bench");
        try {
            var bench = new ContractsBench(here, scratch, parts);
            bench.run();
            bench.figures.write(file);
        } finally {
            delete(scratch);
        }
    }

    private static Optional<String> option(String name, String[] args) {
        var at = Arrays.asList(args).indexOf(name);
        return at < 0 || at + 1 == args.length ? Optional.empty() : Optional.of(args[at + 1]);
    }

    private void run() {
        machine();
        for (var contender : List.of(Contender.STOCK, Contender.OURS)) {
            if (parts.contains(contender.name().toLowerCase(Locale.ROOT))) {
                System.out.println(contender == Contender.STOCK ? "stock EDC 0.15.1" : "ours");
                step("the connectors of " + contender, () -> contracts(contender));
            }
        }
        if (parts.contains("catalogue")) {
            System.out.println("a catalogue of " + Catalogue.OFFERS + " offers");
            for (var contender : List.of(Contender.STOCK, Contender.OURS)) {
                step("the catalogue of " + contender, () -> catalogue(contender));
            }
        }
        if (parts.contains("growth")) {
            System.out.println("with " + Stored.MANY + " negotiations stored, and with none");
            step("growth", this::growth);
        }
        if (parts.contains("memory")) {
            System.out.println("over " + ROUNDS * BURST + " negotiations");
            step("memory", this::memory);
        }
        if (parts.contains("rest")) {
            System.out.println("the product at rest");
            step("start and rest", () -> new Rest(here, scratch).measure(figures));
        }
        System.out.println("stock over ours, or ours over stock: larger is better for us");
        figures.ratio("negotiation.latency.ratio", "negotiation.latency.stock.ms", "negotiation.latency.ms");
        figures.ratio(
                "negotiation.burst.throughput.ratio",
                "negotiation.burst.throughput.persecond",
                "negotiation.burst.throughput.stock.persecond");
        figures.ratio("negotiation.burst.cpu.ratio", "negotiation.burst.cpu.stock.ms", "negotiation.burst.cpu.ms");
        figures.ratio("transfer.firstbyte.ratio", "transfer.started.stock.ms", "transfer.firstbyte.ms");
        figures.ratio("catalog.page.ratio", "catalog.page.stock.ms", "catalog.page.ms");
        figures.ratio("catalog.full.ratio", "catalog.full.stock.ms", "catalog.full.ms");
        figures.ratio("negotiation.growth.ratio", "negotiation.many.ms", "negotiation.few.ms");
    }

    private void contracts(Contender contender) throws IOException {
        try (var data = DataServer.start();
                var pair = started(contender, data)) {
            var negotiations = new Negotiations(pair);
            step("latency", () -> {
                var alone = negotiations.oneAtATime(WARM_UPS, ONE_AT_A_TIME);
                figures.put(contender.key("negotiation.latency", "ms"), Figures.median(alone.millis()));
                figures.put(
                        contender.key("negotiation.latency.worst", "ms"),
                        Arrays.stream(alone.millis()).max().orElseThrow());
                figures.put(contender.key("negotiation.latency.cpu", "ms"), alone.cpuPerSide());
                load("after.latency", contender);
            });
            step("transfer", () -> transfers(contender, pair, negotiations, data));
            step("burst", () -> burst(contender, negotiations));
            figures.count(
                    contender.key("negotiation.burst.provider.rss", "mib"),
                    pair.provider().process().residentMebibytes());
        }
    }

    private void catalogue(Contender contender) throws IOException {
        try (var data = DataServer.start();
                var pair = started(contender, data)) {
            if (contender == Contender.OURS) {
                Contender.offerAll(pair.provider());
            }
            var catalogue = new Catalogue(pair);
            catalogue.fill();
            figures.put(contender.key("catalog.page", "ms"), Figures.median(catalogue.pages()));
            figures.put(contender.key("catalog.full", "ms"), Figures.median(catalogue.wholes()));
        }
    }

    /** The same machine, one after the other: first with nothing stored on either side, then with many. */
    private void growth() throws IOException {
        for (var many : List.of(false, true)) {
            try (var pair = Contender.OURS.start(newFolder("growth-" + many), here, folder -> {
                if (many) {
                    Stored.fill(folder.resolve("contracts"));
                }
            })) {
                var alone = new Negotiations(pair).oneAtATime(4 * WARM_UPS, 2 * ONE_AT_A_TIME);
                figures.put(many ? "negotiation.many.ms" : "negotiation.few.ms", Figures.median(alone.millis()));
            }
        }
    }

    /** What the provider holds after many negotiations, over what it held after a quarter of them. */
    private void memory() throws IOException {
        try (var pair = Contender.OURS.start(newFolder("memory"), here, folder -> {})) {
            var negotiations = new Negotiations(pair);
            var before = 0L;
            for (var round = 1; round <= ROUNDS; round++) {
                negotiations.burst(BURST);
                var now = pair.provider().process().residentMebibytes();
                System.out.println("  after " + round * BURST + ": " + now + " MiB");
                before = round == FIRST_ROUNDS ? now : before;
            }
            figures.count("memory.growth.mib", pair.provider().process().residentMebibytes() - before);
        }
    }

    private Path newFolder(String name) throws IOException {
        return Files.createDirectory(scratch.resolve(name));
    }

    private Pair started(Contender contender, DataServer data) throws IOException {
        var pair = contender.start(Files.createTempDirectory(scratch, contender.name()), here, folder -> {});
        if (contender == Contender.STOCK) {
            try {
                Contender.offer(pair.provider(), data.source());
            } catch (RuntimeException e) {
                pair.close();
                throw e;
            }
        }
        return pair;
    }

    private void transfers(Contender contender, Pair pair, Negotiations negotiations, DataServer data) {
        var agreement = pair.consumer().management().agreementOf(negotiations.one());
        var transfers = new Transfers(pair, agreement);
        if (contender == Contender.OURS) {
            figures.put("transfer.firstbyte.ms", Figures.median(transfers.pulled(WARM_UPS, ONE_AT_A_TIME)));
        } else {
            figures.put(
                    "transfer.started.stock.ms",
                    Figures.median(transfers.pushStarted(WARM_UPS, ONE_AT_A_TIME, data.sink())));
        }
    }

    private void burst(Contender contender, Negotiations negotiations) {
        load("before.burst", contender);
        var burst = negotiations.burst(BURST);
        figures.count(contender.key("negotiation.burst", "count"), burst.count());
        figures.count(contender.key("negotiation.burst", "lost"), burst.lost());
        figures.count(contender.key("negotiation.burst", "unended"), burst.unended());
        figures.put(contender.key("negotiation.burst", "seconds"), burst.seconds());
        figures.put(contender.key("negotiation.burst.throughput", "persecond"), burst.perSecond());
        figures.put(contender.key("negotiation.burst.cpu", "ms"), burst.cpuPerSide());
        figures.put(
                contender.key("negotiation.burst.cpu.provider", "ms"), (double) burst.providerMillis() / burst.count());
        figures.put(
                contender.key("negotiation.burst.cpu.consumer", "ms"), (double) burst.consumerMillis() / burst.count());
    }

    private void machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        figures.count("machine.processors", system.getAvailableProcessors());
        figures.put("machine.java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        figures.put("machine.os", system.getName() + " " + system.getVersion() + " " + system.getArch());
    }

    /** How busy the machine is, others' work included: what waits for a processor takes longer then. */
    private void load(String when, Contender contender) {
        figures.put(
                contender.key("machine.load", when),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** A step that fails is said and left out; the rest is still measured. */
    private static void step(String name, Step step) {
        try {
            step.run();
        } catch (StepFailed | IOException e) {
            System.out.println("  LEFT OUT: " + name + ": " + e.getMessage());
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
