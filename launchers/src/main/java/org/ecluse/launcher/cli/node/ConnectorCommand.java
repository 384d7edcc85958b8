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
import picocli.CommandLine.Mixin;
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
            settings.put("data-dir", ConnectorConfig.DATA);
            if (registry != null) {
                settings.put("registry-url", registry.toString());
                settings.put("registry-did", WebDid.of(registry));
            }
            return new NodeSettings(session, "connector", ConnectorConfig::read).write(file, settings);
        }
    }

    /** {@code ecluse connector start}: runs it until it is told to end. */
    @Command(name = "start")
    public static final class Start implements Callable<Integer>, NodeStart.Kind<ConnectorConfig> {
        private final Session session;

        @Option(
                names = "--config",
                paramLabel = "FILE",
                defaultValue = "${ECLUSE_CONFIG:-connector.properties}",
                descriptionKey = "option.config")
        private Path file;

        @Mixin
        private NodeStart start;

        public Start(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return start.run(session, ConnectorConfig.read(file), this);
        }

        @Override
        public List<ConfigProblem> problems(ConnectorConfig config) {
            ConnectorSettings settings = config.settings();
            List<ConfigProblem> problems = new ArrayList<>(StartChecks.of(
                    file, settings.bind(), settings.portBase(), ConnectorConfig.PORTS, settings.dataDir()));
            problems.addAll(StartChecks.notOf(file, settings.dataDir(), "registry", "registry.mv.db"));
            problems.addAll(StartChecks.keys(file, settings.dataDir()));
            return problems;
        }

        @Override
        public NodeStart.Running start(ConnectorConfig config) throws NodeStart.NotStarted {
            Logging.to(config.logLevel());
            ConnectorSettings settings = config.settings();
            try {
                return new NodeStart.Running(
                        settings.name(),
                        settings.publicAddress(settings.operatorPort()),
                        ConnectorRuntime.start(settings),
                        Lifetime.OwnEnd.never());
            } catch (ConnectorNotStarted e) {
                throw new NodeStart.NotStarted(settings.name(), e);
            }
        }
    }
}
