package org.ecluse.launcher.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.demo.Demo;
import org.ecluse.launcher.demo.DemoOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ecluse demo}: a registry and six partners on this machine, and the story of what they share. */
@Command(name = "demo")
public final class DemoCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--once", descriptionKey = "demo.once")
    private boolean once;

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "demo.data")
    private Path data;

    @Option(names = "--port-base", paramLabel = "N", defaultValue = "19000", descriptionKey = "demo.port-base")
    private int portBase;

    @Option(names = "--catalog", paramLabel = "FILE|DIR", descriptionKey = "demo.catalog")
    private Path catalog;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "35", descriptionKey = "demo.seed")
    private long seed;

    public DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        DemoOptions options = new DemoOptions(
                once, Path.of("demo-data"), Optional.ofNullable(data), portBase, Optional.ofNullable(catalog), seed);
        return new Demo(options, session, Ecluse::run, InstantSource.system()).run();
    }
}
