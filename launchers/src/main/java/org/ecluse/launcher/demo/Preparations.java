package org.ecluse.launcher.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ecluse.launcher.config.Checked;
import org.ecluse.launcher.config.ConfigProblem;
import org.ecluse.launcher.config.StartChecks;
import org.ecluse.launcher.demo.data.OwnFiles;

/**
 * What a run needs before anything is started: a folder and ports of its own, the person's own files, a catalogue.
 *
 * @param folder this run's until it is closed
 * @param catalog what is advertised besides the story, where that was asked for
 */
record Preparations(DemoFolder folder, Optional<RudiCatalog> catalog) implements AutoCloseable {
    /** How long the processes of a run that was ended before may take to give their ports back. */
    private static final Duration PORTS_WITHIN = Duration.ofSeconds(20);

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String PORT_IN_USE = "port-in-use";

    /**
     * Checks everything, so that all that is wrong is said at once.
     *
     * @param waiting told when ports of a run before are still in use, before they are waited for
     */
    static Checked<Preparations> of(DemoOptions options, Cast cast, Runnable waiting) throws IOException {
        List<ConfigProblem> problems = new ArrayList<>();
        options.ownData().map(OwnFiles::problems).ifPresent(problems::addAll);
        Optional<RudiCatalog> catalog = Optional.empty();
        if (options.catalog().isPresent()) {
            catalog = RudiCatalog.read(options.catalog().get()).fold(Optional::of, unreadable -> {
                problems.addAll(unreadable);
                return Optional.empty();
            });
        }
        Optional<DemoFolder> folder = DemoFolder.take(cast.folder());
        if (folder.isEmpty()) {
            problems.add(portBase("demo-running", cast.folder().toString()));
            return new Checked.Invalid<>(problems);
        }
        problems.addAll(surroundings(options, folder.get(), waiting));
        if (problems.isEmpty()) {
            return new Checked.Valid<>(new Preparations(folder.get(), catalog));
        }
        folder.get().close();
        return new Checked.Invalid<>(problems);
    }

    private static List<ConfigProblem> surroundings(DemoOptions options, DemoFolder folder, Runnable waiting) {
        List<ConfigProblem> problems = surroundings(options);
        if (portInUse(problems) && folder.used()) {
            waiting.run();
            long deadline = System.nanoTime() + PORTS_WITHIN.toNanos();
            while (portInUse(problems) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
                problems = surroundings(options);
            }
        }
        return problems.stream()
                .map(problem -> problem.code().equals(PORT_IN_USE)
                        ? portBase("demo-port-in-use", problem.arguments().toArray(String[]::new))
                        : problem)
                .toList();
    }

    private static List<ConfigProblem> surroundings(DemoOptions options) {
        return StartChecks.of(Path.of("--port-base"), "127.0.0.1", options.portBase(), Cast.PORTS, options.folder());
    }

    private static boolean portInUse(List<ConfigProblem> problems) {
        return problems.stream().anyMatch(problem -> problem.code().equals(PORT_IN_USE));
    }

    private static ConfigProblem portBase(String code, String... arguments) {
        return new ConfigProblem(Path.of("--port-base"), 0, code, List.of(arguments));
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
