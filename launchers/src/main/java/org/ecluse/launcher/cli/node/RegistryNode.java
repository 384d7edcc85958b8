package org.ecluse.launcher.cli.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.config.ConfigProblem;
import org.ecluse.launcher.config.RegistryConfig;
import org.ecluse.launcher.config.StartChecks;
import org.ecluse.launcher.registry.RegistryNotStarted;
import org.ecluse.launcher.registry.RegistryProcess;
import org.ecluse.launcher.registry.RegistrySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The registry as a process; its {@code init} and {@code start} belong to {@code ecluse registry}. */
public final class RegistryNode {
    private RegistryNode() {}

    /** {@code ecluse registry init}: writes a settings file. */
    @Command(name = "init")
    public static final class Init implements Callable<Integer> {
        private final Session session;

        @Parameters(
                paramLabel = "FILE",
                arity = "0..1",
                defaultValue = "registry.properties",
                descriptionKey = "init.file")
        private Path file;

        @Option(names = "--port", paramLabel = "N", descriptionKey = "registry.port")
        private Integer port;

        public Init(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("port", String.valueOf(port == null ? RegistryConfig.PORT : port));
            settings.put("data-dir", RegistryConfig.DATA);
            return new NodeSettings(session, "registry", RegistryConfig::read).write(file, settings);
        }
    }

    /** {@code ecluse registry start}: runs it until it is told to end. */
    @Command(name = "start")
    public static final class Start implements Callable<Integer>, NodeStart.Kind<RegistryConfig> {
        private final Session session;

        @Option(
                names = "--config",
                paramLabel = "FILE",
                defaultValue = "${ECLUSE_REGISTRY_CONFIG:-registry.properties}",
                descriptionKey = "option.registry-config")
        private Path file;

        @Mixin
        private NodeStart start;

        public Start(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return start.run(session, RegistryConfig.read(file), this);
        }

        @Override
        public List<ConfigProblem> problems(RegistryConfig config) {
            List<ConfigProblem> problems =
                    new ArrayList<>(StartChecks.of(file, config.bind(), config.port(), 1, config.dataDir()));
            problems.addAll(StartChecks.notOf(file, config.dataDir(), "connector", "identity.mv.db"));
            problems.addAll(StartChecks.keys(file, config.dataDir().resolve("keys")));
            return problems;
        }

        @Override
        public NodeStart.Running start(RegistryConfig config) throws NodeStart.NotStarted {
            try {
                RegistryProcess process = RegistryProcess.start(settings(config));
                return new NodeStart.Running(config.displayName(), config.publicAddress(), process, process::awaitEnd);
            } catch (RegistryNotStarted e) {
                throw new NodeStart.NotStarted(config.displayName(), e);
            }
        }

        private static RegistrySettings settings(RegistryConfig config) {
            Path programs = Path.of(System.getProperty("ecluse.home", ""), "launchers", "target", "registry");
            return new RegistrySettings(
                    programs,
                    config.dataDir(),
                    config.bind(),
                    config.port(),
                    config.publicAddress(),
                    config.displayName(),
                    config.innerHosts(),
                    config.logLevel());
        }
    }
}
