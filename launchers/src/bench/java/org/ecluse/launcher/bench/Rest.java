package org.ecluse.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.ecluse.launcher.bench.Contender.Installation;
import org.ecluse.launcher.dsp.TestConnector;

/** The product as it ships, identity hub and all: how long it takes to start, and what it costs when nothing happens. */
final class Rest {
    private static final int STARTS = 5;
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration RESTING = Duration.ofSeconds(30);

    private final Installation here;
    private final Path folder;
    private final int portBase = TestConnector.freePortBase();

    Rest(Installation here, Path folder) throws IOException {
        this.here = here;
        this.folder = Files.createDirectory(folder.resolve("rest"));
        Files.write(config(), List.of("name = rest", "port-base = " + portBase));
    }

    void measure(Figures figures) {
        var from = System.nanoTime();
        start().close();
        figures.put("start.first.seconds", (System.nanoTime() - from) / 1e9);
        var seconds = new double[STARTS];
        for (var index = 0; index < STARTS; index++) {
            from = System.nanoTime();
            try (var started = start()) {
                seconds[index] = (System.nanoTime() - from) / 1e9;
                if (index == STARTS - 1) {
                    figures.put("start.seconds", Figures.median(seconds));
                    idle(started, "idle", figures);
                }
            }
        }
    }

    /** Leaves it alone for a while, and reads what that has cost. */
    static void idle(Child process, String key, Figures figures) {
        pause(SETTLING);
        var before = process.cpuMillis();
        pause(RESTING);
        figures.put(key + ".cpu.percent", 100.0 * (process.cpuMillis() - before) / RESTING.toMillis());
        figures.count(key + ".rss.mib", process.residentMebibytes());
    }

    private Child start() {
        var command = here.product("connector", "start", "--config", config().toString(), "--end-with-input");
        var process = Child.start(command, folder.resolve("rest.log"));
        try {
            process.awaitReady(URI.create("http://127.0.0.1:" + portBase + "/api/health"));
            return process;
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private Path config() {
        return folder.resolve("connector.properties");
    }

    private static void pause(Duration duration) {
        var until = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
