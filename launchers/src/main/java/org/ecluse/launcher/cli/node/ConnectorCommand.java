package org.ecluse.launcher.cli.node;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.edc.ConnectorNotStarted;
import org.ecluse.connector.edc.ConnectorRuntime;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.config.ConfigProblem;
import org.ecluse.launcher.config.ConnectorConfig;
import org.ecluse.launcher.config.StartChecks;
import org.ecluse.launcher.config.WebDid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse connector}: makes and runs a partner's node. */
@Command(
        name = "connector",
        subcommands = {ConnectorCommand.Init.class, ConnectorCommand.Start.class})
public final class ConnectorCommand {

    /** {@code ecluse connector init}: writes a settings file. */
    @Command(name = "init")
    public static final class Init implements Callable<Integer> {
        private final Session session;

        @Parameters(
                paramLabel = "FILE",
                arity = "0..1",
                defaultValue = "connector.properties",
                descriptionKey = "init.file")
        private Path file;

        @Option(names = "--name", required = true, paramLabel = "NAME", descriptionKey = "connector.name")
        private String name;

        @Option(names = "--port-base", paramLabel = "N", descriptionKey = "connector.port-base")
        private Integer portBase;

        @Option(names = "--registry", paramLabel = "URL", descriptionKey = "connector.registry")
        private URI registry;

        public Init(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("name", name);
            settings.put("port-base", String.valueOf(portBase == null ? ConnectorConfig.PORT_BASE : portBase));
            settings.put("data-dir", "data");
            if (registry != null) {
                settings.put("registry-url", registry.toString());
                settings.put("registry-did", WebDid.of(registry));
            }
            return NewFile.write(session, file, "init.connector", settings)
                    .map(written -> ConnectorConfig.read(written)
                            .fold(valid -> done(written), problems -> NewFile.undo(session, written, problems)))
                    .orElse(Session.WRONG_USE);
        }

        private int done(Path written) {
            session.say("init.done", written, "connector");
            return Session.DONE;
        }
    }

    /** {@code ecluse connector start}: runs it until it is told to end. */
    @Command(name = "start")
    public static final class Start implements Callable<Integer> {
        private final Session session;

        @Option(
                names = "--config",
                paramLabel = "FILE",
                defaultValue = "${ECLUSE_CONFIG:-connector.properties}",
                descriptionKey = "option.config")
        private Path file;

        @Option(names = "--end-with-input", descriptionKey = "start.end-with-input")
        private boolean endWithInput;

        public Start(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws InterruptedException {
            return ConnectorConfig.read(file).fold(this::checkAndRun, problems -> Lifetime.refuse(session, problems));
        }

        private int checkAndRun(ConnectorConfig config) {
            ConnectorSettings settings = config.settings();
            List<ConfigProblem> problems = new ArrayList<>(StartChecks.of(
                    file, settings.bind(), settings.portBase(), ConnectorConfig.PORTS, settings.dataDir()));
            problems.addAll(StartChecks.keys(file, settings.dataDir()));
            if (!problems.isEmpty()) {
                return Lifetime.refuse(session, problems);
            }
            Logging.to(config.logLevel());
            ConnectorRuntime runtime;
            try {
                runtime = ConnectorRuntime.start(settings);
            } catch (ConnectorNotStarted e) {
                session.err()
                        .println("ecluse: " + session.texts().say("start.failed", settings.name(), e.getMessage()));
                return Session.REFUSED;
            }
            session.say("start.ready", settings.name(), settings.publicAddress(settings.operatorPort()));
            Lifetime.untilToldToEnd(runtime, endWithInput);
            return Session.DONE;
        }
    }
}
