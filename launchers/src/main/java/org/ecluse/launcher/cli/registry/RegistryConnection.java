package org.ecluse.launcher.cli.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.config.RegistryConfig;
import picocli.CommandLine.Option;

/** Which registry a command speaks to: the one of a settings file, or an address with a token file. */
final class RegistryConnection {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${ECLUSE_REGISTRY_CONFIG:-registry.properties}",
            descriptionKey = "option.registry-config")
    private Path config;

    @Option(names = "--registry", paramLabel = "URL", descriptionKey = "option.registry")
    private URI registry;

    @Option(names = "--token-file", paramLabel = "FILE", descriptionKey = "option.token-file")
    private Path tokenFile;

    /** Runs {@code command} with the door open, or says what keeps it shut. */
    int with(Session session, ToIntFunction<Door> command) {
        if (registry != null) {
            return tokenFile == null
                    ? session.wrongUse("connection.token-file-missing")
                    : withToken(session, registry, tokenFile, command);
        }
        return RegistryConfig.read(config)
                .fold(
                        settings -> withToken(
                                session,
                                URI.create("http://" + settings.bind() + ":" + settings.port()),
                                Optional.ofNullable(tokenFile)
                                        .orElse(settings.dataDir().resolve("operator-token")),
                                command),
                        session::wrongUse);
    }

    private static int withToken(Session session, URI base, Path tokenFile, ToIntFunction<Door> command) {
        try {
            String token = Files.readString(tokenFile).strip();
            return command.applyAsInt(new Door(base, Optional.of(token)));
        } catch (IOException e) {
            return session.wrongUse("connection.token-unreadable", tokenFile);
        }
    }
}
