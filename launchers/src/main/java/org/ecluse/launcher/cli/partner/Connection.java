package org.ecluse.launcher.cli.partner;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.config.ConnectorConfig;
import picocli.CommandLine.Option;

/**
 * Which connector a command speaks to: the one of a settings file (here, named, or by {@code ECLUSE_CONFIG}), or an
 * address with a token file for a connector on another machine.
 */
final class Connection {
    @Option(names = "--config", paramLabel = "FILE", descriptionKey = "option.config")
    private Path config;

    @Option(names = "--connector", paramLabel = "URL", descriptionKey = "option.connector")
    private URI connector;

    @Option(names = "--token-file", paramLabel = "FILE", descriptionKey = "option.token-file")
    private Path tokenFile;

    /** Runs {@code command} with the door open, or says what keeps it shut. */
    int with(Session session, ToIntFunction<Door> command) {
        if (connector != null) {
            return tokenFile == null
                    ? session.wrongUse("connection.token-file-missing")
                    : withToken(session, connector, tokenFile, command);
        }
        return ConnectorConfig.read(configFile(session))
                .fold(
                        config -> {
                            ConnectorSettings settings = config.settings();
                            URI base =
                                    URI.create("http://" + reachable(settings.bind()) + ":" + settings.operatorPort());
                            Path token = Optional.ofNullable(tokenFile)
                                    .orElse(settings.dataDir().resolve("operator-token"));
                            return withToken(session, base, token, command);
                        },
                        session::wrongUse);
    }

    private Path configFile(Session session) {
        if (config != null) {
            return config;
        }
        String named = session.environment("ECLUSE_CONFIG");
        return Path.of(named.isEmpty() ? "connector.properties" : named);
    }

    private static int withToken(Session session, URI base, Path tokenFile, ToIntFunction<Door> command) {
        String token;
        try {
            token = Files.readString(tokenFile).strip();
        } catch (IOException e) {
            return session.wrongUse("connection.token-unreadable", tokenFile);
        }
        return command.applyAsInt(new Door(base, Optional.of(token)));
    }

    /** A process that listens everywhere is reached on loopback. */
    private static String reachable(String bind) {
        return bind.equals("0.0.0.0") || bind.equals("[::]") || bind.equals("::") ? "127.0.0.1" : bind;
    }
}
